/** Words around one number: "WinError 32", "System error 53 has occurred", "[Errno 13] Permission denied". */

import { speaksOfBugCheck, speaksOfRemoteAccess } from './topics.ts';
import type { ExpectedSpace } from './value-readings.ts';

/** How the words in front of a number bind it. */
interface Phrase {
  readonly words: RegExp;
  readonly binding: ExpectedSpace | 'errno';
  /** named in the path of the reading */
  readonly step: string;
}

const PHRASES: readonly Phrase[] = [
  { words: /^(?:the )?win ?(?:32)? ?(?:err(?:or)?|exception)(?: ?code)?$/, binding: 'win32', step: 'WinError' },
  { words: /^os ?error(?: ?code)?$/, binding: 'win32', step: 'os error' },
  { words: /^(?:a )?(?:operating )?system ?error(?: ?code)?$/, binding: 'win32', step: 'system error' },
  { words: /^windows ?error(?: ?code)?$/, binding: undefined, step: 'Windows error' },
  {
    words: /^(?:wsa)?(?:get)? ?last ?(?:win32)? ?error(?: ?code)?(?: ?\( ?\))?(?: returned| is| was)?$/,
    binding: 'win32',
    step: 'last error',
  },
  { words: /^(?:winsock|socket|wsa|rpc) ?(?:error|exception)(?: ?code)?$/, binding: 'win32', step: 'socket error' },
  { words: /^native ?error ?(?:code)?$/, binding: 'win32', step: 'NativeErrorCode' },
  { words: /^(?:net )?helpmsg$/, binding: 'win32', step: 'net helpmsg' },
  { words: /^win32(?: ?(?:status|code))?$/, binding: 'win32', step: 'Win32' },
  { words: /^createprocess (?:error|failed with error)$/, binding: 'win32', step: 'CreateProcess error' },
  { words: /^(?:hresult|hr|scode|com ?(?:error|exception))$/, binding: 'hresult', step: 'HRESULT' },
  { words: /^(?:nt ?status|sub ?status)(?: ?code)?$/, binding: 'ntstatus', step: 'NTSTATUS' },
  {
    words: /^(?:process )?(?:exit|exited|return|returned|result)(?:ed)? ?(?:with)? ?(?:code|status|value)?$/,
    binding: undefined,
    step: 'exit code',
  },
  { words: /^errno$/, binding: 'errno', step: 'errno' },
  {
    words:
      /^(?:(?:windows|the|a|my) )?(?:ras ?(?:client|dial|man|phone)?|remote access|vpn|dial ?up|modem|pppoe|pptp|l2tp|sstp|ikev2)(?: (?:client|connection|network|service|server|manager))*(?: (?:failed|failure))?(?: (?:with|error|err|code|number|no|status|reason))*$/,
    binding: 'ras',
    step: 'Remote Access',
  },
  {
    words:
      /^(?:an? |the |unknown |fatal |installation |install |setup |(?:the )?operation )?(?:err|error|errors|failed|failure|fail|fehler|erreur|errore|código|code|codigo)(?: ?(?:with|code|number|no|nr|status|value|error))*$/,
    binding: undefined,
    step: 'error',
  },
];

export interface BoundNumber {
  /** the number as it stands in the text, sign and prefix included */
  readonly number: string;
  readonly binding: Phrase['binding'];
  readonly step: string;
  /** the words after the number: "has occurred.", a message, or nothing */
  readonly rest: string;
}

const NUMBER = /(?:^|[\s:=#([,"'>])([-+]?(?:0x[0-9a-f]{1,16}|[0-9]{1,20}|[0-9a-f]{8}))(?=$|[\s:;,.)\]"'<!?])/i;

/** The words in front that are longer name no single number; the log decoder reads them. */
const MAX_WORDS = 60;

/** "STOP 0x0000007E (0xC0000005, …)", "bugcheck 3B", "BSOD: d1": a stop code is hexadecimal with and without 0x. */
const STOP_CODE =
  /^[\s*]*(?:(?:the|a|windows|fatal) )*(?:stop(?: ?code| error)?|bug ?check(?: ?code| string| error)?|bccode|blue ?screen(?: of death)?(?: stop)?(?: code| error)?|bsod)(?: (?:code|error|number|is|was))*[\s:=#(]*(?<number>0x[0-9a-f]{1,16}|[0-9a-f]{1,8})(?=$|[\s:;,.)\]"'<!?({])(?<rest>.*)$/is;
/** "0x7B blue screen", "809 VPN error" */
const NUMBER_FIRST = /^[\s"'([]*(?<number>0x[0-9a-f]{1,16}|[0-9]{1,10}|[0-9a-f]{2,8})[\s:,.)\]"'-]+(?<rest>[a-z].*)$/is;
/** A name after the words: "stop code INACCESSIBLE_BOOT_DEVICE" */
const STOP_NAME =
  /^[\s*]*(?:(?:the|a|windows|fatal) )*(?:stop(?: ?code| error)|stop(?=:)|bug ?check(?: string)?|blue ?screen(?: of death)?(?: error| code)?|bsod)[\s:=#-]+(?<name>[a-z].*)$/is;

/** The name after words that announce a stop code; undefined where there are none. */
export function nameOfStop(text: string): string | undefined {
  return STOP_NAME.exec(text.slice(0, 200))?.groups?.['name'];
}

/** The field of event Kernel-Power 41. */
export const DECIMAL_STOP_CODE = 'BugcheckCode';

function readStopCode(text: string): BoundNumber | undefined {
  const { number = '', rest = '' } = STOP_CODE.exec(text)?.groups ?? {};
  // "stop a service": letters alone are a code at the end, or in front of its parameters.
  if (number === '' || (!/[0-9]/.test(number) && !/^\s*(?:$|[,({])/.test(rest))) return undefined;
  return { number, binding: 'bugcheck', step: /^\W*bugcheckcode/i.test(text) ? DECIMAL_STOP_CODE : 'stop code', rest: rest.trim() };
}

function readNumberFirst(text: string): BoundNumber | undefined {
  const { number = '', rest = '' } = NUMBER_FIRST.exec(text)?.groups ?? {};
  const binding = topicOf(rest);
  if (number === '' || binding === undefined) return undefined;
  return { number, binding, step: binding === 'ras' ? 'Remote Access' : 'stop code', rest };
}

function topicOf(text: string): ExpectedSpace {
  return speaksOfBugCheck(text) ? 'bugcheck' : speaksOfRemoteAccess(text) ? 'ras' : undefined;
}

/** Reads words and one number; undefined where the words are not those of the table. */
export function readPhrase(text: string): BoundNumber | undefined {
  const start = text.slice(0, 200);
  const stop = readStopCode(start) ?? readNumberFirst(start);
  if (stop) return stop;
  const match = NUMBER.exec(start);
  if (!match?.[1] || match.index === 0 || match.index > MAX_WORDS) return undefined;
  const words = text
    .slice(0, match.index)
    .toLowerCase()
    .replace(/[^\p{L}0-9()]+/gu, ' ')
    .replace(/\( ?$/, '')
    .replace(/^[( ]+/, '')
    .trim();
  const phrase = PHRASES.find((candidate) => candidate.words.test(words));
  if (!phrase) return undefined;
  const rest = text
    .slice(match.index + match[0].length)
    .replace(/^[\s:;,.)\]"'<!?-]+/, '')
    .trim();
  return { number: match[1], binding: phrase.binding ?? topicOf(start), step: phrase.step, rest };
}
