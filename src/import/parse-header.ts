/**
 * The text of an SDK header → its object-like #defines in order, each with its line, the MessageText of the block above it
 * and the comment behind it. Nothing is evaluated and nothing is judged here, but a line that cannot be read is a problem.
 */

import { afterDirective, isRead, type Conditionals } from './conditionals.ts';

/** A line that looks like a code and cannot be read, or that contradicts another. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

export interface Definition {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** what stands behind the name, without comments; empty for a bare #define */
  readonly expression: string;
  /** undefined: no MessageId block above it */
  readonly messageText: string | undefined;
  /** the comment in slash and star on its line or, alone, on the next; empty where there is none */
  readonly comment: string;
}

export interface ParsedHeader {
  readonly definitions: readonly Definition[];
  readonly problems: readonly Problem[];
}

const DIRECTIVES = /^(define|undef|if|ifdef|ifndef|elif|else|endif|include|pragma|error|warning|line|import)$/;
const DEFINE = /^#\s*define(?:\s+([A-Za-z_]\w*)(.*))?$/;
const MACRO_PARAMETERS = /^\(\s*([A-Za-z_]\w*(\s*,\s*[A-Za-z_]\w*)*)?\s*(,\s*\.\.\.)?\)/;

/** A MessageId block that waits for its #define. */
interface Block {
  readonly id: string;
  readonly line: number;
  /** undefined until the line "MessageText:" */
  text: string[] | undefined;
}

/** A line of code after its comments were taken away. */
interface CodeLine {
  readonly code: string;
  readonly comment: string;
  /** what follows two slashes, where nothing stands before them */
  readonly lineComment: string | undefined;
  /** number of the last source line that belongs to it */
  readonly end: number;
  /** false where a comment in slash and star goes on to the end of the file */
  readonly closed: boolean;
}

/** Reads a header. `file` is its name in messages; `text` may have CRLF or LF. */
export function parseHeader(file: string, text: string): ParsedHeader {
  const lines = text.split(/\r?\n/);
  const definitions: Definition[] = [];
  const problems: Problem[] = [];
  let block: Block | undefined;
  let conditionals: Conditionals = [];

  for (let index = 0; index < lines.length; index += 1) {
    const line = index + 1;
    const { code, comment, lineComment, end, closed } = readLine(lines, index);
    if (!closed) problems.push({ file, line, expected: 'an end of the comment', found: lines[index] ?? '' });
    index = end - 1;
    if (lineComment !== undefined && isRead(conditionals)) block = readComment(lineComment, line, block);
    const directive = /^#\s*(\w*)/.exec(code)?.[1];
    if (directive === undefined) continue;
    conditionals = afterDirective(conditionals, code.replace(/^#\s*/, ''));
    if (!isRead(conditionals)) continue;
    if (!DIRECTIVES.test(directive)) problems.push({ file, line, expected: 'a preprocessor directive', found: code });
    if (directive !== 'define') continue;

    const [, name, rest = ''] = DEFINE.exec(code) ?? [];
    if (name === undefined || !/^(\s|\(|$)/.test(rest)) {
      problems.push({ file, line, expected: 'a name after #define', found: code });
      continue;
    }
    if (MACRO_PARAMETERS.test(rest)) continue;
    if (rest.startsWith('(')) {
      problems.push({ file, line, expected: 'white space between name and value', found: code });
      continue;
    }
    const own = block?.id === name ? block : undefined;
    if (block && !own)
      problems.push({ file, line, expected: `the #define of ${block.id}, the MessageId in line ${block.line}`, found: name });
    block = undefined;
    const messageText = own && messageOf((own.text ?? []).join(' '));
    definitions.push({
      file,
      line,
      name,
      expression: rest.trim(),
      messageText,
      comment: commentMessage(comment || commentAlone(lines, end)),
    });
  }
  if (block) problems.push(withoutDefine(block));
  // What stands below such an #if would be left out without a word.
  if (!isRead(conditionals)) problems.push({ file, line: lines.length, expected: 'an #endif before the end of the file', found: '' });
  return { definitions, problems };

  /** A comment line opens a block, goes on with it, or means nothing. */
  function readComment(content: string, line: number, open: Block | undefined): Block | undefined {
    const id = /^\s*MessageId:\s*(\S+)(.*)$/.exec(content);
    if (id) {
      if (open) problems.push(withoutDefine(open));
      // mc.exe writes this for a message that has a number and no name.
      return /No symbolic name/i.test(id[2] ?? '') ? undefined : { id: id[1] ?? '', line, text: undefined };
    }
    const start = /^\s*MessageText:\s*(.*)$/.exec(content);
    if (open && start) open.text = [start[1] ?? ''];
    else open?.text?.push(content);
    return open;
  }

  function withoutDefine({ id, line }: Block): Problem {
    return { file, line, expected: 'a #define below the MessageId', found: id };
  }
}

/** Takes the comments out of the line at `index`, and of the lines that a comment or a backslash at its end adds to it. */
function readLine(lines: readonly string[], index: number): CodeLine {
  let code = '';
  let comment = '';
  let closed = true;
  let at = index;
  let rest = lines[at] ?? '';
  for (;;) {
    const next = /\/\/|\/\*/.exec(rest);
    if (next?.[0] === '/*') {
      code += `${rest.slice(0, next.index)} `;
      rest = rest.slice(next.index + 2);
      for (; !rest.includes('*/') && at + 1 < lines.length; rest = (lines[at] ?? '').replace(/^\s*\*(?!\/)/, '')) {
        comment += `${rest} `;
        at += 1;
      }
      const close = rest.indexOf('*/');
      closed = close >= 0;
      comment += `${close < 0 ? rest : rest.slice(0, close)} `;
      rest = close < 0 ? '' : rest.slice(close + 2);
    } else if (!next && rest.endsWith('\\') && at + 1 < lines.length) {
      code += `${rest.slice(0, -1)} `;
      at += 1;
      rest = lines[at] ?? '';
    } else {
      code = (code + rest.slice(0, next?.index)).trim();
      return {
        code,
        comment: comment.trim(),
        lineComment: next && code === '' ? rest.slice(next.index + 2) : undefined,
        end: at + 1,
        closed,
      };
    }
  }
}

/** The comment of a line that is nothing but a comment, as lmerr.h has where a name is long; empty for any other line. */
function commentAlone(lines: readonly string[], index: number): string {
  if (!/^\s*\/\*/.test(lines[index] ?? '')) return '';
  const { code, comment, lineComment } = readLine(lines, index);
  return code === '' && lineComment === undefined ? comment : '';
}

/** Message text on one line: %n, the escape for a line break, is a space, and so is every run of white space; %0, "no line break", goes. */
function messageOf(text: string): string {
  return text
    .replace(/%0\s*$/, '')
    .replace(/%n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The comment behind a #define as a message. lmerr.h marks warnings with "@W", a note to the tool that makes the message
 * file, and has a space before one full stop.
 */
function commentMessage(comment: string): string {
  return messageOf(comment)
    .replace(/^@[A-Z] /, '')
    .replace(/ \.$/, '.');
}
