/**
 * Characters that no table and no page may hold: controls, marks of direction and of zero width, unassigned and private ones,
 * half a surrogate pair, line separators, and U+FFFD, which stands where the bytes were no UTF-8. A reader can't see them, and a
 * name that has one is another name. Class C of the Unicode general categories holds most of them.
 */
export const UNSEEN_CHARACTER = /[\p{C}\u2028\u2029\ufffd]/u;

/** "U+FEFF", to name in a message what can't be seen in it. */
export function characterName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
