/** Words around one number: "WinError 32", "System error 53 has occurred", "[Errno 13] Permission denied". */

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
      /^(?:an? |the |unknown |fatal |installation |install |setup )?(?:err|error|errors|failed|failure|fail|fehler|erreur|errore|código|code|codigo)(?: ?(?:with|code|number|no|nr|status|value|error))*$/,
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

/** Reads words and one number; undefined where the words are not those of the table. */
export function readPhrase(text: string): BoundNumber | undefined {
  const match = NUMBER.exec(text.slice(0, 200));
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
  return { number: match[1], binding: phrase.binding, step: phrase.step, rest };
}
