/** Images for link previews: explained codes and groups have one, of the right size and small, and say so in their head. */

import type { Catalog } from '../../../src/catalog/join.ts';
import { codePath } from '../../../src/model/number-space.ts';
import { codeCardPath, groupCardPath, groupPath } from '../../../src/outputs/paths.ts';
import { CARD_SIZE } from '../../../src/outputs/social-card.ts';
import type { Check } from '../check.ts';
import { addressOf, fileOf, pageAt, type Site } from '../site.ts';

const MOST_BYTES = 40_000;

export const check: Check = {
  name: 'explained codes and groups have an image for link previews',
  why: 'A link pasted into a chat shows number, name and what to do; a dead image address shows nothing.',
  findings: (site, catalog) => {
    const expected = expectedCards(catalog);
    return [
      ...expected.flatMap(({ page, card }) => cardFaults(site, page, card)),
      ...[...site.files.keys()]
        .filter((file) => file.startsWith('cards/') && !expected.some(({ card }) => fileOf(card) === file))
        .map((file) => `${file}: no page shows it`),
      ...[...site.pages.values()]
        .filter((page) => property(page.html, 'og:image') !== undefined && !expected.some((known) => known.page === page.path))
        .map((page) => `${page.file}: names an image and has none`),
    ];
  },
  refuses: [
    { because: 'a code without its image', changes: { 'cards/win32/5.png': undefined }, adds: ['cards/win32/5.png: is not there'] },
    {
      because: 'a group without its image',
      changes: { 'cards/group/ipsec.png': undefined },
      adds: ['cards/group/ipsec.png: is not there'],
    },
    { because: 'a file that is no PNG', changes: { 'cards/win32/5.png': () => '<svg>' }, adds: ['cards/win32/5.png: is no PNG file'] },
    {
      because: 'an image of another size',
      changes: { 'cards/win32/5.png': () => pngHead(600, 315) },
      adds: ['cards/win32/5.png: is 600 × 315, not 1200 × 630'],
    },
    {
      because: 'a large image',
      changes: { 'cards/win32/5.png': () => Buffer.concat([pngHead(CARD_SIZE.width, CARD_SIZE.height), Buffer.alloc(MOST_BYTES)]) },
      adds: ['cards/win32/5.png: has more than 40000 bytes'],
    },
    {
      because: 'an image that no page shows',
      changes: { 'cards/win32/101.png': () => pngHead(CARD_SIZE.width, CARD_SIZE.height) },
      adds: ['cards/win32/101.png: no page shows it'],
    },
    {
      because: 'a page that names the image of another',
      changes: { 'win32/5/index.html': (html) => html.replace('/cards/win32/5.png', '/cards/win32/2.png') },
      adds: ['win32/5/index.html: its og:image is not its own'],
    },
    {
      because: 'a page that names its image by a path',
      changes: { 'win32/5/index.html': (html) => html.replace(/content="[^"]*\/cards\/win32\/5\.png"/, 'content="/cards/win32/5.png"') },
      adds: ['win32/5/index.html: its og:image is not its own'],
    },
    {
      because: 'a page that tells another size',
      changes: { 'win32/5/index.html': (html) => html.replace('content="630"', 'content="600"') },
      adds: ['win32/5/index.html: tells the size 1200 × 600 of its image'],
    },
    {
      because: 'a page that does not say what the image shows',
      changes: { 'win32/5/index.html': (html) => html.replace(/<meta property="og:image:alt"[^>]*>/, '') },
      adds: ['win32/5/index.html: does not say what its image shows'],
    },
    {
      because: 'a page whose image would be shown small',
      changes: { 'win32/5/index.html': (html) => html.replace('summary_large_image', 'summary') },
      adds: ['win32/5/index.html: its twitter:card is not summary_large_image'],
    },
    {
      because: 'a page without an image that names one',
      changes: { 'win32/101/index.html': (html) => html.replace('</title>', '</title><meta property="og:image" content="/a.png">') },
      adds: ['win32/101/index.html: names an image and has none'],
    },
  ],
};

interface ExpectedCard {
  readonly page: string;
  readonly card: string;
}

function expectedCards({ codes, statuses, groups }: Catalog): readonly ExpectedCard[] {
  return [
    ...[...codes, ...Object.values(statuses).flat()]
      .filter((code) => code.explanation)
      .map((code) => ({ page: codePath(code), card: codeCardPath(code) })),
    ...groups.map(({ id }) => ({ page: groupPath(id), card: groupCardPath(id) })),
  ];
}

function cardFaults(site: Site, path: string, card: string): readonly string[] {
  const page = pageAt(site, path);
  const html = page?.html ?? '';
  const [width, height] = ['width', 'height'].map((side) => property(html, `og:image:${side}`));
  const head = [
    ...(property(html, 'og:image') === addressOf(site, card) ? [] : ['its og:image is not its own']),
    ...(width === String(CARD_SIZE.width) && height === String(CARD_SIZE.height)
      ? []
      : [`tells the size ${width} × ${height} of its image`]),
    ...((property(html, 'og:image:alt') ?? '') === '' ? ['does not say what its image shows'] : []),
    ...(page?.meta('name', 'twitter:card') === 'summary_large_image' ? [] : ['its twitter:card is not summary_large_image']),
  ];
  return [
    ...imageFaults(site.files.get(fileOf(card))).map((fault) => `${fileOf(card)}: ${fault}`),
    ...head.map((fault) => `${fileOf(path)}: ${fault}`),
  ];
}

function property(html: string, name: string): string | undefined {
  return new RegExp(`<meta property="${name}" content="([^"]*)"`).exec(html)?.[1];
}

/** The eight bytes of a PNG file, the head of its first chunk (length 13, IHDR), then width and height: https://www.w3.org/TR/png-3/. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

function imageFaults(bytes: Buffer | undefined): readonly string[] {
  if (!bytes) return ['is not there'];
  if (bytes.length < PNG.length + 8 || !bytes.subarray(0, PNG.length).equals(PNG)) return ['is no PNG file'];
  const [width, height] = [bytes.readUInt32BE(PNG.length), bytes.readUInt32BE(PNG.length + 4)];
  return [
    ...(width === CARD_SIZE.width && height === CARD_SIZE.height
      ? []
      : [`is ${width} × ${height}, not ${CARD_SIZE.width} × ${CARD_SIZE.height}`]),
    ...(bytes.length <= MOST_BYTES ? [] : [`has more than ${MOST_BYTES} bytes`]),
  ];
}

/** The head of a PNG file. */
function pngHead(width: number, height: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([PNG, size]);
}
