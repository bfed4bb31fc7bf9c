/** What the site knows of one Win32 code. Made by the catalog, read by outputs, components and tests. */

import type { EquivalentSpace } from './equivalents.ts';
import type { Handling } from './handling.ts';

/** A subsystem that owns a range of Win32 numbers, both ends included. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly first: number;
  readonly last: number;
}

/** How the failure shows in another layer: `shown` is the name there, `context` where it applies. */
export interface Equivalent {
  readonly space: EquivalentSpace;
  readonly shown: string;
  readonly context: string | undefined;
  /** ids of origins in sources.json */
  readonly sources: readonly string[];
}

export interface DocumentedFunction {
  readonly name: string;
  readonly url: string;
}

export interface Link {
  readonly title: string;
  readonly url: string;
}

export const SOURCE_RANKS = ['header', 'microsoft', 'specification', 'source-code', 'maintainer', 'secondary'] as const;
export type SourceRank = (typeof SOURCE_RANKS)[number];

export interface Source extends Link {
  readonly kind: SourceRank;
}

/** A code named by another page's author, with the one thing that tells the two apart. */
export interface RelatedCode {
  readonly code: CodeName;
  readonly why: string;
}

export interface Question {
  readonly q: string;
  readonly a: string;
}

/** What stands in a list or a link: enough to name a code and to lead to it. */
export interface CodeName {
  /** decimal value, unsigned; the key of the code */
  readonly value: number;
  readonly name: string;
  /** the system's own text; empty where no source gives one */
  readonly message: string;
}

/** What an author judged and wrote: the front matter of a page. Its prose is rendered from the file `path`. */
export interface Explanation {
  /** file below the repository's root */
  readonly path: string;
  readonly updated: string;
  readonly summary: string;
  readonly handling: Handling;
  readonly otherwise: Handling | undefined;
  readonly related: readonly RelatedCode[];
  readonly faq: readonly Question[];
  readonly sources: readonly Source[];
  /** ids of the prose sections that the page has, in order */
  readonly sections: readonly string[];
}

export interface ErrorCode extends CodeName {
  readonly space: 'win32';
  readonly aliases: readonly string[];
  /** ids of origins in sources.json */
  readonly sources: readonly string[];
  readonly group: Group;
  readonly equivalents: readonly Equivalent[];
  readonly functions: readonly DocumentedFunction[];
  readonly documentation: readonly Link[];
  /** the code before and the code after it in number */
  readonly previous: CodeName | undefined;
  readonly next: CodeName | undefined;
  /** place in the list of the codes that people meet most; 1 is the first */
  readonly rank: number | undefined;
  /** undefined: a page from facts alone */
  readonly explanation: Explanation | undefined;
}
