/** What may happen to sources.json. */

import { lineAt, type Damaged, type Kind } from './damage.ts';

type Damage = (text: string) => Damaged | undefined;

const whole = (text: string): Damaged => ({ text, lines: [1, Infinity], missed: [] });

function replaced(text: string, pattern: RegExp, to: string): Damaged {
  const damaged = text.replace(pattern, to);
  const line = lineAt(damaged, pattern.exec(text)?.index ?? 0);
  return { text: damaged, lines: [line, line + 1], missed: ['wine', 'Wine', 'ras.tsv'] };
}

/** A table's entry that is missing is noticed at the list that should have it. */
const fromTheList =
  (damage: Damage): Damage =>
  (text) => {
    const damaged = damage(text);
    return damaged && { ...damaged, lines: [lineAt(damaged.text, damaged.text.indexOf('"tables"')), damaged.lines[1]] };
  };

const ORIGIN = /(?<="wine": \{ )/;
const ENTRY = /(?<="ras\.tsv": \{ )/;
const at =
  (pattern: RegExp, to: string): Damage =>
  (text) =>
    replaced(text, pattern, to);

const DAMAGES: Readonly<Record<string, Damage>> = {
  'empty file': () => whole(''),
  'only braces': () => whole('{}'),
  null: () => whole('null'),
  'a list': () => whole('[]'),
  'a text': () => whole('"x"'),
  'cut in the middle': (text) => whole(text.slice(0, text.length / 2)),
  'byte order mark': (text) => whole(`\ufeff${text}`),
  'CRLF everywhere': (text) => whole(text.replaceAll('\n', '\r\n')),
  NUL: (text) => whole(text.replace('"read"', '"re\0ad"')),
  'bytes that are no UTF-8': at(/(?<="title": ")/, '\ufffd'),
  'half a surrogate pair': at(/(?<="title": ")/, '\ud83d'),
  'an escaped NUL': at(/(?<="title": ")/, '\\u0000'),
  'a comment': at(/\n(?= {2}"origins")/, '\n  // origins\n'),
  'a comma at the end': at(/\}\n\}\n$/, '},\n}\n'),
  'single quotes': at(/"read"/, "'read'"),
  'a key twice': at(/\n(?= {2}"origins")/, '\n  "read": "2026-01-01",\n'),
  'an origin twice': at(
    /\n(?= {4}"wine")/,
    '\n    "wine": { "title": "Another", "revision": "x", "url": "https://example.com/", "licence": "x" },\n',
  ),
  'a table twice': at(/\n(?= {4}"ras\.tsv")/, '\n    "ras.tsv": { "rows": 1, "title": "Another", "note": "x" },\n'),
  'an unknown key': at(/\n(?= {2}"origins")/, '\n  "version": 1,\n'),
  'an unknown key of an origin': at(ORIGIN, '"read": "today", '),
  'an unknown key of a table': at(ENTRY, '"columns": 3, '),
  'the key __proto__': at(/\n(?= {2}"origins")/, '\n  "__proto__": {},\n'),
  'no day': at(/ {2}"read": [^\n]*\n/, ''),
  'a day as a number': at(/(?<="read": )"[^"]*"/, '20260821'),
  'an impossible day': at(/(?<="read": )"[^"]*"/, '"2026-02-30"'),
  'tables as a list': at(/(?<="tables": )\{[\s\S]*\n {2}\}/, '[]'),
  'an origin as a text': at(/(?<="wine": )\{[^}]*\}/, '"Wine"'),
  'an origin without a licence': at(/(?<="wine": \{[^\n]*), "licence": "[^"]*"/, ''),
  'an origin with an empty title': at(/(?<="wine": \{ "title": )"[^"]*"/, '""'),
  'an origin with white space for a title': at(/(?<="wine": \{ "title": )"[^"]*"/, '"  "'),
  'an origin over http': at(/(?<="wine": \{[^\n]*"url": ")https:/, 'http:'),
  'an origin of javascript:': at(/(?<="wine": \{[^\n]*"url": ")[^"]*/, 'javascript:alert(1)'),
  'an origin with markup in its address': at(/(?<="wine": \{[^\n]*"url": "[^"]*)(?=")/, '<b>'),
  'an origin left out': at(/ {4}"wine": [^\n]*\n/, ''),
  'an origin renamed': at(/"wine":/, '"vine":'),
  'an id in capitals': at(/"wine":/, '"Wine":'),
  'an id of the prototype': at(/"wine":/, '"__proto__":'),
  'the id constructor': at(/"wine":/, '"constructor":'),
  'a table left out': fromTheList(at(/ {4}"ras\.tsv": [^\n]*\n/, '')),
  'a table renamed': fromTheList(at(/"ras\.tsv":/, '"dial.tsv":')),
  'a table that is no file': at(/\n(?= {4}"ras\.tsv")/, '\n    "telnet.tsv": { "rows": 1, "title": "Telnet", "note": "x" },\n'),
  'a table without a note': at(/(?<="ras\.tsv": \{[^\n]*), "note": "[^"]*"/, ''),
  'a row too few': at(/(?<="ras\.tsv": \{ "rows": )\d+/, '334'),
  'a row too many': at(/(?<="ras\.tsv": \{ "rows": )\d+/, '336'),
  'no rows': at(/(?<="ras\.tsv": \{ )"rows": \d+, /, ''),
  'rows as a text': at(/(?<="ras\.tsv": \{ "rows": )\d+/, '"335"'),
  'rows below zero': at(/(?<="ras\.tsv": \{ "rows": )\d+/, '-1'),
  'half a row': at(/(?<="ras\.tsv": \{ "rows": )\d+/, '335.5'),
  'nested ten thousand deep': () => whole('{"read":'.repeat(10_000)),
};

/** Every kind of damage to sources.json. */
export const ORIGIN_DAMAGES = (text: string): readonly Kind[] =>
  Object.entries(DAMAGES).map(([operation, damage]) => ({ operation, place: 'sources.json', damage: () => damage(text) }));
