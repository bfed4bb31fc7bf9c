/** The web app manifest (https://www.w3.org/TR/appmanifest/): what makes the site installable, and its icons. */

import { withBase } from './paths.ts';

/** Color of the drawing and of the window's frame; the paper color behind the page while it loads. As in tokens.css. */
const ACCENT = '#8a2b1d';
const PAPER = '#fcfbf8';

export interface Icon {
  /** below the built folder */
  readonly file: string;
  readonly size: number;
  /** `maskable` icons are cut to any shape by the system: the drawing stays in the middle 80 % */
  readonly purpose: 'any' | 'maskable' | 'apple';
}

/** Apple's name at the root of a site is asked for without a link; elsewhere Safari takes the manifest's icons. */
export const ICONS: readonly Icon[] = [
  { file: 'icons/192.png', size: 192, purpose: 'any' },
  { file: 'icons/512.png', size: 512, purpose: 'any' },
  { file: 'icons/maskable-512.png', size: 512, purpose: 'maskable' },
  { file: 'apple-touch-icon.png', size: 180, purpose: 'apple' },
];

const SHORTCUTS = [
  { name: 'Search', path: '/search/' },
  { name: 'Decode a log', path: '/decode/' },
  { name: 'Any 32-bit number', path: '/code/' },
] as const;

/**
 * @param base `/` or `/sub/path/`
 * @returns the manifest as JSON text
 */
export function webManifest(base: string): string {
  const address = (path: string): string => withBase(base, path);
  return JSON.stringify({
    name: 'Last Error: Windows error codes',
    short_name: 'Last Error',
    description: 'The reference for Windows error codes: every code has its own page.',
    lang: 'en',
    id: address('/'),
    start_url: address('/'),
    scope: address('/'),
    // Pages have links, so that a window with a back button is the better one where the browser has it.
    display: 'standalone',
    display_override: ['minimal-ui'],
    theme_color: ACCENT,
    background_color: PAPER,
    icons: [
      ...ICONS.filter(({ purpose }) => purpose !== 'apple').map(({ file, size, purpose }) => ({
        src: address(`/${file}`),
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose,
      })),
      { src: address('/favicon.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ],
    shortcuts: SHORTCUTS.map(({ name, path }) => ({ name, url: address(path) })),
  });
}

/**
 * The drawing of public/favicon.svg for an icon that the system gives its shape: corners filled, and for `maskable` the
 * drawing made smaller, so that no cut touches it. @throws Error where the drawing has no background to fill
 */
export function iconDrawing(favicon: string, purpose: Icon['purpose']): string {
  if (purpose === 'any') return favicon;
  const [whole, background] = /<rect width="16" height="16" rx="3" (fill="[^"]+")\/>/.exec(favicon) ?? [];
  if (whole === undefined || background === undefined)
    throw new Error('public/favicon.svg: no rounded rectangle of 16 × 16 as the background');
  const [open, close] = purpose === 'maskable' ? ['<g transform="translate(8 8) scale(.8) translate(-8 -8)">', '</g>'] : ['', ''];
  return favicon.replace(whole, `<rect width="16" height="16" ${background}/>${open}`).replace('</svg>', `${close}</svg>`);
}
