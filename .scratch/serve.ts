import { preview } from 'astro';
await preview({ root: '.', server: { port: 4321, host: 'localhost' }, logLevel: 'warn' });
