/** The worker of card-images.ts: trees → SVG (satori, letters as outlines of our own fonts) → PNG of few colors (sharp). */

import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import satori from 'satori';
import sharp from 'sharp';
import { CARD_FONTS, CARD_SIZE } from '../outputs/social-card.ts';
import type { Drawing } from './card-images.ts';

const fonts = CARD_FONTS.map(({ name, package: font, weight }) => ({
  name,
  weight,
  data: readFileSync(`node_modules/@fontsource/${font}/files/${font}-latin-${weight}-normal.woff`),
}));

/** Flat colors and the edges of letters: 16 colors show no difference. Dithering would add noise, more effort costs time for 3 % of the bytes. */
const PNG = { palette: true, colours: 16, dither: 0, effort: 1, compressionLevel: 9 } as const;

/** Images that sharp makes on its threads while the next tree is laid out here. */
const AT_ONCE = 2;

async function drawAll(drawings: Iterator<Drawing>): Promise<void> {
  for (let next = drawings.next(); !next.done; next = drawings.next()) {
    const { tree, file } = next.value;
    const svg = await satori(tree, { ...CARD_SIZE, fonts });
    const png = await sharp(Buffer.from(svg)).png(PNG).toBuffer();
    // Two builds may draw the same image: each file appears whole.
    const part = `${file}.${randomUUID()}`;
    writeFileSync(part, png);
    renameSync(part, file);
  }
}

sharp.concurrency(1);
sharp.cache(false);
const queue = (workerData as readonly Drawing[]).values();
await Promise.all(Array.from({ length: AT_ONCE }, () => drawAll(queue)));
