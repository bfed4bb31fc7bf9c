/** What the lasterror command does with its arguments and its input; src/commands/lasterror.ts starts it. */

import { openSync, readSync, closeSync, fstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { joinCatalog } from '../catalog/join.ts';
import { loadFacts, loadProse } from '../catalog/load.ts';
import type { Answer, CodeTarget, Reading, UndefinedTarget } from '../lookup/answer.ts';
import { numberText, SPACE_TITLES } from '../model/number-space.ts';
import { logDecoder, type DecodedLog } from '../lookup/decode-log.ts';
import { resolve } from '../lookup/resolve.ts';
import { decoderFor } from '../lookup/text-decoder.ts';
import { readIndex, type Index } from '../lookup/shards.ts';
import { lookupIndex } from '../outputs/lookup-index.ts';
import { toHex8 } from '../model/number.ts';

const FOUND = 0;
const NOTHING = 1;
const USAGE = 2;

const HELP = `Usage: lasterror <text>              what an error number, name or message means
       lasterror decode <file>...    every error code in the files; - is the standard input
       ... | lasterror               every error code in the standard input
Options: --json  print JSON    --help  print this
Exit code: 0 found, 1 nothing found, 2 wrong usage
`;

const CHUNK_BYTES = 65_536;

/** Where the command writes, what it reads, and the index that it asks. */
export interface Surroundings {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** descriptor of the standard input */
  readonly input: number;
  readonly index: () => Index;
}

/** Runs the command. @returns the exit code */
export function runLasterror(args: readonly string[], surroundings: Surroundings): number {
  const usage = (message: string): number => {
    surroundings.writeError(`${message}\n${HELP}`);
    return USAGE;
  };
  // A signed number is a text to read, not an option.
  const isText = (arg: string): boolean => /^-[0-9]/.test(arg);
  const options = args.filter((arg) => arg.startsWith('--'));
  const texts = args.filter((arg) => !options.includes(arg));
  let json: boolean;
  try {
    const { values } = parseArgs({ args: [...options], options: { json: { type: 'boolean' }, help: { type: 'boolean' } } });
    if (values.help) {
      surroundings.write(HELP);
      return FOUND;
    }
    json = values.json ?? false;
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
  const unknown = texts.find((arg) => arg.startsWith('-') && arg !== '-' && !isText(arg));
  if (unknown !== undefined) return usage(`Unknown option ${unknown}`);
  if (texts[0] === 'decode')
    return texts.length === 1 ? usage('decode needs a file, or - for the standard input') : decode(texts.slice(1), json, surroundings);
  if (texts.length === 0 && isPiped(surroundings.input)) return decode(['-'], json, surroundings);
  if (texts.length === 0) return usage('Nothing to read');
  return texts.length === 1 && texts[0] === '-' ? decode(['-'], json, surroundings) : answer(texts.join(' '), json, surroundings);
}

/** True where something is piped in; a terminal, or no input at all, is not. */
function isPiped(descriptor: number): boolean {
  try {
    const input = fstatSync(descriptor);
    return input.isFIFO() || input.isFile() || input.isSocket();
  } catch {
    return false;
  }
}

/** The whole index, from the tables beside this file. */
export function loadIndex(): Index {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
  return readIndex(lookupIndex(joinCatalog(loadFacts(root), loadProse(root))));
}

function answer(text: string, json: boolean, { write, index }: Surroundings): number {
  const found = resolve(text, index());
  write(json ? `${JSON.stringify(found, undefined, 2)}\n` : answerText(found));
  return found.nothing ? NOTHING : FOUND;
}

function decode(files: readonly string[], json: boolean, { write, writeError, input, index: load }: Surroundings): number {
  const index = load();
  const decoded: { readonly file: string; readonly log: DecodedLog }[] = [];
  for (const file of files) {
    try {
      decoded.push({ file, log: decodeFile(file, input, index) });
    } catch (error) {
      writeError(`${file}: ${error instanceof Error ? error.message : String(error)}\n${HELP}`);
      return USAGE;
    }
  }
  const results = decoded.map(({ file, log }) => ({
    file,
    lines: log.lines,
    codes: log.codes.map(({ reading, count, lines }) => ({ ...reading, count, lines })),
  }));
  if (json) write(`${JSON.stringify(results, undefined, 2)}\n`);
  else for (const { file, log } of decoded) write(logText(file, log, files.length > 1));
  return decoded.some(({ log }) => log.codes.length > 0) ? FOUND : NOTHING;
}

/** Reads a file in pieces, so that its size does not matter. UTF-16 with a byte order mark, as Windows writes logs, is read as such. */
function decodeFile(file: string, input: number, index: Index): DecodedLog {
  const descriptor = file === '-' ? input : openSync(file, 'r');
  const decoder = logDecoder(index);
  const chunk = new Uint8Array(CHUNK_BYTES);
  let text: TextDecoder | undefined;
  try {
    for (let length = readSome(descriptor, chunk); length > 0; length = readSome(descriptor, chunk)) {
      text ??= decoderFor(chunk);
      decoder.feed(text.decode(chunk.subarray(0, length), { stream: true }));
    }
    decoder.feed(text?.decode() ?? '');
  } finally {
    if (file !== '-') closeSync(descriptor);
  }
  return decoder.end();
}

/** Bytes read; 0 at the end, also where Windows reports the end of a pipe as an error. */
function readSome(descriptor: number, chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
    }
  }
}

function answerText(answer: Answer): string {
  const readings = answer.readings.map((reading) => `${readingText(reading)}\n`).join('\n');
  return answer.nothing
    ? `${readings}${readings === '' ? '' : '\n'}${answer.nothing.sentence}${nearestText(answer.nothing.nearest)}\n`
    : readings;
}

function readingText({ target, path, certainty, reason, didYouMean, inserts }: Reading): string {
  return [
    target.space === 'undefined' ? undefinedTitle(target) : targetTitle(target),
    ...(target.space !== 'undefined' && target.message !== undefined ? [`  ${target.message}`] : []),
    ...(didYouMean === undefined ? [] : [`  Did you mean ${didYouMean}?`]),
    ...inserts.map(({ placeholder, text }) => `  ${placeholder} = ${text}`),
    `  ${path.join(' → ')}`,
    `  ${certainty}: ${reason}`,
  ].join('\n');
}

function targetTitle({ space, value, name }: CodeTarget): string {
  return `${numberText(space, value)}  ${name}${space === 'win32' ? '' : `  (${SPACE_TITLES[space]})`}`;
}

function undefinedTitle({ value }: UndefinedTarget): string {
  return `${value}  ${toHex8(value)}  undefined`;
}

function nearestText(nearest: readonly CodeTarget[]): string {
  return nearest.length === 0 ? '' : ` Nearest: ${nearest.map(targetTitle).join(', ')}`;
}

function logText(file: string, log: DecodedLog, named: boolean): string {
  const codes = log.codes.map(({ reading, count, lines, first }) => {
    const { target } = reading;
    const title = target.space === 'undefined' ? undefinedTitle(target) : targetTitle(target);
    const message = target.space !== 'undefined' && target.message !== undefined ? `\n  ${target.message}` : '';
    const shown = lines.slice(0, 10).join(', ') + (lines.length > 10 ? ', …' : '');
    return `${title}${message}\n  ${count} × from line ${first.line}: ${shown}  (${first.text}: ${reading.path.join(' → ')})\n`;
  });
  const body = codes.length > 0 ? codes.join('') : `No error code in ${log.lines} lines.\n`;
  return named ? `${file}:\n${body}` : body;
}
