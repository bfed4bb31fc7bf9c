/** Readings of a text → list items: the code with its link, how it was derived, how sure it is. Everything is shown as text. */

import type { Answer, CodeTarget, Reading } from '../lookup/answer.ts';
import { numberText, SPACE_TITLES } from '../model/number-space.ts';
import { toHex8 } from '../model/number.ts';
import type { ProseResult } from './prose-search.ts';
import { codeAddress, readingAddress } from './site.ts';

/** An element with classes and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

/** Characters of a query that are repeated to the reader; a pasted log would fill the page. */
const LONGEST_ECHO = 100;

/** A text in quotes, cut where it is long. */
export function quoted(text: string): string {
  return `“${text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO)}…` : text}”`;
}

/** Number as its space prints it, and name: "5 ERROR_ACCESS_DENIED", "0xC0000005 STATUS_ACCESS_VIOLATION". */
export function codeLabel(target: CodeTarget): string {
  const number = numberText(target.space, target.value);
  return target.name === undefined ? number : `${number} ${target.name}`;
}

/** "Win32"; "NTSTATUS, becomes Win32 998" */
export function spaceNote({ target, win32 }: Reading): string {
  if (target.space === 'undefined') return '';
  const becomes = win32 === undefined || target.space === 'win32' ? '' : `, becomes Win32 ${win32}`;
  return SPACE_TITLES[target.space] + becomes;
}

/** One reading, without its list item: heading (a link where a page exists), message, derivation. */
function readingParts(reading: Reading): readonly HTMLElement[] {
  const { target } = reading;
  if (target.space === 'undefined') {
    const { bits } = target;
    const facilities = [...new Set([...bits.hresultFacilities, ...bits.ntstatusFacilities])].join(' or ') || 'unnamed';
    return [
      element('b', 'code-link', `${toHex8(target.value)} is not defined in the tables`),
      element('p', 'note', `Facility ${bits.facility} (${facilities}), code field ${bits.code}.`),
      derivation(reading),
      ...(target.nearest.length === 0 ? [] : [nearest('Nearest defined codes: ', target.nearest)]),
    ];
  }
  const label = codeLabel(target);
  const heading = link(readingAddress(reading) ?? '', label);
  const space = element('span', 'context', spaceNote(reading));
  const line = element('div', '', heading, ' ', space);
  return [
    line,
    ...(target.message ? [element('q', 'message', target.message)] : []),
    ...(reading.inserts.length === 0
      ? []
      : [element('p', 'note', reading.inserts.map(({ placeholder, text }) => `${placeholder} = ${text}`).join(', '))]),
    ...(reading.didYouMean === undefined ? [] : [element('p', 'note', `Did you mean ${reading.didYouMean}?`)]),
    derivation(reading),
  ];
}

/** A reading as a list item. Its link stands directly in the item: `ol#results > li > a`. */
export function readingItem(reading: Reading): HTMLLIElement {
  const parts = readingParts(reading);
  const anchor = parts[0]?.querySelector('a') ?? undefined;
  return anchor ? element('li', 'reading', anchor, ...parts) : element('li', 'reading', ...parts);
}

/** A page found by its prose as a list item. */
export function pageItem(page: ProseResult): HTMLLIElement {
  const excerpt = page.excerpt.map(({ text, marked }) => (marked ? element('mark', '', text) : text));
  return element('li', '', link(page.url, page.title, ''), element('p', '', ...excerpt));
}

/** "No such code" with the nearest ones; undefined where a defined code was found. */
export function nothingFound(answer: Answer): HTMLElement | undefined {
  if (!answer.nothing) return undefined;
  const paragraph = element('p', '', answer.nothing.sentence);
  if (answer.nothing.nearest.length > 0) paragraph.append(' ', nearest('Nearest: ', answer.nothing.nearest));
  return paragraph;
}

function nearest(before: string, targets: readonly CodeTarget[]): HTMLElement {
  const list = element('span', 'note', before);
  targets.forEach((target, index) => {
    if (index > 0) list.append(', ');
    list.append(link(codeAddress(target), codeLabel(target)));
  });
  return list;
}

function derivation(reading: Reading): HTMLElement {
  return element('p', 'note', `${reading.path.join(' → ')}. ${reading.reason}`);
}

function link(address: string, text: string, className = 'code-link'): HTMLAnchorElement {
  const anchor = element('a', className, text);
  anchor.href = address;
  return anchor;
}
