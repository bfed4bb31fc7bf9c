/** A reader's text → the text that is read: full-width forms, odd spaces, dashes and quotes as ASCII has them. */

/** Longer text is no single code; the log decoder reads it. */
export const MAX_QUERY = 2000;

/** Zero-width and direction marks that come along when text is copied, variation selectors, the soft hyphen. */
const INVISIBLE = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/** The same text in plain characters; white space at the ends and control characters go. */
export function cleanText(text: string): string {
  return text
    .slice(0, MAX_QUERY + 1)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(/[\u2018\u2019\u201a\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g, '')
    .trim();
}

/** Marks that surround a code in running text and are no part of it. */
export function withoutWrapping(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && ' \t\r\n"\'`([{</#=:'.includes(text.charAt(start))) start += 1;
  while (end > start && ' \t\r\n"\'`)]}>/.,;:!?'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
