/**
 * Words around a number in a log → whether it is an error number at all, and of which space. A log is full of numbers
 * that are no codes, so a small number counts only after words that say "error"; words that say "size", "line" or
 * "port" rule it out. Every pattern looks at a few dozen characters in front of the number and is anchored at their end.
 */

/** What the words in front of a number say. */
export type Cue = 'win32' | 'hresult' | 'ntstatus' | 'bugcheck' | 'error' | 'exit' | 'code' | 'none' | 'no-code';

/** How many characters in front of a number are looked at. */
export const LOOK_BEHIND = 120;
/** And after it. */
export const LOOK_AHEAD = 40;

interface CueRule {
  readonly words: RegExp;
  readonly cue: Cue;
}

/** Words right in front of the number, its separators taken away, in lower case. The first rule that fits decides. */
const RULES: readonly CueRule[] = [
  {
    words:
      /(?:\bbug[ _]?check(?:[ _]?(?:code|str|string))?(?: was| is)?|\bblue ?screen(?: of death)?(?: error| stop)?(?: code)?|\bbsod|\bbccode|\bstop(?: code| error)?)$/,
    cue: 'bugcheck',
  },
  // Numbers of other tables: Windows Installer's and SQL Server's own messages, HTTP, device problems.
  {
    words:
      /\b(?:internal error|note|sql(?: server)? error|msg|http(?:\/[0-9.]+)?|https|http[ _-]?(?:error|status|code|response)|(?:http )?(?:response|status) ?code|ftp)$/,
    cue: 'no-code',
  },
  { words: /\b(?:ssl|tls|openssl|curl) error(?: code)?$/, cue: 'no-code' },
  { words: /\b(?:script|syntax|parse|compiler?|lexer|runtime) error$/, cue: 'no-code' },
  { words: /(?:provider|interfaces), error$/, cue: 'no-code' },
  {
    words:
      /\b(?:(?:problem|status|scan|key|product|reason|country|area|char|language|zip|postal|source|event|type|op|opcode|function|control|ioctl)[ _]?code|problem|has problem)$/,
    cue: 'no-code',
  },
  {
    words:
      /\b(?:errors|warnings|error[ _]?count|number of errors|errors found|error rate|error ?page|error report(?: id)?|error id|error line|error on line|error in line|error at line|error at|error limit)$/,
    cue: 'no-code',
  },

  // Kerberos events print numbers of RFC 4120 under these labels.
  { words: /^\s*(?:failure|result) code$/, cue: 'none' },
  // Windows Installer: "Note: 1: 1402 2: HKEY… 3: 5", the third field being the system's error.
  { words: /\bnote: 1: 1[347][0-9]{2} 2: .{0,80} 3$/, cue: 'win32' },

  { words: /\b(?:nt ?status|sub ?status)(?: ?code)?$/, cue: 'ntstatus' },
  { words: /(?:^|[^a-z])(?:hr|hresult|h?result ?code|scode|phr|comexception|hr ?code|wuerror)$/, cue: 'hresult' },
  {
    words:
      /\b(?:win ?(?:32)?|windows|os|operating system|system|native|winsock|socket|wsa|rpc|network|api|io|i\/o)[ _]?(?:api )?(?:error|err)(?:[ _]?(?:code|number|no\.?|status))?(?: is| was| of)?$/,
    cue: 'win32',
  },
  { words: /\b[a-z0-9_]*last[ _]?(?:win32)?[ _]?err(?:or)?(?:[ _]?code)?(?: ?\(\))?(?: is| was| returned| returns)?$/, cue: 'win32' },
  { words: /\b(?:win32|socket|httplistener|networkinformation)exception$/, cue: 'win32' },
  { words: /\bwin32(?:[ _-]?(?:status|code|result))?$/, cue: 'win32' },
  { words: /\b(?:net )?helpmsg$/, cue: 'win32' },
  { words: /\b(?:gle|dwerror|dwerr|dwlasterror|dwresult|dwret|lerror|lresult|nerr|errval|ret(?:val)?[ _]?err)$/, cue: 'win32' },
  { words: /\bsc-win32-status$/, cue: 'win32' },
  { words: /\bopen a connection to sql server$/, cue: 'win32' },

  {
    words:
      /(?:^|[^a-z])(?:errorlevel|(?:exit|exited|quit)(?: with)?(?: (?:code|status|value|error code))?|(?:exit|process)[ _]?(?:code|status)(?: (?:is|was|of))?|[a-z]*exitcode)$/,
    cue: 'exit',
  },
  { words: /\b(?:exited|terminated|finished|ended|completed|returned) with (?:exit )?(?:code|status|value|return code)$/, cue: 'exit' },
  {
    words: /\b(?:return|returned)[ _]?(?:code|value|status)(?: (?:is|was|of|from [a-z0-9_.]+))?$|(?:^|[^a-z])(?:rc|ret|retval|returncode)$/,
    cue: 'exit',
  },

  { words: /\b[a-z0-9_]*(?:error|err)(?:[ _]?(?:code|number|no\.?|num|status|value|id))?(?: (?:is|was|of))?$/, cue: 'error' },
  {
    words:
      /\b(?:fail(?:ed|ure|s|ing)?|abort(?:ed)?|unsuccessful|rejected|denied)(?: [a-z_]+){0,5} with(?: (?:error|code|status|result|reason|value|an?|the|return|failure|code|hr|hresult))*$/,
    cue: 'error',
  },
  {
    words: /\b(?:fail(?:ed|ure)?|fault|exception|failure|fatal)[ _]?(?:code|status|error|result|hr|hresult)(?: (?:is|was|of))?$/,
    cue: 'error',
  },
  { words: /\b(?:is|was|are) returning$|\breturned (?:an? |the )?(?:actual )?(?:error|failure)(?: (?:code|status|value))?$/, cue: 'error' },
  {
    words:
      /\b(?:completed|finished|ended|exited|exiting|returned|returning|terminated|stopped) with (?:the )?(?:following )?(?:error|failure|hr|hresult)(?: (?:code|status))?$/,
    cue: 'error',
  },
  {
    words:
      /\b(?:following|specific|an?|the|with|due to|because of|by|got|returns?|returned|received|unexpected|reports?|reported) (?:service-specific )?error(?: (?:code|number|status))?$/,
    cue: 'error',
  },
  { words: /\b(?:result|last run result|last result|return|returned|returns|code|value|status|rc|disposition|reason)$/, cue: 'code' },
  { words: /\b(?:failed|failure|failing)$/, cue: 'code' },
];

/** Words right in front of a number that is a place, a size or a name, and no code. */
const NO_CODE_LABELS = new Set(
  (
    'address addr at base offset handle mask access flags flag size length len bytes count id ids pid tid thread process processid threadid bucket crc checksum hash key color colour session ' +
    'logonid luid keyword keywords line column col row page port version ver build level task opcode priority index position sector block lba cluster inode timestamp time date elapsed ' +
    'duration timeout attempt retry step phase stage user uid gid instance module image rva eip rip esp rsp eax ebx ecx edx pc lr sp ip class type vendor device dev ven subsys rev ' +
    'options attributes style severity state percent progress total number parameter param arg argument arg1 arg2 arg3 arg4 pointer ptr object cookie token sequence seq serial kb eventid ' +
    'eventrecordid recordid channel queue slot sid rid lcid langid language hwnd wparam lparam msg message'
  ).split(' '),
);

/** A label with its error code further in front: "Win32 error code returned by the print processor: 5". */
const LABEL =
  /(?:error code|win32 error|system error|error number|error value|error status|errorcode|following error|last error|reason code returned)(?: [a-z_.]+){0,8}$/;

/** A unit or a noun after the number: it counts something. */
const COUNTED =
  /^\s?(?:%|(?:bytes?|[kmgt]i?b|b|ms|msecs?|milliseconds?|us|ns|seconds?|secs?|s|minutes?|mins?|min|hours?|hrs?|h|days?|times?|files?|folders?|dirs?|errors?|warnings?|items?|retries|attempts?|objects?|records?|rows?|entries|lines?|packets?|percent|of|threads?|process(?:es)?|instances?|failures?|occurrences?|total|updates?|packages?|drivers?|users?|px|hz|mhz|ghz|more|other|unresolved|errors?\(s\)|characters?|chars?|pages?|clients?|connections?|sectors?|blocks?|tests?)\b)/i;

/** What follows numbers of other tables: SQL Server's severity, HTTP's reason phrases, Spring's thread field. */
const OTHER_TABLE =
  /^(?:, (?:severity|level|state)\b| --- \[|\)? ?(?:not found|forbidden|unauthorized|internal server error|bad gateway|service unavailable|bad request|gateway timeout|ok|method not allowed|proxy authentication required|too many requests|moved permanently|found)\b(?! *(?:in|by|the)))/i;

/** Which separators stand between the words and the number. */
const SEPARATORS = ' \t:=#(["\'<>,*\u00a0\u200b\u200e\u200f\u202a\u202c\u202d\u202f\ufeff';

/** Longest run of separators that still binds a number to the words in front. */
const MAX_GAP = 8;
/** The same after a colon: reports put their values one under another. */
const MAX_ALIGNED_GAP = 40;

export interface Words {
  /** lower case, without the separators at its end */
  readonly lead: string;
  /** the separators */
  readonly gap: string;
  readonly lastWord: string;
}

/** Splits the text in front of a number into words and separators. */
export function wordsBefore(before: string): Words {
  let end = before.length;
  // A closing parenthesis binds through a colon alone: "(network error): 1722", but not "(error) 1722".
  const closed = /[:=\s]$/.test(before) ? /\)\s*[:=]\s*$/.exec(before.slice(-MAX_ALIGNED_GAP)) : null;
  if (closed) end -= closed[0].length;
  while (end > 0 && SEPARATORS.includes(before.charAt(end - 1))) end -= 1;
  const lead = before.slice(0, end).toLowerCase();
  const lastWord = lastWordOf(lead);
  // "Exit code (Decimal): -2061893606"
  if (closed && RADIX.has(lastWord) && lead.charAt(lead.length - lastWord.length - 1) === '(') {
    const outside = lead.slice(0, -lastWord.length - 1).trimEnd();
    return { lead: outside, gap: before.slice(end), lastWord: lastWordOf(outside) };
  }
  return { lead, gap: before.slice(end), lastWord };
}

const RADIX = new Set(['decimal', 'dec', 'hex', 'hexadecimal', 'signed', 'unsigned']);

function lastWordOf(lead: string): string {
  let start = lead.length;
  while (start > 0 && isWordCharacter(lead.charCodeAt(start - 1))) start -= 1;
  return lead.slice(start);
}

function isWordCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95;
}

/** What the words in front of a number say about it. */
export function cueOf({ lead, gap, lastWord }: Words): Cue {
  if (lead === '' || gap.length > (/^\)? ?[:=]/.test(gap) ? MAX_ALIGNED_GAP : MAX_GAP)) return 'none';
  if (NO_CODE_LABELS.has(lastWord) && !/\berror (?:number|message|id)$/.test(lead)) return 'no-code';
  // Another number in front says nothing; Windows Installer's "3:" is a label.
  if (lastWord.length > 2 && lastWord.charCodeAt(0) <= 57) return 'none';
  const near = lead.slice(-110);
  for (const rule of RULES) if (rule.words.test(near)) return rule.cue;
  return /[:=]/.test(gap) && LABEL.test(lead) ? 'error' : /\b(?:is|was)$/.test(lead) && LABEL.test(lead) ? 'error' : 'none';
}

/** True where the text after the number says that it counts something or belongs to another table. */
export function ruledOutAfter(after: string): boolean {
  return COUNTED.test(after) || OTHER_TABLE.test(after);
}

/** A word anywhere in front that makes a weak cue ("code 5", "returned 2") an error. */
export function saysFailure(line: string): boolean {
  return /\b(?:err(?:or|no)?|fail|fault|fatal|exception|unable|cannot|could not|can't|denied|abort|invalid)/i.test(line);
}
