/** Words and phrases that prose must not have, in any letter case, also over the end of a line; code spans are left out. */

import type { ProsePage } from '../../src/catalog/prose-page.ts';
import type { Finding } from './rule.ts';
import { spansOf } from './spans.ts';

/** Makes the check of a rule. @param expected what should stand in their place */
export function refusePhrases(phrases: readonly string[], expected: string): (page: ProsePage) => readonly Finding[] {
  const pattern = new RegExp(String.raw`\b(?:${phrases.map((phrase) => phrase.replaceAll(' ', String.raw`\s+`)).join('|')})\b`, 'gi');
  return (page) =>
    spansOf(page).flatMap((span) =>
      [...span.prose.matchAll(pattern)].map((match) => ({
        line: span.lineAt(match.index),
        expected,
        found: match[0].replace(/\s+/g, ' '),
      })),
    );
}
