/** Is the sentence beside a number in a log the system message of that very code? "Access is denied. (5)", "5 (Access is denied)" */

import { messageKey } from './message-table.ts';

/** A single word is no evidence. */
const MIN_WORDS = 2;
/** The end of a message, or what follows its last placeholder, says as much with this many words. */
const MIN_WORDS_OF_END = 3;

const words = (key: string): number => key.split(' ').length;

/** True where the text ends with the message, with its end, or with all that follows its placeholders. */
export function endsWithMessage(before: string, message: string): boolean {
  const inserted = message.lastIndexOf('%');
  const key = messageKey(inserted < 0 ? message : message.slice(inserted).replace(/^%\S*/, ''));
  if (key === '' || words(key) < (inserted < 0 ? MIN_WORDS : MIN_WORDS_OF_END)) return false;
  const tail = ` ${messageKey(before.slice(-(message.length + 80)))}`;
  if (tail.endsWith(` ${key}`)) return true;
  const sentence = messageKey(/[^.:;!?]*[.!?:;\s]*$/.exec(before.slice(-(message.length + 80)))?.[0] ?? '');
  return words(sentence) >= MIN_WORDS_OF_END && ` ${key}`.endsWith(` ${sentence}`);
}

const OPENING = /^\s?[.:([\u2013-]\s{0,2}["']?/;

/** True where the message begins right after the number's separator: "5: Access is denied.", "1060 (The specified service …)". */
export function beginsWithMessage(after: string, message: string): boolean {
  const opening = OPENING.exec(after)?.[0].length ?? 0;
  if (opening === 0 || after.charAt(opening).toLowerCase() !== message.charAt(0).toLowerCase() || message.includes('%')) return false;
  const key = messageKey(message);
  return words(key) >= MIN_WORDS && `${messageKey(after.slice(opening, opening + message.length + 20))} `.startsWith(`${key} `);
}
