/** The data for programs: records of real codes, the schema with what it refuses, all files. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { apiFiles } from '../../src/outputs/api/files.ts';
import { codeFields, partTables, shapeOf } from '../../src/outputs/api/fields.ts';
import { jsonSchema } from '../../src/outputs/api/schema.ts';
import { llmsTxt } from '../../src/outputs/api/llms-txt.ts';
import { absolute, context, recordOf, SITE, validatorOf } from './api-support.ts';

suite('records', () => {
  test('a code from facts alone, whole', () => {
    assert.deepEqual(recordOf('ras', 691), {
      space: 'ras',
      value: 691,
      number: '691',
      name: 'ERROR_AUTHENTICATION_FAILURE',
      aliases: [],
      message:
        'The remote connection was denied because the user name and password combination you provided is not recognized, or the selected authentication protocol is not permitted on the remote access server.',
      url: 'https://example.org/errors/ras/691/',
      markdown: null,
      forms: [
        { label: 'Decimal', text: '691' },
        { label: 'Hexadecimal', text: '0x2B3' },
      ],
      explained: false,
      updated: null,
      summary: 'Error 691 of the Remote Access service (VPN and dial-up).',
      handling: null,
      otherwise: null,
      sections: [],
      related: [],
      faq: [{ question: 'How else is 691 written?', answer: 'As `0x2B3` (hexadecimal).', generated: true }],
      references: [],
      documentation: [],
      equivalents: [],
      comesFrom: [],
      previous: 690,
      next: 692,
      origins: ['raserror'],
      becomes: [],
    });
  });

  test('an explained Win32 code', () => {
    const code = recordOf('win32', 13803);
    assert.ok(code.space === 'win32');
    assert.equal(code.name, 'ERROR_IPSEC_IKE_NEGOTIATION_PENDING');
    assert.equal(code.message, 'IKE Negotiation in progress');
    assert.equal(code.markdown, 'https://example.org/errors/win32/13803.md');
    assert.deepEqual(
      code.forms.map(({ text }) => text),
      ['13803', '0x35EB', '0x800735EB', '-2147011093', '2147956203'],
    );
    assert.deepEqual(code.handling, { id: 'wait', label: 'Wait' });
    assert.equal(code.otherwise, null);
    assert.equal(code.group.id, 'ipsec');
    assert.deepEqual(
      code.sections.map(({ id }) => id),
      ['technical-meaning', 'error-details', 'usage-context', 'developer-interpretation', 'troubleshooting'],
    );
    assert.match(code.sections[4]?.markdown ?? '', /```bat\nauditpol \/get \/subcategory:"\{0CCE9218/);
    assert.deepEqual(code.related[1]?.code, {
      space: 'win32',
      value: 13805,
      number: '13805',
      name: 'ERROR_IPSEC_IKE_TIMED_OUT',
      url: 'https://example.org/errors/win32/13805/',
    });
    assert.deepEqual(
      code.faq.map(({ generated }) => generated),
      [false, false, true, true],
    );
    assert.deepEqual(
      code.equivalents.map(({ layer, shown, listed }) => [layer, shown, listed]),
      [
        ['errno', 'EINVAL', false],
        ['rust', 'Uncategorized', false],
        ['node', 'UNKNOWN', false],
      ],
    );
    assert.deepEqual([code.previous, code.next], [13802, 13804]);
  });

  test('an NTSTATUS has its bits, the code that it becomes and the equivalents of that', () => {
    const code = recordOf('ntstatus', 0xc0000022);
    assert.ok(code.space === 'ntstatus');
    assert.deepEqual(code.bits, { severity: 'error', customer: false, nt: false, facility: 0, facilityNames: [], code: 0x22 });
    assert.deepEqual(
      code.becomes.map(({ name }) => name),
      ['ERROR_ACCESS_DENIED'],
    );
    assert.ok(code.equivalents.some(({ layer, shown }) => layer === 'python' && shown === 'PermissionError'));
  });

  test('an HRESULT without a page of its own leads to its row', () => {
    const row = context.catalog.statuses.hresult.find(({ ownPage }) => !ownPage);
    assert.ok(row);
    assert.match(recordOf('hresult', row.value).url, /^https:\/\/example\.org\/errors\/hresult\/facility\/\d+\/#0x[0-9A-F]{8}$/);
  });
});

suite('schema', () => {
  const validate = validatorOf('Code');
  const good = recordOf('win32', 13803);
  const bits = { ...recordOf('ntstatus', 0xc0000022) };

  test('takes the record of each space', () => {
    for (const [space, value] of [
      ['win32', 5],
      ['ntstatus', 0xc0000005],
      ['hresult', 0x80240022],
      ['bugcheck', 0x7e],
      ['ras', 691],
    ] as const) {
      assert.ok(validate(recordOf(space, value)), JSON.stringify(validate.errors));
    }
  });

  const without = (field: keyof typeof good): object => Object.fromEntries(Object.entries(good).filter(([name]) => name !== field));
  const REFUSED: readonly (readonly [string, unknown])[] = [
    ['an empty object', {}],
    ['a list', [good]],
    ['a code without name', without('name')],
    ['a code without space', without('space')],
    ['an unknown space', { ...good, space: 'posix' }],
    ['an NTSTATUS with the fields of a Win32 code', { ...good, space: 'ntstatus' }],
    ['a Win32 code with bits', { ...good, bits: 'bits' in bits ? bits.bits : undefined }],
    ['an unknown field', { ...good, severity: 'bad' }],
    ['a negative value', { ...good, value: -1 }],
    ['a value of 33 bits', { ...good, value: 2 ** 32 }],
    ['a value as text', { ...good, value: '13803' }],
    ['a broken number', { ...good, value: 1.5 }],
    ['a name with a space', { ...good, name: 'NO NAME' }],
    ['an empty message', { ...good, message: '' }],
    ['an unknown handling', { ...good, handling: { id: 'panic', label: 'Panic' } }],
    ['a handling without label', { ...good, handling: { id: 'wait' } }],
    ['a relative address', { ...good, url: '/win32/13803/' }],
    ['a date with a time', { ...good, updated: '2026-11-23T00:00:00Z' }],
    ['a code without forms', { ...good, forms: [] }],
    ['an unknown section', { ...good, sections: [{ id: 'gossip', title: 'Gossip', markdown: 'x' }] }],
    ['a source of no kind', { ...good, references: [{ title: 'x', url: 'https://example.org/', kind: 'rumor' }] }],
    ['an unknown layer', { ...good, equivalents: [{ layer: 'cobol', shown: 'x', context: null, listed: true, origins: [] }] }],
    ['a rank of 0', { ...good, rank: 0 }],
    ['an origin with a space', { ...good, origins: ['some header'] }],
  ];
  for (const [what, value] of REFUSED) test(`refuses: ${what}`, () => assert.equal(validate(value), false));

  test('every definition allows named fields alone', () => {
    const open = Object.entries(jsonSchema('https://example.org/s.json').$defs).filter(
      ([, definition]) =>
        definition.type === 'object' && !('additionalProperties' in definition && definition.additionalProperties === false),
    );
    assert.deepEqual(open, []);
  });
});

suite('files', () => {
  const explained = apiFiles(context, 'explained');
  const { codes, statuses } = context.catalog;

  test('hold what the schema says', () => {
    for (const [path, { kind, text }] of explained.files) {
      if (kind === undefined) continue;
      const validate = validatorOf(kind);
      assert.ok(validate(JSON.parse(text)), `${path}: ${JSON.stringify(validate.errors?.[0])}`);
    }
  });

  test('are the same when they are made again', () => {
    const again = apiFiles(context, 'explained');
    assert.deepEqual([...again.files.keys()], [...explained.files.keys()]);
    for (const [path, { text }] of again.files) assert.ok(text === explained.files.get(path)?.text, path);
  });

  test('one per explained code, or one per code', () => {
    const single = (files: ReadonlyMap<string, unknown>) =>
      [...files.keys()].filter((path) => /^(win32|ntstatus|hresult|bugcheck|ras)\//.test(path));
    assert.equal(single(explained.files).length, explained.explained.length);
    assert.ok(explained.files.has('win32/13803.json') && !explained.files.has('win32/101.json'));
    const all = apiFiles(context, 'all');
    assert.equal(single(all.files).length, codes.length + Object.values(statuses).flat().length);
    assert.ok(all.files.has('win32/101.json') && all.files.has('ras/691.json'));
  });

  test('the version is another where a file is another', () => {
    const versionOf = ({ files }: typeof explained): unknown =>
      (JSON.parse(files.get('meta.json')?.text ?? '{}') as { version: unknown }).version;
    const elsewhere = apiFiles({ ...context, absolute: (path) => `https://b.example${path}` }, 'explained');
    assert.match(String(versionOf(explained)), /^[0-9a-f]{16}$/);
    assert.notEqual(versionOf(elsewhere), versionOf(explained));
  });
});

suite('tables of fields', () => {
  const schema = jsonSchema(`${SITE}/schema.json`);

  test('every field and every part is described', () => {
    for (const { name, description } of codeFields(schema)) assert.ok(description !== '', name);
    for (const { name, description } of partTables(schema)) assert.ok(description !== '', name);
  });

  test('fields of all spaces come first, the others name their spaces', () => {
    const fields = codeFields(schema);
    assert.equal(fields[0]?.name, 'space');
    assert.deepEqual(fields.find(({ name }) => name === 'rank')?.only, ['win32']);
    assert.deepEqual(fields.find(({ name }) => name === 'bits')?.only, ['ntstatus', 'hresult']);
    assert.equal(fields.find(({ name }) => name === 'message')?.only, undefined);
  });

  const SHAPES = [
    [{ type: 'string' }, 'text'],
    [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'whole number or null'],
    [{ type: 'array', items: { $ref: '#/$defs/Link' } }, 'list of Link'],
    [{ enum: ['a', 'b'] }, 'a, b'],
  ] as const;
  for (const [shape, words] of SHAPES) test(words, () => assert.equal(shapeOf(shape), words));
});

test('llms.txt says which codes have JSON of their own', () => {
  assert.match(llmsTxt(context.catalog, absolute, 'explained'), /the same as JSON, where the code is explained/);
  assert.match(llmsTxt(context.catalog, absolute, 'all'), /every code as JSON/);
});
