/** The set of letters and digits in a text, as bits of one number: tells most names apart before they are compared letter by letter. */

/** The set of a text in capitals; a letter and a digit may share a bit, which makes sets more alike and never less. */
export function lettersOf(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

/** How many members of the first set the second has not. */
export function missingLetters(first: number, second: number): number {
  let count = 0;
  for (let rest = first & ~second; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
