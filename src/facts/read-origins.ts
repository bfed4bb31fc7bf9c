/** sources.json → where each table was read: origins (who publishes it, licence) and a note per table. */

import { z } from 'zod';
import { FactError } from './fact-error.ts';

const Origin = z.strictObject({
  title: z.string().min(1),
  revision: z.string().min(1),
  url: z.string().startsWith('https://'),
  licence: z.string().min(1),
});

const Origins = z.strictObject({
  /** day on which the sources were read */
  read: z.iso.date(),
  origins: z.record(z.string().regex(/^[a-z0-9-]+$/), Origin),
  tables: z.record(z.string(), z.strictObject({ title: z.string().min(1), note: z.string().min(1) })),
});

export type OriginTable = z.infer<typeof Origins>;

/** Reads sources.json. @throws FactError that names the line (or 1, where JSON gives none) and the field */
export function readOrigins(file: string, content: string): OriginTable {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new FactError(file, 1, 'JSON', error instanceof Error ? error.message : String(error));
  }
  const parsed = Origins.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.map(String) ?? [];
  throw new FactError(
    file,
    lineOfKey(content, path),
    `${path.join('.') || 'object'}: ${issue?.message ?? 'another shape'}`,
    found(value, path),
  );
}

function found(value: unknown, path: readonly string[]): string {
  const inner = path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
  return inner === undefined ? '' : JSON.stringify(inner).slice(0, 80);
}

/** Line of the last key of the path that stands in the file in order; 1 where none does. */
function lineOfKey(content: string, path: readonly string[]): number {
  let offset = 0;
  for (const key of path) {
    const at = content.indexOf(JSON.stringify(key), offset);
    if (at >= 0) offset = at;
  }
  return content.slice(0, offset).split('\n').length;
}
