/** An answer → the one page to go to without asking. 404.html, /go/ and the redirects of a web server all ask here, so that they agree. */

import { codePath, facilityPath, numberText } from '../model/number-space.ts';
import { hresultFromWin32, wideFacility } from '../model/number.ts';
import type { Answer, Reading } from './answer.ts';
import { sureReading } from './resolve.ts';

/**
 * Path of the page of a reading, without the base; an HRESULT that carries a Win32 code is on the page of that code. An HRESULT
 * without a page of its own is forwarded from this path to {@link rowPath}. Undefined for a number that no table defines.
 */
export function readingPath({ target, win32 }: Reading): string | undefined {
  if (target.space === 'undefined') return undefined;
  const carries = target.space === 'hresult' && win32 !== undefined && hresultFromWin32(win32) === target.value;
  return codePath(carries ? { space: 'win32', value: win32, ownPage: true } : { space: target.space, value: target.value, ownPage: true });
}

/** Path of the row of an HRESULT on the page of its facility, with the fragment, without the base. */
export function rowPath(hresult: number): string {
  return `${facilityPath('hresult', wideFacility(hresult))}#${numberText('hresult', hresult)}`;
}

/** Path of the page that an answer forwards to, as {@link readingPath} has it; undefined where the readings are to be shown instead. */
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
