/** An answer → the one page to go to without asking. 404.html, /go/ and the redirects of a web server all ask here, so that they agree. */

import type { Answer, Reading } from './answer.ts';
import { sureReading } from './resolve.ts';

/** Path that shows what a reading leads to, without the base: a page, or a row of one with its fragment. Undefined for a number that no table defines. */
function readingPath({ target }: Reading): string | undefined {
  return target.space === 'undefined' ? undefined : target.path;
}

/** Path of the page that an answer forwards to, without the base; undefined where the readings are to be shown instead. */
export function forwardPath(answer: Answer): string | undefined {
  const sure = sureReading(answer);
  return sure && readingPath(sure);
}

/** True where the tables know no other code that the text could mean, apart from the Win32 code that the sure one becomes. */
export function isOnlyReading(answer: Answer): boolean {
  const sure = sureReading(answer);
  return (
    sure !== undefined &&
    answer.readings.every(
      (reading) =>
        reading.target.space === 'undefined' ||
        readingPath(reading) === readingPath(sure) ||
        (reading.target.space === 'win32' && reading.target.value === sure.win32),
    )
  );
}

/**
 * The text that an address asks about: what stands below the base, without `index.html`, decoded.
 * @param path path of the address, without the base and its slash
 */
export function textOfPath(path: string): string {
  const named = path.replace(/\/?index\.html$/, '');
  try {
    return decodeURIComponent(named);
  } catch {
    return named;
  }
}
