/**
 * #if … #endif → whether a line counts. Only conditions that are settled for a Windows program are judged; of any other
 * conditional all branches count, since a code is a code in whatever version of Windows it came.
 */

const SETTLED: readonly { readonly condition: RegExp; readonly holds: boolean }[] = [
  { condition: /^if\s+0$/, holds: false },
  { condition: /^if\s+1$/, holds: true },
  // winerror.h gives other values to E_NOTIMPL and its like on the Macintosh of 1994
  { condition: /^if\s+defined\s*\(\s*_WIN32\s*\)\s*&&\s*!\s*defined\s*\(\s*_MAC\s*\)$/, holds: true },
  // winsock2.h gives other values to WSA_IO_PENDING and its like in 16-bit Windows
  { condition: /^ifdef\s+WIN32$/, holds: true },
  { condition: /^if(def\s+_WIN32|ndef\s+_MAC)$/, holds: true },
  { condition: /^if(ndef\s+_WIN32|def\s+_MAC|def\s+RC_INVOKED)$/, holds: false },
];

/** One conditional: what is known of its branches. */
interface Conditional {
  readonly counts: boolean;
  /** undefined: not settled, every branch counts */
  readonly holds: boolean | undefined;
}

/** The conditionals around a line, outermost first. */
export type Conditionals = readonly Conditional[];

/** True where a line inside these conditionals counts. */
export function isRead(conditionals: Conditionals): boolean {
  return conditionals.every(({ counts }) => counts);
}

/** The conditionals after a directive, given without its number sign: "if 0", "else", "endif". */
export function afterDirective(conditionals: Conditionals, directive: string): Conditionals {
  if (/^if/.test(directive)) {
    const holds = SETTLED.find(({ condition }) => condition.test(directive))?.holds;
    return [...conditionals, { counts: holds ?? true, holds }];
  }
  const inner = conditionals.at(-1);
  if (/^endif/.test(directive)) return conditionals.slice(0, -1);
  // After #elif with another condition the rest is settled only where the first branch was taken.
  return inner && /^el/.test(directive) ? [...conditionals.slice(0, -1), { ...inner, counts: inner.holds !== true }] : conditionals;
}
