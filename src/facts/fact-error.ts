/** Where the tables stand, below the repository's root. */
export const FACTS_DIRECTORY = 'content/facts';

/** A wrong line in our own tables or prose. It stops the build and says where, what was expected and what was found. */
export class FactError extends Error {
  readonly file: string;
  readonly line: number;
  readonly expected: string;
  readonly found: string;

  /** `line` counts from 1; `found` is the offending text as it stands in the file. */
  constructor(file: string, line: number, expected: string, found: string) {
    super(`${file}:${line}: expected ${expected}, found ${found === '' ? 'nothing' : JSON.stringify(found)}`);
    this.name = 'FactError';
    this.file = file;
    this.line = line;
    this.expected = expected;
    this.found = found;
  }
}
