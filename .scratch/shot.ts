import { chromium } from '@playwright/test';
const [, , out, ...paths] = process.argv;
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--disable-component-update','--disable-sync'] });
for (const spec of paths) {
  const [path, mode = 'desktop-light'] = spec.split('@');
  const [dev, scheme] = mode.split('-');
  const c = await b.newContext({ viewport: dev === 'phone' ? { width: 360, height: 740 } : { width: 1280, height: 900 }, colorScheme: scheme as 'light' });
  const p = await c.newPage();
  p.on('console', (m) => m.type() === 'error' && console.log(path, m.text()));
  p.on('pageerror', (e) => console.log(path, String(e)));
  await p.goto('http://localhost:4321' + path);
  await p.waitForTimeout(700);
  const name = `${out}/${path.replace(/\W+/g, '_')}${mode}.png`;
  await p.screenshot({ path: name, fullPage: process.env.FULL !== '0', clip: undefined });
  console.log(name, p.url());
  await c.close();
}
await b.close();
