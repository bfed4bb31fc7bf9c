/** The four formats of a ticket: real codes with difficult messages, read back as each system reads them. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { markdownToHtml } from 'satteri';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { ErrorCode } from '../../src/model/error-code.ts';
import type { NumberSpace } from '../../src/model/number-space.ts';
import {
  entryText,
  readEntry,
  TICKET_FORMAT_IDS,
  TICKET_FORMATS,
  type Ticket,
  type TicketEntry,
  type TicketFormat,
} from '../../src/model/ticket-formats.ts';
import { secondForm, secondFormTitle } from '../../src/model/number-forms.ts';
import { ticketEntry, ticketText } from '../../src/outputs/ticket.ts';
import { textOf } from '../dist/html.ts';

const catalog = loadCatalog();
const codes: readonly ErrorCode[] = [...catalog.codes, ...Object.values(catalog.statuses).flat()];
const ADDRESS = 'https://example.org/win32/1/';

function named(name: string): ErrorCode {
  const found = codes.find((code) => code.name === name);
  assert.ok(found, `${name} is in the tables`);
  return found;
}

function one(entry: TicketEntry): Ticket {
  return { heading: undefined, entries: [entry] };
}

function write(format: TicketFormat, entry: TicketEntry): string {
  return TICKET_FORMATS[format].write(one(entry));
}

/** A ticket about one fact, without address. */
function fact(text: string): TicketEntry {
  return { name: 'NAME', note: 'Win32 1', facts: [{ label: undefined, text }], address: undefined };
}

test('one code in each format', () => {
  const entry = ticketEntry(named('ERROR_ACCESS_DENIED'), 'https://example.org/win32/5/');
  const meaning = entry.facts.find(({ label }) => label === 'Meaning')?.text ?? '';
  assert.ok(meaning.length > 20);
  const escaped = meaning.replaceAll('_', '\\_');
  const expected: Readonly<Record<TicketFormat, string>> = {
    text: [
      'ERROR_ACCESS_DENIED: Win32 5 (0x5, HRESULT 0x80070005)',
      'System message: "Access is denied."',
      `Meaning: ${meaning}`,
      'What to do: Grant access. Rights, policy or credentials refuse: change one of them.',
      'https://example.org/win32/5/',
    ].join('\n'),
    markdown: [
      '**`ERROR_ACCESS_DENIED`**: Win32 5 (0x5, HRESULT 0x80070005)',
      '',
      '- System message: "Access is denied."',
      `- Meaning: ${escaped}`,
      '- What to do: Grant access. Rights, policy or credentials refuse: change one of them.',
      '- <https://example.org/win32/5/>',
    ].join('\n'),
    jira: [
      '*ERROR\\_ACCESS\\_DENIED*: Win32 5 (0x5, HRESULT 0x80070005)',
      '',
      '* System message: "Access is denied."',
      `* Meaning: ${escaped.replaceAll('-', '\\-')}`,
      '* What to do: Grant access. Rights, policy or credentials refuse: change one of them.',
      '* [https://example.org/win32/5/]',
    ].join('\n'),
    servicenow:
      '[code]<p><b>ERROR_ACCESS_DENIED</b>: Win32 5 (0x5, HRESULT 0x80070005)</p><ul>' +
      '<li>System message: "Access is denied."</li>' +
      `<li>Meaning: ${meaning}</li>` +
      '<li>What to do: Grant access. Rights, policy or credentials refuse: change one of them.</li>' +
      '<li><a href="https://example.org/win32/5/">https://example.org/win32/5/</a></li></ul>[/code]',
  };
  for (const format of TICKET_FORMAT_IDS) assert.equal(write(format, entry), expected[format], format);
});

/** Real codes whose messages hold what a format takes for markup: name, message in Markdown, Jira, ServiceNow. */
const MESSAGES = [
  [
    'ERROR_CONTROL_C_EXIT',
    '{Application Exit by CTRL+C} The application terminated as a result of a CTRL+C.',
    '\\{Application Exit by CTRL\\+C\\} The application terminated as a result of a CTRL\\+C.',
    '{Application Exit by CTRL+C} The application terminated as a result of a CTRL+C.',
  ],
  [
    'ERROR_DRIVER_DATABASE_ERROR',
    'There was error \\[%2\\] processing the driver database.',
    'There was error \\[%2\\] processing the driver database.',
    'There was error &#91;%2&#93; processing the driver database.',
  ],
  [
    'ERROR_INVALID_SPI_VALUE',
    'Invalid system-wide (SPI\\_\\*) parameter.',
    'Invalid system\\-wide (SPI\\_\\*) parameter.',
    'Invalid system-wide (SPI_*) parameter.',
  ],
  [
    'ERROR_EVT_FILTER_PARSEERR',
    'A syntax error occurred at position %1!d!',
    'A syntax error occurred at position %1\\!d\\!',
    'A syntax error occurred at position %1!d!',
  ],
  [
    'ERROR_SXS_XML_E_EXPECTINGTAGEND',
    "Manifest Parse Error : The character '\\>' was expected.",
    "Manifest Parse Error : The character '>' was expected.",
    "Manifest Parse Error : The character '&gt;' was expected.",
  ],
  [
    'IDS_MON_OR_NOT',
    '\\<content search condition\\> OR NOT \\<content boolean term\\> is not allowed',
    '<content search condition> OR NOT <content boolean term> is not allowed',
    '&lt;content search condition&gt; OR NOT &lt;content boolean term&gt; is not allowed',
  ],
  [
    'ERROR_REGISTRATION_FROM_REMOTE_DRIVE_NOT_SUPPORTED',
    'Remote drives are not supported; use \\\\\\\\server\\\\share to register a remote package.',
    'Remote drives are not supported; use &#92;&#92;server&#92;share to register a remote package.',
    'Remote drives are not supported; use \\\\server\\share to register a remote package.',
  ],
  [
    'PDH_PLA_SERVICE_ERROR',
    'The "Performance Logs \\& Alerts" service did not respond.',
    'The "Performance Logs & Alerts" service did not respond.',
    'The "Performance Logs &amp; Alerts" service did not respond.',
  ],
  [
    'WBEMMOF_E_INVALID_QUALIFIER_SYNTAX',
    'The qualifier syntax is not valid. It should be qualifiername:type=value,scope(class\\|instance), flavorname.',
    'The qualifier syntax is not valid. It should be qualifiername:type=value,scope(class\\|instance), flavorname.',
    'The qualifier syntax is not valid. It should be qualifiername:type=value,scope(class|instance), flavorname.',
  ],
  [
    'LINEERR_DIALVOICEDETECT',
    'Use of the dial modifier (:) is not supported.',
    'Use of the dial modifier (\\:) is not supported.',
    'Use of the dial modifier (:) is not supported.',
  ],
] as const;

for (const [name, markdown, jira, html] of MESSAGES) {
  test(`the message of ${name} is escaped`, () => {
    const entry = ticketEntry(named(name));
    const plain = entry.facts.find(({ label }) => label === 'System message');
    assert.ok(plain, 'has a message');
    for (const [format, expected] of [
      ['markdown', `- System message: "${markdown}`],
      ['jira', `* System message: "${jira}`],
      ['servicenow', `<li>System message: "${html}`],
    ] as const) {
      const written = write(format, entry);
      assert.ok(written.includes(expected), `${format}: ${written}`);
    }
  });
}

/** Texts that no message has (yet): text, Markdown, Jira, ServiceNow. */
const TEXTS = [
  ['two\r\nlines\tand  blanks', 'two lines and blanks', 'two lines and blanks', 'two lines and blanks'],
  ['`code`', '\\`code\\`', '`code`', '`code`'],
  ['&lt; &#60;', '\\&lt; \\&#60;', '&amp;lt; &amp;#60;', '&amp;lt; &amp;#60;'],
  ['[/code]<script>', '\\[/code\\]\\<script\\>', '\\[/code\\]<script>', '&#91;/code&#93;&lt;script&gt;'],
  ['{code}x{code}', '{code}x{code}', '\\{code\\}x\\{code\\}', '{code}x{code}'],
  ['a -- b --- c', 'a -- b --- c', 'a \\-\\- b \\-\\-\\- c', 'a -- b --- c'],
  ['??cite?? why?', '??cite?? why?', '\\?\\?cite\\?\\? why?', '??cite?? why?'],
  [':-) ;) :D (y) (no)', ':-) ;) :D (y) (no)', '\\:\\-) \\;) \\:D \\(y) (no)', ':-) ;) :D (y) (no)'],
  ['$x$ ~~y~~ ^z^', '\\$x\\$ \\~\\~y\\~\\~ ^z^', '$x$ \\~\\~y\\~\\~ \\^z\\^', '$x$ ~~y~~ ^z^'],
  ['\\*', '\\\\\\*', '&#92;\\*', '\\*'],
  ['', '', '', ''],
] as const;

for (const [text, markdown, jira, html] of TEXTS) {
  test(`${JSON.stringify(text)} is escaped`, () => {
    assert.equal(write('markdown', fact(text)), `**\`NAME\`**: Win32 1\n\n- ${markdown}`);
    assert.equal(write('jira', fact(text)), `*NAME*: Win32 1\n\n* ${jira}`);
    assert.equal(write('servicenow', fact(text)), `[code]<p><b>NAME</b>: Win32 1</p><ul><li>${html}</li></ul>[/code]`);
  });
}

/** What a reader sees of a ticket, in words. */
function words(entry: TicketEntry): string {
  const facts = entry.facts.map(({ label, text }) => (label === undefined ? text : `${label}: ${text}`));
  return [`${entry.name}: ${entry.note}`, ...facts, entry.address ?? ''].join(' ').replace(/\s+/g, ' ').trim();
}

/** Jira's notation for escaped text, undone: a backslash gives the sign behind it, an entity its sign. Nothing else may be markup. */
function shownByJira(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^\*+ /, '')
        .replace(/^\*(.*?[^\\])\*(?=:)/, '$1')
        .replace(/^\[(.*)\]$/, '$1'),
    )
    .filter((line) => line !== '')
    .map((line) => line.replace(/&#92;|&amp;|\\(.)/g, (all, sign?: string) => sign ?? (all === '&amp;' ? '&' : '\\')))
    .join(' ');
}

suite(`all ${codes.length} codes`, () => {
  const entries = codes.map((code) => ticketEntry(code, ADDRESS));

  test('the text that a page carries gives the structure again', () => {
    codes.forEach((code, index) => {
      assert.deepEqual(readEntry(ticketText(code), ADDRESS), entries[index], code.name);
    });
  });

  test('Markdown shows what the plain text says', () => {
    const chosen = entries.filter(({ facts }, index) => index % 40 === 0 || facts.some(({ text }) => /[^\w\s.,'"()-]/.test(text)));
    assert.ok(chosen.length > 500);
    for (const entry of chosen) {
      const { html } = markdownToHtml(write('markdown', entry), { features: { smartPunctuation: false } });
      assert.ok(!/<(?!\/?(?:p|ul|li|strong|code|a)\b)/.test(html), html);
      assert.equal(textOf(html.replaceAll('\n', ' ')), words(entry));
    }
  });

  test('Jira shows what the plain text says', () => {
    for (const entry of entries) assert.equal(shownByJira(write('jira', entry)), words(entry));
  });

  test('ServiceNow shows what the plain text says, on one line between one pair of code tags', () => {
    for (const entry of entries) {
      const written = write('servicenow', entry);
      const [, html = ''] = /^\[code\]([^[\]\n]*)\[\/code\]$/.exec(written) ?? [];
      assert.equal(textOf(html.replaceAll('</p>', '</p> ').replaceAll('</li>', '</li> ')), words(entry));
    }
  });
});

test('codes of every space are named with the number as it is met there', () => {
  const first = (space: NumberSpace, value: number): string => {
    const found = codes.find((code) => code.space === space && code.value === value);
    assert.ok(found);
    return ticketText(found).split('\n')[0] ?? '';
  };
  assert.equal(first('win32', 5), 'ERROR_ACCESS_DENIED: Win32 5 (0x5, HRESULT 0x80070005)');
  assert.equal(first('ntstatus', 0xc0000005), 'STATUS_ACCESS_VIOLATION: NTSTATUS 0xC0000005 (-1073741819, 3221225477)');
  assert.equal(first('hresult', 0x80240022), 'WU_E_ALL_UPDATES_FAILED: HRESULT 0x80240022 (-2145124318, 2149842978)');
  assert.equal(first('bugcheck', 0x7e), 'SYSTEM_THREAD_EXCEPTION_NOT_HANDLED: Bug check 0x7E (0x0000007E, 126)');
  assert.equal(first('ras', 691), 'ERROR_AUTHENTICATION_FAILURE: RAS 691 (0x2B3)');
});

test('a list of codes, as the log decoder makes it, in each format', () => {
  const ticket: Ticket = {
    heading: 'Error codes in the log (5 lines):',
    entries: [
      {
        name: '32 ERROR_SHARING_VIOLATION',
        note: 'line 3, 2 times',
        facts: [{ label: undefined, text: '"In use: [%1]"' }],
        address: 'https://example.org/win32/32/',
      },
      { name: '0x8A150011', note: 'not defined, line 4', facts: [], address: undefined },
    ],
  };
  const expected: Readonly<Record<TicketFormat, string>> = {
    text: `Error codes in the log (5 lines):
- 32 ERROR_SHARING_VIOLATION (line 3, 2 times)
  "In use: [%1]"
  https://example.org/win32/32/
- 0x8A150011 (not defined, line 4)`,
    markdown: `Error codes in the log (5 lines):

- **\`32 ERROR_SHARING_VIOLATION\`** (line 3, 2 times)
  - "In use: \\[%1\\]"
  - <https://example.org/win32/32/>
- **\`0x8A150011\`** (not defined, line 4)`,
    jira: `Error codes in the log (5 lines):

* *32 ERROR\\_SHARING\\_VIOLATION* (line 3, 2 times)
** "In use: \\[%1\\]"
** [https://example.org/win32/32/]
* *0x8A150011* (not defined, line 4)`,
    servicenow:
      '[code]<p>Error codes in the log (5 lines):</p><ul><li><b>32 ERROR_SHARING_VIOLATION</b> (line 3, 2 times)' +
      '<ul><li>"In use: &#91;%1&#93;"</li><li><a href="https://example.org/win32/32/">https://example.org/win32/32/</a></li></ul></li>' +
      '<li><b>0x8A150011</b> (not defined, line 4)</li></ul>[/code]',
  };
  for (const format of TICKET_FORMAT_IDS) assert.equal(TICKET_FORMATS[format].write(ticket), expected[format], format);
});

test('a text that is no entry is kept as it is', () => {
  for (const [text, name, note, facts] of [
    ['', '', '', []],
    ['anything', 'anything', '', []],
    ['A: b\nno label', 'A', 'b', [{ label: undefined, text: 'no label' }]],
    ['A: b\n"x": y', 'A', 'b', [{ label: undefined, text: '"x": y' }]],
  ] as const) {
    assert.deepEqual(readEntry(text, ADDRESS), { name, note, facts, address: ADDRESS });
  }
  assert.equal(entryText(readEntry('A: b\nno label', ADDRESS)), 'A: b\nno label');
});

test('beside the number stands a form of one sort, named where a list is of one space', () => {
  const list = (space: NumberSpace) => codes.filter((code) => code.space === space);
  for (const [space, title] of [
    ['win32', 'Hexadecimal'],
    ['ntstatus', 'Exit code, signed'],
    ['hresult', 'Signed'],
    ['bugcheck', 'Eight digits'],
    ['ras', 'Hexadecimal'],
  ] as const) {
    assert.equal(secondFormTitle(list(space)), title);
  }
  assert.equal(secondFormTitle([...list('ntstatus'), ...list('ras')]), 'Other form');
  assert.equal(secondForm({ space: 'ntstatus', value: 0xc0000005 }).text, '-1073741819');
  assert.equal(secondForm({ space: 'bugcheck', value: 0xc0000218 }).text, '0xC0000218');
});
