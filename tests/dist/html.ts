/**
 * HTML text → its start tags, in order, and the text below each. For the HTML that the build writes: attribute values
 * stand in quotes, and elements that may leave out their end tag have one. valid-html.test.ts sees to that.
 */

export interface Element {
  /** in lower case */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** offset of the first character after the start tag */
  readonly start: number;
}

const START_TAG = /<!--[\s\S]*?-->|<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Elements whose content is text, whatever it looks like. */
const RAW_TEXT = new Set(['script', 'style', 'title', 'textarea']);

/** All elements of a document, in the order of their start tags. */
export function elementsOf(html: string): readonly Element[] {
  const elements: Element[] = [];
  START_TAG.lastIndex = 0;
  for (let match = START_TAG.exec(html); match; match = START_TAG.exec(html)) {
    if (match[1] === undefined) continue;
    const tag = match[1].toLowerCase();
    elements.push({ tag, attributes: attributesOf(match[2] ?? ''), start: START_TAG.lastIndex });
    if (!RAW_TEXT.has(tag)) continue;
    const end = html.indexOf(`</${tag}`, START_TAG.lastIndex);
    START_TAG.lastIndex = end < 0 ? html.length : end;
  }
  return elements;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  if (text.trim() === '') return NO_ATTRIBUTES;
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decode(double ?? single ?? bare ?? ''),
    ]),
  );
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** What stands between an element's start tag and its end tag. */
export function innerHtml(html: string, element: Element): string {
  const tags = new RegExp(`<(/?)${element.tag}(?=[\\s>])`, 'gi');
  tags.lastIndex = element.start;
  let open = 1;
  for (let match = tags.exec(html); match; match = tags.exec(html)) {
    open += match[1] === '/' ? -1 : 1;
    if (open === 0) return html.slice(element.start, match.index);
  }
  return html.slice(element.start);
}

/** HTML → the text that a reader sees: no tags, characters decoded, white space as one space. */
export function textOf(html: string): string {
  return oneSpace(decode(html.replace(START_TAG, '').replace(/<\/[a-zA-Z][^>]*>/g, '')));
}

/** Runs of white space become one space, as a browser shows them. */
export function oneSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return CHARACTERS[name] ?? whole;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
  });
}
