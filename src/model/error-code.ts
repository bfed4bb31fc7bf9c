/** What the site knows of one code. Made by the catalog, read by outputs, components and tests. */

import type { EquivalentSpace } from './equivalents.ts';
import type { Handling } from './handling.ts';
import type { NumberSpace } from './number-space.ts';

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
  readonly space: NumberSpace;
  /** unsigned; the key of the code in its space */
  readonly value: number;
  readonly name: string;
  /** the system's own text; empty where no source gives one */
  readonly message: string;
  /** false: an HRESULT that is a row on the page of its facility */
  readonly ownPage: boolean;
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

interface CodeBase extends CodeName {
  readonly aliases: readonly string[];
  /** ids of origins in sources.json */
  readonly sources: readonly string[];
  readonly documentation: readonly Link[];
  /** the code before and the code after it in number */
  readonly previous: CodeName | undefined;
  readonly next: CodeName | undefined;
  /** codes of other layers that turn into this one */
  readonly comesFrom: readonly CodeName[];
  /** undefined: a page from facts alone */
  readonly explanation: Explanation | undefined;
}

/** A Win32 system error code. */
export interface Win32Code extends CodeBase {
  readonly space: 'win32';
  readonly group: Group;
  readonly equivalents: readonly Equivalent[];
  readonly functions: readonly DocumentedFunction[];
  /** names that headers give to its HRESULT_FROM_WIN32 form, such as E_ACCESSDENIED */
  readonly hresultNames: readonly string[];
  /** place in the list of the codes that people meet most; 1 is the first */
  readonly rank: number | undefined;
}

/** A code of another space: what its number and the tables say, without a group of functions of its own. */
export interface StatusCode extends CodeBase {
  readonly space: Exclude<NumberSpace, 'win32'>;
  /** names of its facility in the headers; empty for bug checks and RAS codes, and where no header names it */
  readonly facilityNames: readonly string[];
  /** codes of other layers that this one turns into */
  readonly becomes: readonly CodeName[];
}

export type ErrorCode = Win32Code | StatusCode;
