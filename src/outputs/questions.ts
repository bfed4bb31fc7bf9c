/**
 * One code → two to four questions answered from the tables: number forms, NTSTATUS, Python, .NET. Each is worded
 * for this code and true of it, so that a page without prose has an FAQ too. Text between backticks is code.
 */

import type { Equivalent, ErrorCode, Question, StatusCode, Win32Code } from '../model/error-code.ts';
import type { EquivalentSpace } from '../model/equivalents.ts';
import { formsOf } from '../model/number-forms.ts';
import { numberForms } from '../model/number.ts';
import { numberText } from '../model/number-space.ts';
import { statusesOf } from './statuses.ts';

/** The generated questions, in the order in which the page shows them. */
export function generatedQuestions(code: ErrorCode): readonly Question[] {
  if (code.space !== 'win32') return [formsQuestion(code), becomesQuestion(code)].filter((question) => question !== undefined);
  return [numberQuestion(code), ntstatusQuestion(code), pythonQuestion(code), dotnetQuestion(code)].filter(
    (question) => question !== undefined,
  );
}

function numberQuestion(code: Win32Code): Question {
  const forms = numberForms(code.value);
  const q = `What is Windows error ${forms.decimal} in hexadecimal and as an HRESULT?`;
  if (code.value === 0) return { q, a: '`0x0`. As an HRESULT it stays 0, `S_OK`: `HRESULT_FROM_WIN32` does not wrap success.' };
  return {
    q,
    a:
      `\`${forms.hex}\`. \`HRESULT_FROM_WIN32\` makes \`${forms.hresult}\` of it, ` +
      `which programs also print as \`${forms.signed}\` (signed) or \`${forms.unsigned}\` (unsigned).`,
  };
}

function formsQuestion(code: StatusCode): Question | undefined {
  const number = numberText(code.space, code.value);
  const [, ...others] = formsOf(code);
  if (others.length === 0) return undefined;
  const list = enumerate(others.map(({ label, text }) => `\`${text}\` (${label.charAt(0).toLowerCase()}${label.slice(1)})`));
  return { q: `How else is ${number} written?`, a: `As ${list.replace('(as an HRESULT)', '(made into an HRESULT, with bit 28 set)')}.` };
}

function becomesQuestion(code: StatusCode): Question | undefined {
  const first = code.becomes.find(({ space }) => space === 'win32');
  if (!first) return undefined;
  return {
    q: `Which Win32 error does ${numberText(code.space, code.value)} become?`,
    a: `\`${first.name}\` (${first.value}), by Wine’s \`RtlNtStatusToDosError\`; Microsoft publishes no table.`,
  };
}

function ntstatusQuestion(code: Win32Code): Question | undefined {
  const statuses = statusesOf(code);
  const [first] = statuses;
  if (!first) return undefined;
  const shown = statuses.slice(0, 6).map((status) => `\`${status.shown}\` (\`${status.context}\`)`);
  const rest = statuses.length - shown.length;
  const list = rest > 0 ? `${shown.join(', ')} and ${rest} more, listed below` : enumerate(shown);
  return {
    q: `Which NTSTATUS values become ${code.value}?`,
    a: `${list}. The pairs are those of Wine’s \`RtlNtStatusToDosError\`; Microsoft publishes no table.`,
  };
}

function pythonQuestion(code: Win32Code): Question | undefined {
  const [listed] = of(code, 'python');
  if (code.value === 0) return undefined;
  const q = `How does Python show ${code.name}?`;
  if (listed) {
    const exception = listed.shown === 'OSError' ? '`OSError` itself, no subclass,' : `\`${listed.shown}\``;
    return { q, a: `As ${exception} with \`winerror\` ${code.value} and \`${listed.context}\`.` };
  }
  // Outside CPython's table: EINVAL, but Winsock's range keeps its own number (PC/errmap.h).
  const errno = code.value >= 10000 && code.value <= 11999 ? String(code.value) : 'EINVAL';
  return {
    q,
    a: `As a plain \`OSError\` with \`winerror\` ${code.value} and \`errno ${errno}\`: CPython’s table has no entry of its own for it.`,
  };
}

function dotnetQuestion(code: Win32Code): Question | undefined {
  const listed = of(code, 'dotnet');
  if (listed.length === 0) return undefined;
  const shown = listed.map((row) =>
    row.context === 'SocketException' ? `a \`SocketException\` with \`${row.shown}\`` : `\`${row.shown}\` (${row.context})`,
  );
  return { q: `Which .NET exception stands for ${code.value}?`, a: `${capitalize(enumerate(shown))}.` };
}

function of(code: Win32Code, space: EquivalentSpace): readonly Equivalent[] {
  return code.equivalents.filter((equivalent) => equivalent.space === space);
}

/** "a", "a and b", "a, b and c". */
function enumerate(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
