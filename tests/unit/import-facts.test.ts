/** npm run facts as a person runs it: a copy of our tables, headers generated from them or damaged, exit codes, and what is on disk after. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FactError } from '../../src/facts/fact-error.ts';
import { FACTS_DIRECTORY, readFacts } from '../../src/facts/read-facts.ts';
import { readWin32, type Win32Row } from '../../src/facts/read-win32.ts';
import { writeTables } from '../../src/import/write-tables.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMMAND = join(ROOT, 'src/import/facts.ts');
const FIXTURES = join(ROOT, 'tests/unit/fixtures/headers');
const WIN32 = readFileSync(join(ROOT, FACTS_DIRECTORY, 'win32.tsv'), 'utf8');
const ROWS = readWin32('win32.tsv', WIN32);
const SDK_ROWS = ROWS.filter((row) => row.sources.includes('sdk'));

/** A folder with a copy of our tables, gone after the test. */
function copyOfTables(context: TestContext): string {
  const root = mkdtempSync(join(tmpdir(), 'facts-'));
  context.after(() => {
    rmSync(root, { recursive: true });
  });
  mkdirSync(join(root, 'content'));
  cpSync(join(ROOT, FACTS_DIRECTORY), join(root, FACTS_DIRECTORY), { recursive: true });
  return root;
}

/** Every file of the tables with its text. */
function tables(root: string): ReadonlyMap<string, string> {
  const directory = join(root, FACTS_DIRECTORY);
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'utf8')]));
}

/** Our rows in the shape of winerror.h. */
function header(rows: readonly Pick<Win32Row, 'name' | 'value_dec' | 'aliases' | 'message'>[]): string {
  return rows
    .map(({ name, value_dec, aliases, message }) => {
      const text = message === '' ? '' : `//\n// MessageText:\n//\n// ${message}\n`;
      return `//\n// MessageId: ${name}\n${text}//\n#define ${name} ${value_dec}L\n${aliases.map((alias) => `#define ${alias} ${name}\n`).join('')}`;
    })
    .join('\n');
}

function withHeader(root: string, text: string): string {
  const path = join(root, 'winerror.h');
  writeFileSync(path, text);
  return path;
}

function run(root: string, ...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { cwd: root, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

const NEW_CODE = { name: 'ERROR_FIXTURE_NEW', value_dec: 37, aliases: [], message: 'The fixture is new.' };

test('a header made from our own table changes nothing but the sources', (context) => {
  const root = copyOfTables(context);
  const { status, output } = run(root, '--write', withHeader(root, header(ROWS)));
  assert.equal(status, 0, output);
  assert.match(
    output,
    /^win32\.tsv: 0 added, 0 renamed, 0 new aliases, 0 messages changed, 0 messages kept against the header, \d+ rows newly confirmed, 0 values changed, 0 missing, 0 removed$/m,
  );
  const expected = WIN32.split('\n').map((line, index) => {
    const row = ROWS[index - 1];
    return row === undefined || row.sources.includes('sdk') ? line : `${line},sdk`;
  });
  assert.equal(readFileSync(join(root, FACTS_DIRECTORY, 'win32.tsv'), 'utf8'), expected.join('\n'));
});

test('a dry run reports a new code and leaves the tree alone', (context) => {
  const root = copyOfTables(context);
  const before = tables(root);
  const { status, output } = run(root, withHeader(root, header([...SDK_ROWS, NEW_CODE])));
  assert.equal(status, 0, output);
  assert.match(output, /37 ERROR_FIXTURE_NEW: "The fixture is new\." \(.*winerror\.h:\d+\)/);
  assert.match(output, /^win32\.tsv: 1 added, 0 renamed,.* 0 missing/m);
  assert.match(output, /dry run: win32\.tsv, sources\.json would change; nothing was written/);
  assert.deepEqual(tables(root), before);
});

test('--write adds, renames and rewords in place, and touches no other line', (context) => {
  const root = copyOfTables(context);
  const [five, two] = [SDK_ROWS.find((row) => row.value_dec === 5), SDK_ROWS.find((row) => row.value_dec === 2)];
  assert.ok(five && two);
  const changed = SDK_ROWS.map((row) => {
    if (row === five) return { ...row, name: 'ERROR_FIXTURE_RENAMED', aliases: [] };
    return row === two ? { ...row, message: 'Reworded.' } : row;
  });
  mkdirSync(join(root, 'content/codes/win32/dos-file-basics'), { recursive: true });
  writeFileSync(join(root, `content/codes/win32/dos-file-basics/${five.name}.mdx`), '');

  const { status, output } = run(root, '--write', withHeader(root, header([...changed, NEW_CODE])));
  assert.equal(status, 0, output);
  assert.match(
    output,
    new RegExp(`5 ${five.name} → ERROR_FIXTURE_RENAMED .*rename to ERROR_FIXTURE_RENAMED.mdx: content/codes/win32/.*/${five.name}.mdx`),
  );
  assert.match(output, /^win32\.tsv: 1 added, 1 renamed, 0 new aliases, 1 messages changed,/m);

  const before = WIN32.split('\n');
  const after = readFileSync(join(root, FACTS_DIRECTORY, 'win32.tsv'), 'utf8').split('\n');
  const at = after.findIndex((line) => line.startsWith('37\t'));
  assert.deepEqual(after.splice(at, 1), [['37', '0x25', 'ERROR_FIXTURE_NEW', '', 'The fixture is new.', 'sdk'].join('\t')]);
  const differing = after.flatMap((line, index) => (line === before[index] ? [] : [line]));
  assert.deepEqual(differing, [
    ['2', '0x2', two.name, two.aliases.join(), 'Reworded.', two.sources.join()].join('\t'),
    ['5', '0x5', 'ERROR_FIXTURE_RENAMED', [...five.aliases, five.name].sort().join(), five.message, five.sources.join()].join('\t'),
  ]);
  assert.ok(Number(before[at - 1]?.split('\t')[0]) < 37 && Number(after[at]?.split('\t')[0]) > 37, 'the new row stands in order');
});

test('new HRESULT and NTSTATUS values become rows with their severity and facility', (context) => {
  const root = copyOfTables(context);
  const text = '#define E_FIXTURE _HRESULT_TYPEDEF_(0x8007FFF0L)\n#define STATUS_FIXTURE ((NTSTATUS)0x4000FFF0L)\n';
  const { status, output } = run(root, '--write', withHeader(root, text));
  assert.equal(status, 0, output);
  const lineOf = (file: string, name: string): string | undefined =>
    readFileSync(join(root, FACTS_DIRECTORY, file), 'utf8')
      .split('\n')
      .find((line) => line.includes(`\t${name}\t`));
  assert.equal(lineOf('hresult.tsv', 'E_FIXTURE'), ['0x8007FFF0', 'E_FIXTURE', '7', 'WIN32', 'E', '', 'sdk'].join('\t'));
  assert.equal(lineOf('ntstatus.tsv', 'STATUS_FIXTURE'), ['0x4000FFF0', 'STATUS_FIXTURE', '', 'Informational', '0', '', 'sdk'].join('\t'));
});

/** The SDK's rows without one that no other table names, and with no page. */
const LONELY = SDK_ROWS.find((row) => row.name === 'ERROR_CLOUD_FILE_HYDRATION_NOT_AVAILABLE');

test('a code that the header lost stays, until its name is given', (context) => {
  assert.ok(LONELY);
  const root = copyOfTables(context);
  const path = withHeader(root, header(SDK_ROWS.filter((row) => row !== LONELY)));
  const kept = run(root, '--write', path);
  assert.equal(kept.status, 0, kept.output);
  assert.match(kept.output, new RegExp(`missing in the headers, kept\n  no other source \\(1\\): ${LONELY.value_dec} ${LONELY.name}\n`));
  assert.equal(readFileSync(join(root, FACTS_DIRECTORY, 'win32.tsv'), 'utf8'), WIN32);

  const removed = run(root, '--write', '--allow-remove', LONELY.name, path);
  assert.equal(removed.status, 0, removed.output);
  assert.match(removed.output, new RegExp(`these URLs die: /win32/${LONELY.value_dec}/ /${LONELY.name}/`));
  const lines = WIN32.split('\n').filter((line) => !line.startsWith(`${LONELY.value_dec}\t`));
  assert.equal(readFileSync(join(root, FACTS_DIRECTORY, 'win32.tsv'), 'utf8'), lines.join('\n'));
});

const withoutTwo = SDK_ROWS.filter((row) => row.value_dec !== 2);

/** What the command refuses: the header, further arguments, and what it must say. */
const REFUSED: Record<string, { readonly text: string; readonly args?: readonly string[]; readonly says: RegExp }> = {
  'a value that cannot be read': {
    text: '#define ERROR_A 5L\n#define ERROR_B 12G4L\n',
    says: /winerror\.h:2: expected a value for ERROR_B.*found "12G4L"/,
  },
  'a misspelt directive': {
    text: '#defin ERROR_A 5L\n#define ERROR_FILE_NOT_FOUND 2L\n',
    says: /winerror\.h:1: expected a preprocessor directive/,
  },
  'a name with another value': {
    text: '\n#define ERROR_FILE_NOT_FOUND 3L\n',
    says: /ERROR_FILE_NOT_FOUND: 2 in line \d+ of win32\.tsv, 3 in .*winerror\.h:2/,
  },
  'values without a group': {
    text: '#define ERROR_A 61001L\n#define ERROR_B 61009L\n',
    says: /groups\.tsv:\d+: no group holds 61001 to 61009; add this line.*\n61001\t61009\t<id>\t<title>$/m,
  },
  'a name that differs from another by letter case alone': {
    text: '#define ERROR_FILE_NOT_found 37L\n',
    says: /after the import: content\/facts\/win32\.tsv:\d+: expected each name once/,
  },
  'a name to remove that is still there': {
    text: header(SDK_ROWS),
    args: ['--allow-remove', 'ERROR_FILE_NOT_FOUND'],
    says: /--allow-remove ERROR_FILE_NOT_FOUND: not the name/,
  },
  'a name to remove that other tables still use': {
    text: header(withoutTwo),
    args: ['--allow-remove', 'ERROR_FILE_NOT_FOUND'],
    says: /after the import: content\/facts\/.*: expected the value of a code in win32\.tsv, found "2"/,
  },
  'a file without a #define': { text: 'Not Found\n', says: /winerror\.h:1: expected a header with #defines/ },
};

for (const [name, { text, args = [], says }] of Object.entries(REFUSED)) {
  test(`refused: ${name}`, (context) => {
    const root = copyOfTables(context);
    const before = tables(root);
    const { status, output } = run(root, '--write', ...args, withHeader(root, text));
    assert.equal(status, 1, output);
    assert.match(output, says);
    assert.match(output, /refused: nothing was written/);
    assert.deepEqual(tables(root), before);
  });
}

test('refused: the fixture’s codes, which have no group', (context) => {
  const { status, output } = run(copyOfTables(context), join(FIXTURES, 'winerror.h'));
  assert.equal(status, 1, output);
  assert.match(output, /no group holds 61001 to 61204/);
});

test('the fixture of lmerr.h would add its comments as messages', (context) => {
  const { status, output } = run(copyOfTables(context), join(FIXTURES, 'lmerr.h'));
  assert.equal(status, 0, output);
  assert.match(output, /2982 NERR_FixtureLong: "The comment has two lines\."/);
  assert.match(output, /^win32\.tsv: 5 added, 0 renamed/m);
});

const USAGE: Record<string, readonly [args: readonly string[], says: RegExp]> = {
  'no header': [[], /no header given/],
  'an unknown option': [['--force', 'winerror.h'], /--force/],
  'a header that is not there': [['/nowhere/winerror.h'], /ENOENT/],
  'an unknown header without a source': [[join(FIXTURES, '../other.h')], /--source/],
  'a source that sources.json does not describe': [
    ['--source', 'nobody', join(FIXTURES, 'winerror.h')],
    /does not describe the origin nobody/,
  ],
};

for (const [name, [args, says]] of Object.entries(USAGE)) {
  test(`wrong usage: ${name}`, () => {
    const { status, output } = run(ROOT, ...args);
    assert.equal(status, 2, output);
    assert.match(output, says);
    assert.match(output, /^usage: npm run facts/m);
  });
}

test('a table that its checks refuse never takes the place of the old one', (context) => {
  const root = copyOfTables(context);
  const before = tables(root);
  const changed = new Map([['win32.tsv', WIN32.replace('\n5\t0x5\t', '\n5\t0x6\t')]]);
  assert.notEqual(changed.get('win32.tsv'), WIN32);
  assert.throws(() => {
    writeTables(root, changed);
  }, FactError);
  assert.deepEqual(tables(root), before);
  assert.doesNotThrow(() => readFacts((file) => readFileSync(join(root, FACTS_DIRECTORY, file), 'utf8')));
});
