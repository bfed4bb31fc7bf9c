/**
 * npm run facts -- [--write] [--source ID] [--allow-remove NAME]… HEADER…
 *
 * Holds SDK headers against content/facts and prints what differs. Without --write nothing is written.
 * Exit codes: 0 done, 1 refused, 2 wrong usage.
 */

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { prosePaths } from '../catalog/load.ts';
import { FactError } from '../facts/fact-error.ts';
import { FACTS_DIRECTORY } from '../facts/read-facts.ts';
import { readOrigins } from '../facts/read-origins.ts';
import { decodeHeader } from './decode-header.ts';
import { headerShape } from './headers.ts';
import { isRefused, planImport, type Header } from './import-headers.ts';
import { reportLines } from './print-report.ts';
import { writeTables } from './write-tables.ts';

const USAGE = 'usage: npm run facts -- [--write] [--source ID] [--allow-remove NAME]… path/to/winerror.h …';

class UsageError extends Error {}

/** Runs the command in `root`, the repository's folder. Returns the exit code. */
function main(args: readonly string[], root: string): number {
  try {
    const { write, source, allowRemove, paths } = readArguments(args);
    const readTable = (file: string): string => readFileSync(join(root, FACTS_DIRECTORY, file), 'utf8');
    const headers = paths.map((path) => readHeader(path, source, readTable));
    const plan = planImport(headers, readTable, new Set(allowRemove));
    const pages = new Map(prosePaths(root).map((path) => [basename(path, '.mdx'), path]));
    for (const line of reportLines(plan, (name) => pages.get(name))) console.log(line);
    if (isRefused(plan)) {
      console.error('refused: nothing was written');
      return 1;
    }
    const files = [...plan.changed.keys()].join(', ') || 'no table';
    if (!write) {
      console.log(`dry run: ${files} would change; nothing was written (--write does it)`);
      return 0;
    }
    writeTables(root, plan.changed);
    console.log(`written: ${files}. Now set the revision of ${headers.map(({ shape }) => shape.source).join(', ')} in sources.json.`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n${USAGE}`);
      return 2;
    }
    if (!(error instanceof FactError)) throw error;
    console.error(`refused: ${error.message}`);
    return 1;
  }
}

interface Arguments {
  readonly write: boolean;
  readonly source: string | undefined;
  readonly allowRemove: readonly string[];
  readonly paths: readonly string[];
}

function readArguments(args: readonly string[]): Arguments {
  const options = { write: { type: 'boolean' }, source: { type: 'string' }, 'allow-remove': { type: 'string', multiple: true } } as const;
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (positionals.length === 0) throw new UsageError('no header given');
  return { write: values.write ?? false, source: values.source, allowRemove: values['allow-remove'] ?? [], paths: positionals };
}

/** @throws UsageError for a file that cannot be read, or whose source is unknown */
function readHeader(path: string, source: string | undefined, readTable: (file: string) => string): Header {
  const shape = headerShape(path, source);
  if (!shape) throw new UsageError(`${path} is not one of the SDK's headers of error codes: name its origin with --source`);
  const { origins } = readOrigins(`${FACTS_DIRECTORY}/sources.json`, readTable('sources.json'));
  if (!(shape.source in origins)) throw new UsageError(`sources.json does not describe the origin ${shape.source}: add it there first`);
  let bytes;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  return { path, shape, text: decodeHeader(path, bytes) };
}

process.exitCode = main(process.argv.slice(2), process.cwd());
