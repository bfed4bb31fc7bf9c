/** What may happen to a page: to the file, its front matter by key, its sections, and what MDX allows and prose must not have. */

import { PROSE_SECTIONS } from '../../src/model/sections.ts';
import { lineAt, type Damaged, type Kind } from './damage.ts';

/** A page of the site as a file. */
export interface PageFile {
  readonly path: string;
  readonly text: string;
}

type Damage = (text: string, page: PageFile) => Damaged | undefined;

const whole = (text: string): Damaged => ({ text, lines: [1, Infinity], missed: [] });

/** The one place of a text replaced: `to` may be a function of what stood there. Undefined where the pattern does not match. */
function replaced(text: string, pattern: RegExp, to: string | ((match: string) => string)): Damaged | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const piece = typeof to === 'string' ? to : to(match[0]);
  const damaged = text.slice(0, match.index) + piece + text.slice(match.index + match[0].length);
  const first = lineAt(damaged, match.index);
  // A key that is missing has no line: the error then names the list or the map that should have it.
  return damaged === text ? undefined : { text: damaged, lines: [first, first + piece.split('\n').length], missed: [] };
}

/** An error about a thing that is not there may name the beginning of the front matter, or the next heading. */
const anywhere = (damaged: Damaged | undefined): Damaged | undefined => damaged && { ...damaged, lines: [1, Infinity] };

/** Text put in front of the text of a section, as a block of its own. A section that is too long by it is named by its heading. */
const block =
  (piece: string): Damage =>
  (text) => {
    const damaged = replaced(text, /(?<=\n## Error details\n\n)/, `${piece}\n\n`);
    return damaged && { ...damaged, lines: [damaged.lines[0] - 2, damaged.lines[1]] };
  };

/** Text put into the first line of a section. */
const inline =
  (piece: string): Damage =>
  (text) =>
    replaced(text, /(?<=\n## Technical meaning\n\n)/, `${piece} `);

const key = (name: string): RegExp => new RegExp(`(?<=\\n)${name}:[^\\n]*\\n(?:  [^\\n]*\\n)*`);

const FILE: Readonly<Record<string, Damage>> = {
  'empty file': () => whole(''),
  'only a line break': () => whole('\n'),
  'byte order mark': (text) => whole(`\ufeff${text}`),
  'CRLF everywhere': (text) => whole(text.replaceAll('\n', '\r\n')),
  'CR alone': (text) => whole(text.replaceAll('\n', '\r')),
  'CRLF in one line': (text) => replaced(text, /\n(?=## Error details)/, '\r\n'),
  'UTF-16 read as UTF-8': (text) => whole([...text].join('\0')),
  'NUL in the prose': inline('\0'),
  'bell in the prose': inline('\u0007'),
  'escape in the prose': inline('\u001b[31m'),
  'bytes that are no UTF-8': inline('\ufffd'),
  'half a surrogate pair': inline('\ud83d'),
  'right-to-left override in the prose': inline('\u202e'),
  'zero-width space in a name': (text) => replaced(text, /(?<=`[A-Z]+_)(?=[A-Z_]+`)/, '\u200b'),
  'soft hyphen in the prose': inline('e\u00adrror'),
  'no line break at the end': (text) => anywhere({ text: text.trimEnd(), lines: [1, Infinity], missed: [] }),
  'a page of 10 MB': (text) => whole(text + 'word '.repeat(2_000_000)),
  'a line of 100 kB': (text) => whole(`${text}\n${'x'.repeat(100_000)}\n`),
  'cut in the front matter': (text) => whole(text.slice(0, text.indexOf('sources:'))),
  'cut in the first section': (text) => whole(`${text.slice(0, text.indexOf('## Error details'))}`),
  'no front matter': (text) => whole(text.slice(text.indexOf('\n---\n') + 5)),
  'front matter twice': (text) => whole(text.slice(0, text.indexOf('\n---\n') + 5) + text),
  'front matter without its end': (text) => anywhere(replaced(text, /\n---\n/, '\n')),
  'a space behind the hyphens': (text) => anywhere(replaced(text, /^---\n/, '--- \n')),
  'an empty line in front': (text) => whole(`\n${text}`),
  'front matter of TOML': (text) => whole(`+++${text.slice(3)}`),
  'marks of a merge': (text) =>
    replaced(text, /(?<=\n)## Error details\n/, (match) => `<<<<<<< HEAD\n${match}=======\n${match}>>>>>>> other\n`),
};

const YAML: Readonly<Record<string, Damage>> = {
  'tab in the indentation': (text) => replaced(text, /(?<=related:\n)  - /, '\t- '),
  'a quote without its end': (text) => anywhere(replaced(text, /(?<=summary: "[^\n]*)"\n/, '\n')),
  'a brace without its end': (text) => anywhere(replaced(text, /(?<=  - \{ name: [^\n]*) \}\n/, '\n')),
  'a bracket without its end': (text) => anywhere(replaced(text, /(?<=\n)faq:[^\n]*\n/, 'faq: [\n')),
  'no space behind a colon': (text) => anywhere(replaced(text, /(?<=\n)handling: /, 'handling:')),
  'a key twice': (text) => replaced(text, /(?<=\n)handling: [^\n]*\n/, (match) => match + match),
  'a key of an entry twice': (text) => replaced(text, /(?<=  - \{ )name: /, 'name: ERROR_SUCCESS, name: '),
  'an anchor': (text) => replaced(text, /(?<=\n)summary: /, 'summary: &a '),
  'an alias without its anchor': (text) => replaced(text, /(?<=\nhandling: )[^\n]*/, '*a'),
  'an anchor and its alias': (text) =>
    anywhere(replaced(text, /(?<=\n)summary: "[^\n]*"\n/, (match) => match.replace('summary: ', 'summary: &a '))),
  'an alias for a value': (text) =>
    anywhere(replaced(text, /(?<=\n)updated: ([^\n]*)\n/, (match) => `${match.replace('updated: ', 'updated: &a ')}date: *a\n`)),
  'a bomb of aliases': (text) =>
    anywhere(
      replaced(
        text,
        /(?<=\n)faq:[^\n]*\n(?:  [^\n]*\n)*/,
        `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
          .split('')
          .map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'.charAt(index)}`).join()}]\n`)
          .join('')}faq: *i\n`,
      ),
    ),
  'an alias of itself': (text) => anywhere(replaced(text, key('faq'), 'faq: &a [*a]\n')),
  'a merge key': (text) => replaced(text, /(?<=\n)handling: /, '<<: { updated: 2026-01-01 }\nhandling: '),
  'a tag of JavaScript': (text) => replaced(text, /(?<=\n)summary: [^\n]*\n/, 'summary: !!js/function "function () {}"\n'),
  'a tag of text': (text) => replaced(text, /(?<=\n)summary: "/, 'summary: !!str "'),
  'a tag of our own': (text) => replaced(text, /(?<=\n)summary: "/, 'summary: !secret "'),
  binary: (text) => replaced(text, /(?<=\n)summary: [^\n]*\n/, 'summary: !!binary aGVsbG8=\n'),
  'a comment in place of a value': (text) => anywhere(replaced(text, /(?<=\nhandling: )[^\n]*/, '# later')),
  'a second document': (text) => anywhere(replaced(text, /(?<=\n)related:/, '...\nrelated:')),
  'a directive': (text) => anywhere(replaced(text, /^---\n/, '---\n%YAML 1.1\n')),
  'nested a thousand deep': (text) => anywhere(replaced(text, key('faq'), `faq: ${'['.repeat(1000)}${']'.repeat(1000)}\n`)),
  'a list in place of the keys': (text) => whole(`---\n- one\n${text.slice(text.indexOf('\n---\n'))}`),
  'a text in place of the keys': (text) => whole(`---\nhello\n${text.slice(text.indexOf('\n---\n') + 1)}`),
  'nothing between the hyphens': (text) => whole(`---\n\n${text.slice(text.indexOf('\n---\n') + 1)}`),
  'an unknown key': (text) => replaced(text, /(?<=\n)handling: /, 'severity: high\nhandling: '),
  'the key __proto__': (text) => replaced(text, /(?<=\n)handling: /, '__proto__: { updated: 1 }\nhandling: '),
  'the key constructor': (text) => replaced(text, /(?<=\n)handling: /, 'constructor: x\nhandling: '),
  'an unknown key of an entry': (text) => replaced(text, /(?<=  - \{ name: [^\n]*) \}\n/, ', x: 1 }\n'),
  'the key __proto__ of an entry': (text) => replaced(text, /(?<=  - \{ name: [^\n]*) \}\n/, ', __proto__: 1 }\n'),
  'a number as a key': (text) => replaced(text, /(?<=\n)handling: /, '5: x\nhandling: '),
  'a map as a key': (text) => anywhere(replaced(text, /(?<=\n)handling: /, '? { a: b }\n: x\nhandling: ')),
  'a key in capitals': (text) => anywhere(replaced(text, /(?<=\n)summary:/, 'Summary:')),
  'date with a time': (text) => replaced(text, /(?<=\nupdated: )[^\n]*/, (match) => `${match}T00:00:00Z`),
  'date of an impossible day': (text) => replaced(text, /(?<=\nupdated: )[^\n]*/, '2026-02-30'),
  'date with slashes': (text) => replaced(text, /(?<=\nupdated: )[^\n]*/, '2026/11/23'),
  'date as a number': (text) => replaced(text, /(?<=\nupdated: )[^\n]*/, '20261123'),
  'date in words': (text) => replaced(text, /(?<=\nupdated: )[^\n]*/, 'today'),
  'date of the next century': (text) => replaced(text, /(?<=\nupdated: )[^\n]*/, '2126-11-23'),
  'summary too long': (text) => replaced(text, /(?<=\nsummary: ")[^\n]*(?="\n)/, 'x'.repeat(161)),
  'summary of a megabyte': (text) => anywhere(replaced(text, /(?<=\nsummary: ")[^\n]*(?="\n)/, 'x'.repeat(1_000_000))),
  'summary of two lines': (text) => anywhere(replaced(text, /(?<=\nsummary: ")[^\n]*(?="\n)/, 'One.\\nTwo.')),
  'summary with NUL': (text) => replaced(text, /(?<=\nsummary: ")/, '\\0'),
  'summary with an escaped override': (text) => replaced(text, /(?<=\nsummary: ")/, '\\u202E'),
  'summary with white space behind': (text) => replaced(text, /(?=\."?\n)(?<=\nsummary: "[^\n]*)\."/, '. "'),
  'handling of the prototype': (text) => replaced(text, /(?<=\nhandling: )[^\n]*/, 'constructor'),
  'handling in capitals': (text) => replaced(text, /(?<=\nhandling: )[^\n]*/, (match) => match.toUpperCase()),
  'handling as a list': (text) => replaced(text, /(?<=\nhandling: )[^\n]*/, (match) => `[${match}]`),
  'otherwise the same as handling': (text) =>
    anywhere(
      replaced(text, /(?<=\n)handling: ([^\n]*)\n(otherwise: [^\n]*\n)?/, (match) => {
        const [line = ''] = match.split('\n');
        return `${line}\n${line.replace('handling', 'otherwise')}\n`;
      }),
    ),
  'an unknown related name': (text) => replaced(text, /(?<=  - \{ name: )\w+/, 'ERROR_NO_SUCH_NAME'),
  'a related name of the prototype': (text) => replaced(text, /(?<=  - \{ name: )\w+/, '__proto__'),
  'a related name in small letters': (text) => replaced(text, /(?<=  - \{ name: )\w+/, (match) => match.toLowerCase()),
  'a related name as a number': (text) => replaced(text, /(?<=  - \{ name: )\w+/, '5'),
  'related to itself': (text, { path }) => replaced(text, /(?<=  - \{ name: )\w+/, /([^/]+)\.mdx$/.exec(path)?.[1] ?? ''),
  'related twice': (text) => anywhere(replaced(text, /(?<=\nrelated:\n)  - [^\n]*\n/, (match) => match + match)),
  'no reason why related': (text) => anywhere(replaced(text, /(?<=  - \{ name: \w+), why: "[^"]*"/, '')),
  'an empty reason why related': (text) => replaced(text, /(?<=  - \{ name: \w+, why: )"[^"]*"/, '""'),
  'one related code': (text) => anywhere(replaced(text, key('related'), (match) => match.split('\n').slice(0, 2).join('\n') + '\n')),
  'twenty related codes': (text) => anywhere(replaced(text, /(?<=\nrelated:\n)  - [^\n]*\n/, (match) => match.repeat(20))),
  'a question without its mark': (text) => replaced(text, key('faq'), 'faq:\n  - { q: "Is it.", a: "Yes." }\n'),
  'a question without an answer': (text) => anywhere(replaced(text, key('faq'), 'faq:\n  - { q: "Is it?" }\n')),
  'six questions': (text) => anywhere(replaced(text, key('faq'), `faq:\n${'  - { q: "Is it?", a: "Yes." }\n'.repeat(6)}`)),
  'a question as a text': (text) => anywhere(replaced(text, key('faq'), 'faq:\n  - "Is it?"\n')),
  'no sources': (text) => anywhere(replaced(text, key('sources'), 'sources: []\n')),
  'a source over http': (text) => replaced(text, /(?<=url: "?)https:/, 'http:'),
  'a source of javascript:': (text) => anywhere(replaced(text, /(?<=url: "?)https:[^",\s]*/, 'javascript:alert(1)')),
  'a source with a quote': (text) => anywhere(replaced(text, /(?<=url: "?)https:[^",\s]*/, (match) => `${match}\\"onclick=x`)),
  'a source with a user': (text) => replaced(text, /(?<=url: "?)https:\/\//, 'https://learn.microsoft.com@'),
  'a source with a space': (text) => anywhere(replaced(text, /(?<=url: "?)https:[^",\s]*/, (match) => `${match}/a b`)),
  'a source of an unknown kind': (text) => replaced(text, /(?<=kind: )"?[\w-]+"?/, 'blog'),
  'a source without a title': (text) => anywhere(replaced(text, /(?<=\n  - \{ )title: "[^"]*", (?=url)/, '')),
};

/** Each key of the front matter with each of these. */
const KEYS = ['updated', 'summary', 'handling', 'related', 'faq', 'sources'] as const;
const KEY_VALUES: Readonly<Record<string, string | undefined>> = {
  'left out': undefined,
  'without a value': '',
  null: 'null',
  'an empty text': '""',
  'a number': '5',
  true: 'true',
  'a map': '{ a: b }',
  'a list of a text': '[a]',
  'a list of null': '[null]',
  'text of many lines': '|\n  One.\n\n  Two.',
  'not a number': '.nan',
};

const MDX: Readonly<Record<string, Damage>> = {
  'an import': block("import Note from './Note.astro'"),
  'an import of a module for its effect': block("import 'https://evil.example/x.js'"),
  'an export': block('export const secret = 5'),
  'an export of a function': block('export function getStaticPaths() { return [] }'),
  'an export of frontmatter': block('export const frontmatter = {}'),
  'a default export': block('export default () => null'),
  'an expression as a block': block('{process.env.HOME}'),
  'an expression in a line': inline('{1 + 1}'),
  'a comment of JSX': block('{/* later */}'),
  'an empty expression': inline('{}'),
  'a component': block('<Note />'),
  'a component in a line': inline('a <Note>b</Note>'),
  'a fragment of JSX': block('<>a</>'),
  'spread attributes': inline('<b {...props}>x</b>'),
  'HTML in a line': inline('<b>bold</b>'),
  'a line break of HTML': inline('a<br/>b'),
  'a script of HTML': block('<script>alert(1)</script>'),
  'a style of HTML': block('<style>p { color: red }</style>'),
  'an image with a handler': inline('<img src="x" onerror="alert(1)" />'),
  'an iframe': block('<iframe src="https://evil.example/"></iframe>'),
  'SVG with a script': block('<svg><script>alert(1)</script></svg>'),
  'details of HTML': block('<details><summary>More</summary>text</details>'),
  'a comment of HTML': block('<!-- later -->'),
  'an address in angle brackets': inline('<https://example.com/>'),
  'a tag without its end': inline('<br>'),
  'a brace without its end': inline('{ a'),
  'a brace that was not opened': inline('a }'),
  'a less-than sign': inline('a < b and a <b'),
  'set:html': block('<Fragment set:html={"<script>alert(1)</script>"} />'),
  'a link of javascript:': inline('[x](javascript:alert(1))'),
  'a link of data:': inline('[x](data:text/html,hello)'),
  'a link over http': inline('[x](http://learn.microsoft.com/)'),
  'a link of a path without a scheme': inline('[x](//evil.example/x)'),
  'a link to a file': inline('[x](file:///etc/passwd)'),
  'a reference to javascript:': inline('[x][y]\n\n[y]: javascript:alert(1)\n\n'),
  'an image': inline('![x](https://evil.example/x.png)'),
  'an image of a reference': inline('![x][y]\n\n[y]: https://evil.example/x.png\n\n'),
  'an address as text': inline('https://evil.example/'),
  'a footnote': block('a[^1]\n\n[^1]: A note.'),
  'a math block': block('$$\nx\n$$'),
};

const PROSE: Readonly<Record<string, Damage>> = {
  'an unknown name in code font': inline('`ERROR_NO_SUCH_NAME`'),
  'an unknown name as plain text': inline('ERROR_NO_SUCH_NAME'),
  'an unknown status': inline('`STATUS_NO_SUCH_NAME_EITHER`'),
  'an unknown name in a code block': block('```cpp\nreturn ERROR_NO_SUCH_NAME;\n```'),
  'a known name with a typo': inline('`ERROR_ACESS_DENIED`'),
  'a known name outside of code font': inline('ERROR_ACCESS_DENIED'),
  'a title of its own': block('# Title'),
  'a title underlined': block('Title\n====='),
  'an unknown section': block('## See also\n\nMore.'),
  'a section underlined': block('See also\n--------\n\nMore.'),
  'text in front of the first section': (text) => replaced(text, /(?<=\n---\n)/, '\nHello.\n'),
  'a code block without its end': (text) => anywhere(replaced(text, /(?<=\n## Developer interpretation\n\n)/, '```cpp\n')),
  'a code block of an unknown language': block('```brainfuck\n+++\n```'),
  'a placeholder of a template': block('TODO: write this.'),
  'an indented code block': block('    indented = 1;\n    indented = 2;'),
};

const SECTION: Readonly<Record<string, (title: string) => Damage>> = {
  'left out': (title) => (text) => anywhere(replaced(text, new RegExp(`## ${title}\\n[\\s\\S]*?(?=\\n## |$)`), '')),
  'without its heading': (title) => (text) => anywhere(replaced(text, new RegExp(`## ${title}\\n\\n`), '')),
  'without text': (title) => (text) => anywhere(replaced(text, new RegExp(`(?<=## ${title}\\n)[\\s\\S]*?(?=\\n## |$)`), '\n')),
  twice: (title) => (text) =>
    anywhere(replaced(text, new RegExp(`## ${title}\\n[\\s\\S]*?(?=\\n## |$)`), (match) => `${match}\n\n${match}`)),
  'moved to the end': (title) => (text) => {
    const match = new RegExp(`## ${title}\\n[\\s\\S]*?\\n(?=## )`).exec(text);
    return match ? anywhere({ text: `${text.replace(match[0], '')}\n${match[0]}`, lines: [1, Infinity], missed: [] }) : undefined;
  },
  'in small letters': (title) => (text) => replaced(text, new RegExp(`## ${title}(?=\\n)`), `## ${title.toLowerCase()}`),
  'with a colon': (title) => (text) => replaced(text, new RegExp(`## ${title}(?=\\n)`), `## ${title}:`),
  'as a third-level heading': (title) => (text) => anywhere(replaced(text, new RegExp(`## ${title}(?=\\n)`), `### ${title}`)),
  'in code font': (title) => (text) => replaced(text, new RegExp(`## ${title}(?=\\n)`), `## \`${title}\` x`),
  'without the space': (title) => (text) => anywhere(replaced(text, new RegExp(`## ${title}(?=\\n)`), `##${title}`)),
};

/** Paths at which a page of this path must not stand. */
const PATHS: Readonly<Record<string, (path: string) => string>> = {
  'a name that no table has': (path) => path.replace(/[^/]+\.mdx$/, 'ERROR_NO_SUCH_NAME.mdx'),
  'a name in small letters': (path) => path.replace(/[^/]+$/, (name) => name.toLowerCase()),
  'a number as a name': (path) => path.replace(/[^/]+\.mdx$/, '5.mdx'),
  'a name of the prototype': (path) => path.replace(/[^/]+\.mdx$/, '__proto__.mdx'),
  'a name with a space': (path) => path.replace('.mdx', ' copy.mdx'),
  'a name of the disk': (path) => path.replace(/[^/]+\.mdx$/, 'CON.mdx'),
  'another ending': (path) => path.replace('.mdx', '.md'),
  'ending in capitals': (path) => path.replace('.mdx', '.MDX'),
  'no group, or one too many': (path) =>
    path.replace(/(win32)\/[^/]+|codes\/(\w+)(?=\/[^/]+$)/, (match, win32: string | undefined) => win32 ?? `${match}/group`),
  'another space': (path) =>
    path.includes('/ntstatus/') ? path.replace('/ntstatus/', '/hresult/') : path.replace(/codes\/.*\//, 'codes/ntstatus/'),
  'a space that nobody has': (path) => path.replace(/codes\/\w+/, 'codes/ldap'),
  'a group that nobody has': (path) => path.replace(/codes\/.*\//, 'codes/win32/no-such-group/'),
  'dots that climb': (path) => path.replace(/[^/]+$/, (name) => `../${name}`),
};

/** Every kind of damage to pages: each picks the page that it is done to. */
export function pageDamages(
  pages: readonly PageFile[],
): readonly (Kind & { readonly pageOf: (pick: number) => PageFile; readonly pathOf: (page: PageFile) => string })[] {
  const pageOf = (pick: number): PageFile => pages[pick % pages.length] ?? { path: '', text: '' };
  const kind = (operation: string, place: string, damage: Damage, pathOf = (page: PageFile) => page.path) => ({
    operation,
    place,
    damage: (pick: number) => damage(pageOf(pick).text, pageOf(pick)),
    pageOf,
    pathOf,
  });
  const table = (place: string, damages: Readonly<Record<string, Damage>>) =>
    Object.entries(damages).map(([operation, damage]) => kind(operation, place, damage));
  return [
    ...table('the file', FILE),
    ...table('front matter', YAML),
    ...table('MDX', MDX),
    ...table('prose', PROSE),
    ...KEYS.flatMap((name) =>
      Object.entries(KEY_VALUES).map(([operation, value]) =>
        kind(operation, `key ${name}`, (text) => anywhere(replaced(text, key(name), value === undefined ? '' : `${name}: ${value}\n`))),
      ),
    ),
    ...PROSE_SECTIONS.flatMap(({ title }) =>
      Object.entries(SECTION).map(([operation, damage]) => kind(operation, `section ${title}`, damage(title))),
    ),
    ...Object.entries(PATHS).map(([operation, to]) => kind(operation, 'path', whole, (page) => to(page.path))),
  ];
}
