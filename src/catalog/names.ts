/** Symbolic names in text: which words look like an error's name, and which of them nobody knows. */

/** Prefixes and shapes of the error names in the SDK's headers. Constants that are no error but look alike are excluded below. */
const SHAPES = [
  /^ERROR_[A-Z0-9][A-Za-z0-9_]*$/,
  /^STATUS_[A-Z0-9][A-Z0-9_]*$/,
  /^WSA(E[A-Z0-9]+|_E_[A-Z0-9_]+|_QOS_[A-Z0-9_]+|_IO_[A-Z_]+|NOTINITIALISED|SYSNOTREADY|VERNOTSUPPORTED|(HOST|TYPE|SERVICE)_NOT_FOUND|TRY_AGAIN|NO_[A-Z]+)$/,
  /^NERR_[A-Za-z0-9]+$/,
  /^(RPC|EPT|OR|SCHED)_[SXE]_[A-Z0-9_]+$/,
  /^(DNS|FRS|PEERDIST|APPMODEL|STORE)_(ERROR|ERR|INFO|STATUS|WARNING)_[A-Z0-9_]+$/,
  /^([A-Z][A-Z0-9]*_)?E_[A-Z0-9_]+$/,
];

/** Microsoft's own constants of these shapes that are no error: a type, a severity mask. */
const NO_ERRORS = new Set(['WSAEVENT', 'STATUS_SEVERITY_ERROR', 'ERROR_SEVERITY_ERROR', 'STATUS_WAIT_LIMIT']);

const WORD = /[A-Za-z][A-Za-z0-9_]*/g;

/** True for a word that has the shape of an error's symbolic name, known or not. */
export function looksLikeErrorName(word: string): boolean {
  return SHAPES.some((shape) => shape.test(word)) && !NO_ERRORS.has(word);
}

export interface UnknownName {
  readonly name: string;
  /** line of the text, from 1 */
  readonly line: number;
}

/** Words of a text, code included, that look like an error's name and are not known. */
export function unknownNames(text: string, isKnown: (name: string) => boolean): readonly UnknownName[] {
  return text.split('\n').flatMap((content, index) =>
    // An address may contain a name's look-alike; it is checked as a link, not as a name.
    [...content.replace(/https?:\/\/[^\s"')]+/g, '').matchAll(WORD)]
      .map((match) => match[0])
      .filter((word) => looksLikeErrorName(word) && !isKnown(word))
      .map((name) => ({ name, line: index + 1 })),
  );
}

/** A piece of front matter text: plain, or what stood between backticks. */
export interface InlinePiece {
  readonly text: string;
  readonly code: boolean;
}

/** Splits text at its backticks: "see `A`" → plain "see ", code "A". An odd backtick stays a character. */
export function splitCode(text: string): readonly InlinePiece[] {
  return text
    .split(/(`[^`]+`)/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^`[^`]+`$/.test(piece) ? { text: piece.slice(1, -1), code: true } : { text: piece, code: false }));
}
