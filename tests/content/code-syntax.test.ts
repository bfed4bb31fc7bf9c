/** Every piece of code in content/ is read by the grammar of its language. That it compiles is another matter: see CONTRIBUTING.md. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadGuides, loadProse } from '../../src/catalog/load.ts';
import { CODE_LANGUAGES, exampleFiles, fencesBelow, isCodeLanguage, type CodeFence, type CodeLanguage } from './code-fences.ts';
import { codeParser } from './parse-code.ts';

const parse = await codeParser();

const fences: readonly CodeFence[] = [
  ...[...loadProse(), ...loadGuides()].flatMap(({ path, introduction, sections }) =>
    [...introduction, ...sections.flatMap(({ blocks }) => blocks)].flatMap((block) => fencesBelow(path, block)),
  ),
  ...exampleFiles(),
];

/** What is wrong in pieces of code: file, line and the text at fault. */
function faults(list: readonly CodeFence[]): readonly string[] {
  return list.flatMap(({ file, line, language, code }) => {
    if (!isCodeLanguage(language))
      return [`${file}:${line - 1}: expected a language of ${Object.keys(CODE_LANGUAGES).join(', ')}, found ${language}`];
    const grammar = CODE_LANGUAGES[language];
    const fault = grammar && parse(grammar, code);
    return fault ? [`${file}:${line + fault.line - 1}: expected ${language} that parses, found ${fault.what} in: ${fault.text}`] : [];
  });
}

interface Refused {
  readonly because: string;
  readonly language: CodeLanguage;
  readonly code: string;
  /** what the message says behind "found" */
  readonly found: string;
}

const REFUSED: readonly Refused[] = [
  { because: 'a brace without its end', language: 'cpp', code: 'if (x) {\n    f();', found: '2' },
  { because: 'a semicolon that is missing', language: 'cpp', code: 'int x = f()\nint y;', found: '1' },
  { because: 'a brace too many', language: 'cpp', code: 'int f() {\n    return 1;\n}\n}', found: '4' },
  { because: 'a fragment that closes what is around it', language: 'cpp', code: 'return 1; } void g() { return 2;', found: '1' },
  { because: 'a string without its end', language: 'c', code: 'puts("a);\nputs("b");', found: '1' },
  { because: 'a parenthesis without its end', language: 'csharp', code: 'var a = F(1;\nG();', found: '1' },
  { because: 'a brace without its end', language: 'csharp', code: 'if (a)\n{\n    F();', found: '3' },
  { because: 'a brace without its end', language: 'powershell', code: 'if ($a) {\n  Get-Item .', found: '2' },
  { because: 'a string without its end', language: 'powershell', code: 'Write-Output "a', found: '1' },
  { because: 'a colon that is missing', language: 'python', code: 'if a\n    print(1)', found: '1' },
  { because: 'a parenthesis without its end', language: 'python', code: 'print(1\nx = 2', found: '1' },
  { because: 'a brace without its end', language: 'rust', code: 'fn main() {\n    let a = 1;', found: '1' },
  { because: 'a let without a name', language: 'rust', code: 'let = 1;', found: '1' },
  { because: 'a brace without its end', language: 'go', code: 'func main() {\n\tf()', found: '2' },
  { because: 'a parenthesis without its end', language: 'go', code: 'f(1\ng()', found: '1' },
  { because: 'a brace without its end', language: 'js', code: 'if (a) {\n  f();', found: '2' },
  { because: 'two words side by side', language: 'js', code: 'const a b = 1;', found: '1' },
  { because: 'a quote without its end', language: 'sh', code: "curl 'https://example.org", found: '1' },
  { because: 'a list without its end', language: 'json', code: '{ "a": [1, 2 }', found: '1' },
];

suite('refuses', () => {
  for (const { because, language, code, found } of REFUSED) {
    test(`${language}: ${because}`, () => {
      const [message, ...others] = faults([{ file: 'page.mdx', line: 11, language, code }]);
      assert.deepEqual(others, []);
      assert.ok(message?.startsWith(`page.mdx:${10 + Number(found)}: expected ${language} that parses, found `), message);
    });
  }
  test('a language that the list does not have', () => {
    assert.match(
      faults([{ file: 'page.mdx', line: 11, language: 'cobol', code: 'STOP' }])[0] ?? '',
      /^page\.mdx:10: expected a language of .*, found cobol$/,
    );
  });
  test('every language that has a grammar has a case', () => {
    const covered = new Set(REFUSED.map(({ language }) => language));
    const parsed = Object.entries(CODE_LANGUAGES).filter(([, grammar]) => grammar !== undefined);
    assert.deepEqual(
      parsed.map(([language]) => language).filter((language) => !covered.has(language as CodeLanguage)),
      [],
    );
  });
});

const ACCEPTED: readonly { readonly because: string; readonly language: CodeLanguage; readonly code: string }[] = [
  { because: 'statements without a function', language: 'cpp', code: 'if (!f())\n    return GetLastError();\nDWORD n = 0;' },
  { because: 'a label and a goto', language: 'c', code: 'retry:\n    if (!f()) goto retry;' },
  {
    because: 'a calling convention',
    language: 'cpp',
    code: 'int WINAPI wWinMain(HINSTANCE instance, HINSTANCE, PWSTR, int) { return 0; }',
  },
  { because: 'structured exceptions', language: 'cpp', code: '__try { f(); }\n__except (EXCEPTION_EXECUTE_HANDLER) { g(); }' },
  {
    because: 'a native function by itself',
    language: 'csharp',
    code: '[DllImport("kernel32", SetLastError = true)]\nstatic extern bool CloseHandle(IntPtr h);',
  },
  { because: 'statements without a package', language: 'go', code: 'if err != nil {\n\treturn err\n}' },
  { because: 'statements without a function', language: 'rust', code: 'let a = f()?;\nif a { return Ok(()); }' },
  { because: 'a list of bare words', language: 'powershell', code: '$s.QueryHistory(0, 20) | Format-Table Date, HResult, Title' },
  { because: 'an object alone', language: 'json', code: '{ "a": [1, 2] }' },
];

suite('accepts', () => {
  for (const { because, language, code } of ACCEPTED) {
    test(`${language}: ${because}`, () => assert.deepEqual(faults([{ file: 'page.mdx', line: 11, language, code }]), []));
  }
});

test('all code of content/ parses', (t) => {
  const counts = Map.groupBy(fences, ({ language }) => language);
  const parsed = fences.filter(({ language }) => isCodeLanguage(language) && CODE_LANGUAGES[language] !== undefined);
  assert.ok(parsed.length > 0);
  t.diagnostic(
    `${parsed.length} pieces parsed, ${fences.length - parsed.length} without a grammar: ${[...counts].map(([language, list]) => `${language} ${list.length}`).join(', ')}`,
  );
  const found = faults(fences);
  assert.ok(found.length === 0, found.join('\n'));
});
