/**
 * The form of a content lint: one rule a file in rules/, each with the pages that it refuses and those that
 * it must not. rules.test.ts runs them all, first over these cases, then over the pages of the site.
 */

import type { Catalog } from '../../src/catalog/join.ts';
import type { ProsePage } from '../../src/catalog/prose-page.ts';

/** What is wrong in a page. */
export interface Finding {
  /** line of the file, from 1 */
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

/** What is wrong in one of several pages. */
export interface PlacedFinding extends Finding {
  /** path of the page */
  readonly file: string;
}

/** A damaged page and the one finding that it must give. */
interface Refused<Given> {
  readonly because: string;
  readonly given: Given;
  /** a piece of the line that the finding names; stands once in the file */
  readonly at: string;
  readonly expected: string;
  readonly found: string;
}

/** A page that looks damaged and is not. */
interface Accepted<Given> {
  readonly because: string;
  readonly given: Given;
}

interface Described {
  /** completes "refuses …" */
  readonly name: string;
  /** what a reader loses where the rule is broken */
  readonly why: string;
}

/** A rule that looks at one page. `catalog` holds the facts alone. */
interface PageRule extends Described {
  readonly over: 'each page';
  readonly check: (page: ProsePage, catalog: Catalog) => readonly Finding[];
  readonly refuses: readonly Refused<ProsePage>[];
  readonly accepts: readonly Accepted<ProsePage>[];
}

/** A rule that holds pages against each other. Its refused cases must give their finding in the last page. */
interface WholeRule extends Described {
  readonly over: 'all pages';
  readonly check: (pages: readonly ProsePage[], catalog: Catalog) => readonly PlacedFinding[];
  readonly refuses: readonly Refused<readonly ProsePage[]>[];
  readonly accepts: readonly Accepted<readonly ProsePage[]>[];
}

export type Rule = PageRule | WholeRule;
