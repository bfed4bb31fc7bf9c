/** How fast the site answers: exact answers and prose search in a browser, keystrokes and logs in this process. */

import { globSync, readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { loadCatalog } from '../../catalog/load.ts';
import { decodeLog } from '../../lookup/decode-log.ts';
import { resolve } from '../../lookup/resolve.ts';
import { readIndex } from '../../lookup/shards.ts';
import { lookupIndex } from '../../outputs/lookup-index.ts';
import { launchBrowser, newVisitor, slowDown, SLOW_PHONE_TEXT, type MeasuredSite } from './browser.ts';
import { duration, size, type Table } from './report.ts';
import { median } from './statistics.ts';
import type { MeasuringServer } from './static-server.ts';

/** Texts that are typed letter by letter; each has a name that says what is hard about it. */
const TYPED = [
  '0x80070005',
  '-2147024891',
  '13803',
  'ERROR_ACCESS_DENIED',
  'access denied',
  'ERROR_ACESS_DENIED',
  'the file is being used by another process',
] as const;

/** Times that every letter is typed. */
const ROUNDS = 15;

/** Time per keystroke of the resolver, and of decoding logs, in Node without a browser. */
export function measureResolver(): Table {
  const index = readIndex(lookupIndex(loadCatalog()));
  const type = (text: string): readonly number[] => Array.from(text, (_, place) => timed(() => resolve(text.slice(0, place + 1), index)));
  for (const text of TYPED) type(text);
  const rows = TYPED.map((text) => {
    const rounds = Array.from({ length: ROUNDS }, () => type(text));
    const perLetter = Array.from(text, (_, place) => median(rounds.map((round) => round[place] ?? 0)));
    const whole = perLetter.at(-1) ?? 0;
    return [`typing ${JSON.stringify(text)}`, duration(median(perLetter)), duration(whole), duration(Math.max(...perLetter))];
  });

  const log = globSync('tests/golden/logs/*.txt')
    .sort()
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const megabyte = log.repeat(Math.ceil(2 ** 20 / log.length)).slice(0, 2 ** 20);
  decodeLog(megabyte, index);
  const decoding = Array.from({ length: 5 }, () => timed(() => decodeLog(megabyte, index)));
  const ten = timed(() => decodeLog(megabyte.repeat(10), index)) / 10;
  return {
    title: 'Resolver and log decoder in Node',
    how: `The whole index loaded. Typing: the text letter by letter, ${ROUNDS} times; per letter the median of the rounds.`,
    columns: ['what', 'median of the letters', 'whole text', 'slowest letter'],
    rows: [
      ...rows,
      ['decoding a log, per MB of a 1 MB log', duration(median(decoding)), '', ''],
      ['decoding a log, per MB of a 10 MB log', duration(ten), '', ''],
    ],
    notes: ['Logs: tests/golden/logs, repeated.'],
  };
}

/** What is asked in the browser, first and then again with everything loaded. */
const EXACT = { first: '0x800735EB', then: '0x80070005' } as const;
const PROSE = { first: 'printer offline after update', then: 'vpn certificate expired' } as const;

/** The page waits this long before it asks Pagefind (src/pages/search.astro); part of what a reader waits for. */
const SEARCH_PAUSE = 120;

interface Answered {
  readonly milliseconds: number;
  readonly bytes: number;
  readonly requests: number;
}

/** First and later answers in a browser at full speed and as the slow phone. */
export async function measureAnswers({ origin }: MeasuredSite, server: MeasuringServer, runs: number): Promise<Table> {
  const browser = await launchBrowser();
  try {
    const rows: string[][] = [];
    for (const slow of [false, true]) {
      const exact = await repeat(runs, () => visit(browser, `${origin}/about/`, slow, server, (page) => askExact(page)));
      const prose = await repeat(runs, () => visit(browser, `${origin}/search/`, slow, server, (page) => askProse(page)));
      const speed = slow ? 'slow phone' : 'this machine';
      rows.push(
        row(
          `exact answer, first: focus of the field and ${EXACT.first} (${speed})`,
          exact.map(([first]) => first),
        ),
        row(
          `exact answer, warm: another number (${speed})`,
          exact.map(([, then]) => then),
        ),
        row(
          `prose search, cold: “${PROSE.first}” (${speed})`,
          prose.map(([first]) => first),
        ),
        row(
          `prose search, warm: “${PROSE.then}” (${speed})`,
          prose.map(([, then]) => then),
        ),
      );
    }
    return {
      title: 'Answers in the browser',
      how: `Medians of ${runs} new visitor${runs === 1 ? '' : 's'}, from the input to the answer on the page. Slow phone: ${SLOW_PHONE_TEXT}.`,
      columns: ['what', 'time', 'requests', 'brotli bytes'],
      rows,
      notes: [`The search page rests ${SEARCH_PAUSE} ms after the last letter before it asks for prose; this pause is in the times.`],
    };
  } finally {
    await browser.close();
  }
}

function row(what: string, answers: readonly Answered[]): string[] {
  const middle = (of: keyof Answered): number => median(answers.map((answer) => answer[of]));
  return [what, duration(middle('milliseconds')), String(middle('requests')), size(middle('bytes'))];
}

async function repeat<T>(runs: number, run: () => Promise<T>): Promise<readonly T[]> {
  const results: T[] = [];
  for (let at = 0; at < runs; at += 1) results.push(await run());
  return results;
}

/** Opens a page as a new visitor, and asks twice. */
async function visit(
  browser: Browser,
  address: string,
  slow: boolean,
  server: MeasuringServer,
  questions: (page: Page) => readonly [() => Promise<number>, () => Promise<number>],
): Promise<readonly [Answered, Answered]> {
  const visitor = await newVisitor(browser);
  try {
    if (slow) await slowDown(visitor);
    await visitor.page.goto(address, { waitUntil: 'networkidle' });
    const [first, then] = questions(visitor.page);
    return [await counted(first, visitor.page, server), await counted(then, visitor.page, server)];
  } finally {
    await visitor.context.close();
  }
}

/** Time of the answer, and what was sent for it until it stood on the page; what else it set off may come to rest. */
async function counted(ask: () => Promise<number>, page: Page, server: MeasuringServer): Promise<Answered> {
  server.takeSent();
  const milliseconds = await ask();
  const sent = server.takeSent();
  await page.waitForTimeout(REST);
  return { milliseconds, bytes: sent.reduce((sum, one) => sum + one.sent, 0), requests: sent.length };
}

/** Milliseconds after which a search that runs beside the answer has ended. */
const REST = 3000;

function askExact(page: Page): readonly [() => Promise<number>, () => Promise<number>] {
  const ask = (text: string, name: string) => () =>
    page.evaluate(typeAndAwait, { field: '.site-header input', text, found: '[role=option]', name });
  return [ask(EXACT.first, '13803'), ask(EXACT.then, '5 ')];
}

function askProse(page: Page): readonly [() => Promise<number>, () => Promise<number>] {
  const ask = (text: string) => () =>
    page.evaluate(typeAndAwait, { field: 'main input[name=q]', text, found: '#search-status', name: ` for “${text}”` });
  return [ask(PROSE.first), ask(PROSE.then)];
}

/**
 * Runs in the page: focuses a field, types a text and waits until an element that matches `found` says `name`.
 * @returns milliseconds from the focus to the answer; rejects after a minute
 */
function typeAndAwait(task: {
  readonly field: string;
  readonly text: string;
  readonly found: string;
  readonly name: string;
}): Promise<number> {
  return new Promise((answered, fail) => {
    const field = document.querySelector<HTMLInputElement>(task.field);
    if (!field) throw new Error(`no ${task.field} on the page`);
    const isThere = (): boolean =>
      [...document.querySelectorAll(task.found)].some(
        ({ textContent }) => textContent.includes(task.name) && !textContent.includes('searching pages'),
      );
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      answered(performance.now() - start);
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    setTimeout(() => fail(new Error(`no answer to ${task.text} within a minute`)), 60_000);
    field.focus();
    field.value = task.text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
