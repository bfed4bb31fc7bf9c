/** The SDK headers that define error codes: how each is read, and under which id of sources.json. */

export interface HeaderShape {
  /** id of the origin in sources.json */
  readonly source: string;
  /** every #define is a code unless NOT_CODES says otherwise; elsewhere only one that looks like an error is */
  readonly onlyCodes: boolean;
  /** the comment behind a #define is the message */
  readonly commentIsMessage: boolean;
}

/** By file name in lower case. All are Microsoft's own: they decide which name of a value is the first, and the message. */
const SDK_HEADERS: Readonly<Record<string, HeaderShape>> = {
  'winerror.h': { source: 'sdk', onlyCodes: true, commentIsMessage: false },
  'ntstatus.h': { source: 'sdk', onlyCodes: true, commentIsMessage: false },
  'lmerr.h': { source: 'lmerr', onlyCodes: false, commentIsMessage: true },
  'dhcpsapi.h': { source: 'dhcpsapi', onlyCodes: false, commentIsMessage: false },
  'tcerror.h': { source: 'tcerror', onlyCodes: false, commentIsMessage: false },
  'wininet.h': { source: 'wininet', onlyCodes: false, commentIsMessage: false },
  'winineti.h': { source: 'wininet', onlyCodes: false, commentIsMessage: false },
  'winhttp.h': { source: 'winhttp', onlyCodes: false, commentIsMessage: false },
  'winsock2.h': { source: 'winsock', onlyCodes: false, commentIsMessage: false },
};

const SDK_SOURCES = new Set(Object.values(SDK_HEADERS).map(({ source }) => source));

/**
 * How to read a header, by the last part of its path.
 * @param source id that replaces the one of the SDK, for a transcription such as mingw's
 * @returns undefined for a header that is not in the list and comes without a source
 */
export function headerShape(path: string, source: string | undefined): HeaderShape | undefined {
  const known = SDK_HEADERS[path.split(/[/\\]/).at(-1)?.toLowerCase() ?? ''];
  if (known) return { ...known, source: source ?? known.source };
  return source === undefined ? undefined : { source, onlyCodes: false, commentIsMessage: false };
}

/** True for a source whose names and messages are Microsoft's own. A transcription only confirms, adds codes and adds aliases. */
export function isAuthority(source: string): boolean {
  return SDK_SOURCES.has(source);
}
