/** The log decoder's page: text from the field, a file, a drop or the address's fragment → the list of its codes. */

import { logDecoder, type DecodedLog, type FoundCode } from '../lookup/decode-log.ts';
import type { Index } from '../lookup/shards.ts';
import { toHex8 } from '../model/number.ts';
import { decoderFor } from '../lookup/text-decoder.ts';
import { unpackText, packText } from './fragment-text.ts';
import { completeIndex } from './lookup-client.ts';
import { codeLabel, element } from './readings.ts';
import { fullAddress, pageAddress, readingAddress } from './site.ts';
import { offerTicket } from './ticket-menu.ts';
import { ticketNote } from './ticket-note.ts';

/** Characters read between two breaths of the page: a few milliseconds. */
const SLICE = 64 * 1024;
/** A longer text is not put into the field, which would grow slow; its beginning is shown. */
const SHOWN = 200_000;
/** All of them: a log has names and messages of every space. */
const SHARDS = ['names', 'hresults', 'messages', 'otherMessages'] as const;
/** Lines that are named per code; the count tells of the others. */
const LINES = 8;
/** Browsers and ticket systems cut longer addresses. */
const LONGEST_LINK = 8000;

const field = document.querySelector<HTMLTextAreaElement>('#log');
const file = document.querySelector<HTMLInputElement>('#log-file');
const list = document.querySelector<HTMLOListElement>('#codes');
const status = document.querySelector<HTMLElement>('#decode-status');
const note = document.querySelector<HTMLButtonElement>('#log-note');
const link = document.querySelector<HTMLButtonElement>('#log-link');

let text = '';
let newest = 0;

/** Decodes a text in slices; an older run that is still going gives up. */
async function decode(log: string): Promise<void> {
  const mine = ++newest;
  text = log;
  if (note) offerTicket(note, undefined);
  if (link) link.hidden = true;
  if (log.trim() === '') {
    list?.replaceChildren();
    tell('');
    return;
  }
  let index: Index;
  tell('Loading the index of codes …');
  try {
    index = await completeIndex(SHARDS);
  } catch {
    if (mine === newest) tell('The index of codes could not be loaded. Reload the page to try again.');
    return;
  }
  const decoder = logDecoder(index);
  for (let from = 0; from < log.length; from += SLICE) {
    if (mine !== newest) return;
    decoder.feed(log.slice(from, from + SLICE));
    if (from > 0) {
      tell(`Reading: ${Math.round((100 * from) / log.length)} %`);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  if (mine !== newest) return;
  show(decoder.end());
}

function show(log: DecodedLog): void {
  const lineOf = lineFinder();
  list?.replaceChildren(...log.codes.map((code) => codeItem(code, lineOf(code.first.line))));
  const lines = `${log.lines.toLocaleString('en')} ${log.lines === 1 ? 'line' : 'lines'}`;
  tell(
    log.codes.length === 0
      ? `No error code was found in ${lines}. Numbers are taken for codes where the text says so (error, exit code, HRESULT, 0x8…), not where they are dates, sizes or process IDs.`
      : `${log.codes.length} ${log.codes.length === 1 ? 'code' : 'codes'}, ${log.occurrences.length} times, in ${lines}`,
  );
  if (log.codes.length > 0) void offerCopies(log);
}

/** Gives the buttons what they copy: the note, and the link where the text fits into one. */
async function offerCopies(log: DecodedLog): Promise<void> {
  if (note) offerTicket(note, ticketNote(log));
  const whole = text;
  if (!link || whole.length > SHOWN) return;
  const address = `${fullAddress(location.pathname)}#${await packText(whole)}`;
  if (whole !== text || address.length > LONGEST_LINK) return;
  link.dataset['copy'] = address;
  link.hidden = false;
}

function codeItem(code: FoundCode, line: string): HTMLLIElement {
  const { reading, first, lines, count } = code;
  const { target } = reading;
  const anchor = element('a', 'code-link', target.space === 'undefined' ? first.text : codeLabel(target));
  anchor.href = readingAddress(reading) ?? `${pageAddress('/code/')}?${new URLSearchParams({ n: toHex8(target.value) }).toString()}`;
  const others = lines.length > LINES ? ` and ${lines.length - LINES} more` : '';
  const place = `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, LINES).join(', ')}${others}${count > 1 ? `; ${count} times` : ''}`;
  return element(
    'li',
    'reading',
    anchor,
    ' ',
    element('span', 'context', place),
    ...(target.space !== 'undefined' && target.message ? [element('q', 'message', target.message)] : []),
    element('code', 'log-line', excerpt(line, first.column, first.text.length)),
    element('p', 'note', `${reading.path.join(' → ')}. ${reading.reason}`),
  );
}

/** Finds lines of the text, each asked for after those before it: the codes come in order of first occurrence. */
function lineFinder(): (line: number) => string {
  let start = 0;
  let at = 1;
  return (line) => {
    for (; at < line; at += 1) start = text.indexOf('\n', start) + 1;
    const end = text.indexOf('\n', start);
    return text.slice(start, end < 0 ? undefined : end);
  };
}

/** A line, cut around the code in it where it is long. */
function excerpt(whole: string, column: number, length: number): string {
  const from = Math.max(0, column - 1 - 80);
  const to = Math.min(whole.length, column - 1 + length + 80);
  return `${from > 0 ? '…' : ''}${whole.slice(from, to).trim()}${to < whole.length ? '…' : ''}`;
}

function tell(message: string): void {
  if (status) status.textContent = message;
}

/** Takes a text that did not come from typing: shows it, or its beginning, and decodes it. */
function take(log: string): void {
  if (field) {
    const long = log.length > SHOWN;
    field.value = long ? `${log.slice(0, SHOWN)}\n… (shown up to here; all of it is read)` : log;
    field.readOnly = long;
  }
  void decode(log);
}

let newestFile = 0;

/** Reads a file; the newest wins where two were opened one after the other. */
async function read(chosen: File | undefined): Promise<void> {
  if (!chosen) return;
  const mine = ++newestFile;
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  if (mine === newestFile) take(decoderFor(bytes).decode(bytes));
}

field?.addEventListener('input', () => void decode(field.value));
field?.addEventListener('paste', (event) => {
  const pasted = event.clipboardData?.getData('text/plain') ?? '';
  if (pasted.length <= SHOWN) return;
  event.preventDefault();
  take(pasted);
});
file?.addEventListener('change', () => {
  void read(file.files?.[0]);
});
addEventListener('dragover', (event) => {
  event.preventDefault();
});
addEventListener('drop', (event) => {
  event.preventDefault();
  const dropped = event.dataTransfer?.files[0];
  if (dropped) void read(dropped);
  else take(event.dataTransfer?.getData('text/plain') ?? '');
});
document.querySelector('#log-clear')?.addEventListener('click', () => {
  history.replaceState(null, '', location.pathname);
  if (file) file.value = '';
  take('');
  field?.focus();
});
// The buttons copy by themselves (page.ts); this one puts the link into the address bar too.
link?.addEventListener('click', () => {
  history.replaceState(null, '', new URL(link.dataset['copy'] ?? '', location.href).hash);
});

/** Loads the index at once, so that decoding makes no request, and takes the text that the address carries. */
async function begin(): Promise<void> {
  tell('');
  completeIndex(SHARDS).catch(() => undefined);
  if (location.hash.length < 2) return;
  try {
    take(await unpackText(location.hash.slice(1)));
  } catch {
    tell('The text in this link is damaged or was cut.');
  }
}

addEventListener('hashchange', () => void begin());
void begin();
