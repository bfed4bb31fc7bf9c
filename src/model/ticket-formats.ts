/**
 * Codes as a note for a ticket, in the formats that ticket systems read. One small structure, written four ways; whatever
 * stands in a system message or in a log is shown as it is, never taken for markup.
 *
 * What the formats ask for was read here:
 * - Markdown: CommonMark 0.31, where a backslash before ASCII punctuation stands for the character (section 2.4)
 * - Jira: "\X, escape special character X" of its text formatting notation; what counts as special, and that a backslash
 *   before markup has to be an entity, in the parser and printer of the library jira-wiki-markup and in pandoc, which uses it
 * - ServiceNow: "Render journal field entries as HTML": a journal field renders HTML between [code] and [/code]
 */

/** One code of a ticket. Texts of several lines are written as one. */
export interface TicketEntry {
  /** what the code is called: its symbolic name, its number */
  readonly name: string;
  /** what stands behind the name: the number in its forms, the lines of a log */
  readonly note: string;
  readonly facts: readonly TicketFact[];
  /** full address of its page; undefined for a number that no table defines */
  readonly address: string | undefined;
}

export interface TicketFact {
  /** "System message"; undefined where the text needs none */
  readonly label: string | undefined;
  readonly text: string;
}

export interface Ticket {
  /** what the list of codes is; undefined: the ticket is about one code */
  readonly heading: string | undefined;
  readonly entries: readonly TicketEntry[];
}

/** How a format with markup writes a piece of text. */
interface Markup {
  readonly escape: (text: string) => string;
  /** the name of a code, set apart; takes it as it is */
  readonly name: (name: string) => string;
  readonly link: (address: string) => string;
  /** first lines, then the tree of points below them */
  readonly page: (title: string, points: readonly Point[]) => string;
}

/** A point of a list, ready in its format, with the points below it. */
interface Point {
  readonly text: string;
  readonly below: readonly Point[];
}

const MARKDOWN: Markup = {
  escape: escapeMarkdown,
  name: (name) => (name.includes('`') ? `**${escapeMarkdown(name)}**` : `**\`${name}\`**`),
  link: (address) => `<${address}>`,
  page: (title, points) => `${title}\n\n${bullets(points, (depth) => `${'  '.repeat(depth)}-`)}`,
};

const JIRA: Markup = {
  escape: escapeJira,
  name: (name) => `*${escapeJira(name)}*`,
  link: (address) => `[${address}]`,
  page: (title, points) => `${title}\n\n${bullets(points, (depth) => '*'.repeat(depth + 1))}`,
};

/** On one line: a journal field keeps line breaks of its own. */
const SERVICENOW: Markup = {
  escape: escapeHtmlText,
  name: (name) => `<b>${escapeHtmlText(name)}</b>`,
  link: (address) => `<a href="${escapeHtmlText(address)}">${escapeHtmlText(address)}</a>`,
  page: (title, points) => `[code]<p>${title}</p>${htmlList(points)}[/code]`,
};

/** The formats, in the order in which they are offered; the first is the one of a reader who chose none. */
export const TICKET_FORMATS = {
  text: { label: 'Plain text', write: plainText },
  markdown: { label: 'Markdown', write: (ticket) => writeMarkup(ticket, MARKDOWN) },
  jira: { label: 'Jira wiki text', write: (ticket) => writeMarkup(ticket, JIRA) },
  servicenow: { label: 'ServiceNow', write: (ticket) => writeMarkup(ticket, SERVICENOW) },
} as const satisfies Record<string, { readonly label: string; readonly write: (ticket: Ticket) => string }>;

export type TicketFormat = keyof typeof TICKET_FORMATS;

export const TICKET_FORMAT_IDS = Object.keys(TICKET_FORMATS) as readonly TicketFormat[];

/**
 * The plain text of one code, a line for its name and one for each fact. A page carries this text; it is what is copied
 * where no script but that of the page can be had, and {@link readEntry} makes the structure of it again.
 */
export function entryText(entry: TicketEntry): string {
  return [`${entry.name}: ${oneLine(entry.note)}`, ...entry.facts.map(factText)].join('\n');
}

/**
 * The structure of a text of {@link entryText}. A line without "label: " becomes a fact without label, so no text is refused.
 * @param address full address of the code's page, which the text does not hold
 */
export function readEntry(text: string, address: string): TicketEntry {
  const [first, ...facts] = text.split('\n').map((line): TicketFact => {
    const [, label, rest] = /^([^:"]+): (.*)$/.exec(line) ?? [];
    return { label, text: rest ?? line };
  });
  return { name: first?.label ?? first?.text ?? '', note: first?.label === undefined ? '' : first.text, facts, address };
}

function plainText({ heading, entries }: Ticket): string {
  if (heading === undefined) {
    return entries.map((entry) => [entryText(entry), ...(entry.address === undefined ? [] : [entry.address])].join('\n')).join('\n\n');
  }
  const points = entries.map((entry) => ({
    text: `${entry.name} (${oneLine(entry.note)})`,
    below: [...entry.facts.map(factText), ...(entry.address === undefined ? [] : [entry.address])],
  }));
  return [heading, ...points.flatMap(({ text, below }) => [`- ${text}`, ...below.map((line) => `  ${line}`)])].join('\n');
}

function writeMarkup({ heading, entries }: Ticket, markup: Markup): string {
  const { escape, name, link, page } = markup;
  const below = (entry: TicketEntry): readonly Point[] =>
    [...entry.facts.map((fact) => escape(factText(fact))), ...(entry.address === undefined ? [] : [link(entry.address)])].map((text) => ({
      text,
      below: [],
    }));
  if (heading === undefined) {
    return entries.map((entry) => page(`${name(entry.name)}: ${escape(oneLine(entry.note))}`, below(entry))).join('\n\n');
  }
  return page(
    escape(heading),
    entries.map((entry) => ({ text: `${name(entry.name)} ${escape(`(${oneLine(entry.note)})`)}`, below: below(entry) })),
  );
}

function factText({ label, text }: TicketFact): string {
  return label === undefined ? oneLine(text) : `${label}: ${oneLine(text)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function bullets(points: readonly Point[], mark: (depth: number) => string, depth = 0): string {
  return points
    .flatMap(({ text, below }) => [`${mark(depth)} ${text}`, ...(below.length === 0 ? [] : [bullets(below, mark, depth + 1)])])
    .join('\n');
}

function htmlList(points: readonly Point[]): string {
  return points.length === 0 ? '' : `<ul>${points.map(({ text, below }) => `<li>${text}${htmlList(below)}</li>`).join('')}</ul>`;
}

/** `$` begins a formula and `~` strikes out on GitHub; the rest is CommonMark. Nothing stands at the start of a line. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|$]/g, '\\$&');
}

/**
 * Escapes every sign that Jira's notation gives a meaning inside a line: phrase marks, macros, links, images, cells, dashes,
 * smileys. Two backslashes would be a line break, and an entity is one.
 */
function escapeJira(text: string): string {
  return text.replace(JIRA_SIGNS, (sign) => (sign === '\\' ? '&#92;' : sign === '&' ? '&amp;' : `\\${sign}`));
}

const JIRA_SIGNS = /[\\{}[\]*_+^~|!-]|\?(?=\?)|(?<=\?)\?|[:;](?=-?[()PD])|\((?=(?:[ynix/]|on|off|flag|flagoff)\))|&(?=#?\w+;)/g;

/** Brackets too: a "[/code]" inside would end the HTML. The one attribute holds an address, where a quote cannot stand. */
function escapeHtmlText(text: string): string {
  return text.replace(/[&<>[\]]/g, (sign) => HTML_SIGNS[sign] ?? sign);
}

const HTML_SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '[': '&#91;',
  ']': '&#93;',
};
