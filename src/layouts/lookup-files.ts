/** The lookup index as files: names with a hash of the whole, so that hosts and browsers may keep them for good. */

import { createHash } from 'node:crypto';
import { loadCatalog } from '../catalog/load.ts';
import type { Shard } from '../lookup/shards.ts';
import { lookupIndex } from '../outputs/lookup-index.ts';

interface LookupFiles {
  /** hash of all shards: part of each file's name, and what the pages tell the scripts */
  readonly version: string;
  readonly shards: Readonly<Record<Shard, string>>;
}

let files: LookupFiles | undefined;

/** The shards and their version, made once per process. */
export function lookupFiles(): LookupFiles {
  if (!files) {
    const shards = lookupIndex(loadCatalog());
    files = { version: createHash('sha256').update(JSON.stringify(shards)).digest('hex').slice(0, 12), shards };
  }
  return files;
}
