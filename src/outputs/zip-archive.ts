/** Files → one zip, the same to the byte on every machine: sorted entries, one time for all, deflate without the system's zlib. */

import { zipSync, type Zippable } from 'fflate';

/** Without the larger format of zip64, which old programs can't read. */
const MOST_ENTRIES = 65_535;

/**
 * @param top the one folder at the top of the zip
 * @param files path below it → bytes
 * @param day time of all entries, YYYY-MM-DD, at noon: a zip has no time zone
 * @throws RangeError for more files than a zip holds
 */
export function zipOf(top: string, files: ReadonlyMap<string, Uint8Array>, day: string): Uint8Array {
  if (files.size > MOST_ENTRIES) throw new RangeError(`a zip holds at most ${MOST_ENTRIES} files, not ${files.size}`);
  // Without a zone: local time, which fflate writes as it is.
  const mtime = new Date(`${day}T12:00:00`);
  const entries: Zippable = {};
  for (const [file, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) entries[`${top}/${file}`] = bytes;
  return zipSync(entries, { level: 6, mtime });
}
