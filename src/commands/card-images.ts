/**
 * Social cards → PNG files. Each image is kept under a hash of all that it is made from, below node_modules/.cache: a second build
 * draws what changed. Drawing runs in a worker, beside Astro and Pagefind.
 */

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CardNode, SocialCard } from '../outputs/social-card.ts';

const CACHE = 'node_modules/.cache/last-error/cards';

/** What the worker is given: a tree, and the file that its image goes to. */
export interface Drawing {
  readonly tree: CardNode;
  readonly file: string;
}

/** Sources and versions that decide how a tree is drawn. */
const MAKERS = [
  'src/commands/draw-cards.ts',
  ...['satori', 'sharp', '@fontsource/source-sans-3', '@fontsource/source-serif-4', '@fontsource/source-code-pro'].map(
    (name) => `node_modules/${name}/package.json`,
  ),
] as const;

export interface CardImages {
  /** waits for the drawing and puts the images into the built site. @throws Error where an image could not be drawn */
  readonly write: (outDir: string) => Promise<string>;
}

/** Begins to draw the images that no earlier build has left. */
export function startCards(cards: readonly SocialCard[], cache = CACHE): CardImages {
  const makers = createHash('sha256');
  for (const file of MAKERS) makers.update(readFileSync(file));
  const maker = makers.digest('hex');
  const images = cards.map(({ path, tree }) => {
    const key = createHash('sha256').update(maker).update(JSON.stringify(tree)).digest('hex').slice(0, 32);
    return { path, tree, file: join(cache, `${key}.png`) };
  });
  const missing = images.filter(({ file }) => !existsSync(file)).map(({ tree, file }): Drawing => ({ tree, file }));
  mkdirSync(cache, { recursive: true });
  const drawn = missing.length === 0 ? undefined : draw(missing);
  return {
    write: async (outDir) => {
      await drawn?.();
      for (const { path, file } of images) {
        const target = join(outDir, path);
        mkdirSync(dirname(target), { recursive: true });
        copyFileSync(file, target);
      }
      return `${images.length} images, ${missing.length} of them drawn now`;
    },
  };
}

/** Draws in a worker, which does not keep a failed build alive. The function returned waits for its end. */
function draw(drawings: readonly Drawing[]): () => Promise<void> {
  const worker = new Worker(new URL('./draw-cards.ts', import.meta.url), { workerData: drawings });
  worker.unref();
  const ended = new Promise<void>((done, fail) => {
    worker.once('error', fail);
    worker.once('exit', (status) => {
      if (status === 0) done();
      else fail(new Error(`drawing the cards ended with status ${status}`));
    });
  });
  // An error of the worker is reported when somebody waits; until then it is no unhandled one.
  ended.catch(() => undefined);
  return () => {
    worker.ref();
    return ended;
  };
}
