/**
 * One code → the file that its author starts from: front matter and headings, with a prompt wherever something
 * must be judged or written. The file can be read and shown at once; the content lints refuse it while a prompt stands.
 */

import { EQUIVALENTS } from '../model/equivalents.ts';
import type { CodeName, Win32Code } from '../model/error-code.ts';
import { HANDLING_IDS } from '../model/handling.ts';
import { numberForms } from '../model/number.ts';
import { pageSize } from '../model/page-size.ts';
import { PROSE_SECTIONS, type ProseSectionId } from '../model/sections.ts';

/** What stands where the author has not written yet. */
export const PROMPT = /\[Write:[^\]\n]*\]?/g;

const SECTION_PROMPTS = {
  'technical-meaning': '[Write: 2 to 5 sentences: which component reports which condition; what the code does not say]',
  'error-details': '[Write: 1 to 3 paragraphs: mechanism, preconditions, what state is left behind]',
  'usage-context': `- **Returned by**: [Write: functions, commands]
- **Printed as**: [Write: the exact text and spelling; or remove the item]
- **Logged as**: [Write: log, source, event; or remove the item]`,
  'developer-interpretation':
    '[Write: at most 3 paragraphs: when a call gets it, whether it is expected, whether and after what to retry; code only if it teaches]',
  troubleshooting: `[Write: one line that states shell and elevation; or remove the section if only a program can act]

1. **[Write: a cause, the most frequent first.]** [Write: sign, harmless command with its output, change, how to know it worked; 60 words]`,
} as const satisfies Record<ProseSectionId, string>;

export interface PageSkeleton {
  /** below the repository's root */
  readonly path: string;
  readonly text: string;
}

/**
 * @param related two codes to start the list with
 * @param today YYYY-MM-DD
 */
export function pageSkeleton(code: Win32Code, related: readonly CodeName[], today: string): PageSkeleton {
  const { prose, aside } = pageSize(code.rank);
  const sections = PROSE_SECTIONS.map(({ id, title }) => `## ${title}\n\n${SECTION_PROMPTS[id]}\n`);
  const text = `---
# [Write: ${prose.least} to ${prose.most} words in the sections, at most ${aside} in related and faq; then remove this line]
updated: ${today}
summary: "[Write: what failed, for whom, in one sentence of at most 160 characters]"
handling: report # [Write: what the first actor does: ${HANDLING_IDS.join(', ')}]
related:
${related.map(({ name }) => `  - { name: ${name}, why: "[Write: the one thing that tells it apart; or another code]" }`).join('\n')}
faq: [] # [Write: at most 5 questions that people ask, as - { q: "…?", a: "…" }]
sources:
  - { title: "[Write: a page that you opened]", url: "https://example.invalid/[Write:address]", kind: microsoft }
---

${sections.join('\n')}`;
  return { path: `content/codes/win32/${code.group.id}/${code.name}.mdx`, text };
}

/** What the tables know of a code, for its author to read: none of it belongs into the page. */
export function knownFacts(code: Win32Code, nearest: readonly CodeName[]): string {
  const { decimal, hex, hresult } = numberForms(code.value);
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['Aliases', code.aliases],
    [
      'Equivalents',
      code.equivalents.map(
        ({ space, shown, context }) => `${EQUIVALENTS[space].title}: ${shown}${context === undefined ? '' : ` (${context})`}`,
      ),
    ],
    ['Functions', code.functions.map(({ name, url }) => `${name} ${url}`)],
    ['Documentation', code.documentation.map(({ title, url }) => `${title} ${url}`)],
    ['Nearest codes', nearest.map(codeLine)],
  ];
  return [
    `${decimal} ${code.name} (${hex}, ${hresult})`,
    `Message: ${code.message || 'none known'}`,
    `Group: ${code.group.title}`,
    `Rank: ${code.rank ?? 'none'}`,
    ...lists.map(([title, lines]) => `${title}:${lines.length === 0 ? ' none known' : lines.map((line) => `\n  ${line}`).join('')}`),
  ].join('\n');
}

/** One line for a terminal: number, name, message. */
export function codeLine({ value, name, message }: CodeName): string {
  return `${value} ${name}${message === '' ? '' : `: ${message}`}`;
}
