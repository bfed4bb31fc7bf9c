import type { MdastNode } from 'satteri';
import { childrenOf, lineOf, plainText, walk } from '../../../src/catalog/prose-page.ts';
import type { Finding, Rule } from '../rule.ts';
import { damagedPage } from '../sample-page.ts';
import { sentencesOf, spansBelow } from '../spans.ts';

/** The cause in bold, its sign, and the change. */
const LEAST_SENTENCES = 3;

/** Commands as they are written inside a sentence: a tool of Windows with arguments, or a cmdlet. */
const COMMAND =
  /^(?:(?:netsh|ipconfig|ping|net|sc|reg|fsutil|chkdsk|dism|sfc|nslookup|netstat|tasklist|wevtutil|msiexec|icacls|whoami|wmic|slmgr\.vbs|bcdedit|diskpart)(?:\.exe)? \S|[A-Z][a-z]+-[A-Z][A-Za-z]+( |$))/;
const SHELL = /PowerShell|command prompt|terminal|console|debugger|WinDbg|\bkd\b|shell/i;

export const rule: Rule = {
  over: 'each page',
  name: 'a cause without a sign, or commands without their shell',
  why: 'A cause that cannot be told from the next is a guess; a command in the wrong shell is one more error.',
  check: (page) =>
    page.sections
      .filter(({ title }) => title === 'Troubleshooting')
      .flatMap(({ blocks }): readonly Finding[] => {
        const causes = blocks.filter(({ type }) => type === 'list').flatMap(childrenOf);
        const command = blocks.flatMap(commandsOf)[0];
        const named = blocks.some((block) => SHELL.test(plainText(block)));
        return [
          ...(command && !named
            ? [{ line: lineOf(command), expected: 'the shell in which the commands run', found: textOf(command) }]
            : []),
          ...causes
            .filter((cause) => !hasSign(cause))
            .map((cause) => ({
              line: lineOf(cause),
              expected: 'a cause with its sign and the change',
              found: plainText(cause).slice(0, 40),
            })),
        ];
      }),
  refuses: [
    {
      because: 'a cause and a change alone',
      given: damagedPage(
        'The message names a program from 16-bit days. Start it again: it reads the content from its\n   file. Solved when the same command works twice.',
        'Start it again.',
      ),
      at: '1. **An old program',
      expected: 'a cause with its sign and the change',
      found: 'An old program counts on its cache. Star',
    },
    {
      because: 'a command, and no word of where it runs',
      given: damagedPage('Command Prompt on the computer that shows the message.', 'Ask `tasklist /v` first.'),
      at: '`tasklist /v`',
      expected: 'the shell in which the commands run',
      found: 'tasklist /v',
    },
    {
      because: 'a cmdlet, likewise',
      given: damagedPage('Command Prompt on the computer that shows the message.', 'Ask `Get-Process` first.'),
      at: '`Get-Process`',
      expected: 'the shell in which the commands run',
      found: 'Get-Process',
    },
  ],
  accepts: [
    {
      because: 'the shell in the shared line',
      given: damagedPage('names a program from', '(`tasklist /v` shows it) names a program from'),
    },
    {
      because: 'a sign in code font, in two sentences',
      given: damagedPage(
        'The message names a program from 16-bit days. Start it again: it reads the content from its\n   file. Solved when the same command works twice.',
        'Where `GlobalFlags` shows 0x4000, start it again.',
      ),
    },
    {
      because: 'no command',
      given: damagedPage('Command Prompt on the computer that shows the message.', 'The value `GMEM_DISCARDED` is a flag.'),
    },
  ],
};

function hasSign(cause: MdastNode): boolean {
  let shown = false;
  walk(cause, ({ type }) => {
    if (type === 'inlineCode' || type === 'code' || type === 'emphasis') shown = true;
  });
  return shown || spansBelow(cause).flatMap(sentencesOf).length >= LEAST_SENTENCES;
}

function commandsOf(block: MdastNode): readonly MdastNode[] {
  const found: MdastNode[] = [];
  walk(block, (node) => {
    if (node.type === 'inlineCode' && COMMAND.test(node.value)) found.push(node);
  });
  return found;
}

function textOf(node: MdastNode): string {
  return node.type === 'inlineCode' ? node.value : '';
}
