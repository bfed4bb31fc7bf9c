import type { Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';
import { spansOf } from '../spans.ts';

const WORD = /[A-Za-z_][A-Za-z0-9_]*/g;

export const rule: Rule = {
  over: 'each page',
  name: 'symbolic names outside code font',
  why: 'A name in code font becomes a link to its page; in plain text it stays a word.',
  check: (page, { byName, facts }) =>
    // The summary, the first, is shown as it is: it has no code font.
    spansOf(page)
      .slice(1)
      .flatMap((span) =>
        [...span.prose.matchAll(WORD)]
          .filter(([word]) => byName.has(word) || facts.otherNames.has(word))
          .map((match) => ({ line: span.lineAt(match.index), expected: `\`${match[0]}\` in code font`, found: match[0] })),
      ),
  refuses: [
    {
      because: 'a Win32 name in a paragraph, after the end of a line',
      given: damagedPage('which separates 157\nfrom 6.', 'which separates 157\nfrom ERROR_INVALID_HANDLE.'),
      at: 'from ERROR_INVALID_HANDLE.',
      expected: '`ERROR_INVALID_HANDLE` in code font',
      found: 'ERROR_INVALID_HANDLE',
    },
    {
      because: 'an alias in a list',
      given: damagedPage("in Wine's implementation", 'beside NO_ERROR'),
      at: 'beside NO_ERROR',
      expected: '`NO_ERROR` in code font',
      found: 'NO_ERROR',
    },
    {
      because: 'an NTSTATUS in front matter',
      given: damagedPage('the number names no block at all', 'STATUS_INVALID_HANDLE turned into a Win32 code'),
      at: 'STATUS_INVALID_HANDLE turned',
      expected: '`STATUS_INVALID_HANDLE` in code font',
      found: 'STATUS_INVALID_HANDLE',
    },
    {
      because: 'an HRESULT in italics',
      given: damagedPage("in Wine's implementation", 'beside *E_HANDLE*'),
      at: 'beside *E_HANDLE*',
      expected: '`E_HANDLE` in code font',
      found: 'E_HANDLE',
    },
  ],
  accepts: [
    { because: 'in the summary', given: damagedPage('by the memory manager, so', 'and STATUS_INVALID_HANDLE came, so') },
    { because: 'code font', given: damagedPage("in Wine's implementation", 'beside `E_HANDLE`') },
    { because: 'a code block', given: damagedPage('    block =', '    // ERROR_INVALID_HANDLE\n    block =') },
    { because: 'the title of a source', given: damagedPage('GlobalFlags function', 'GlobalFlags and ERROR_INVALID_HANDLE') },
  ],
};
