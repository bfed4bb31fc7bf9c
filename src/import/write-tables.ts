/** New texts of tables → content/facts. They are checked as files before they take the place of the old ones. */

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACTS_DIRECTORY, readFacts } from '../facts/read-facts.ts';

/**
 * Writes each text beside its table, reads everything back through the checks, and only then renames.
 * @param changed file below content/facts → its new text
 * @throws FactError where the written tables are wrong; the tables are as they were then
 */
export function writeTables(root: string, changed: ReadonlyMap<string, string>): void {
  const pathOf = (file: string): string => join(root, FACTS_DIRECTORY, file);
  const temporary = (file: string): string => `${pathOf(file)}.new`;
  try {
    for (const [file, text] of changed) writeFileSync(temporary(file), text, { flag: 'wx' });
    readFacts((file) => readFileSync(changed.has(file) ? temporary(file) : pathOf(file), 'utf8'));
    for (const file of changed.keys()) renameSync(temporary(file), pathOf(file));
  } finally {
    for (const file of changed.keys()) rmSync(temporary(file), { force: true });
  }
}
