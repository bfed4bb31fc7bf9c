/**
 * The form of a check of the built site: one a file in checks/, each with the sites that it refuses.
 * site.test.ts runs them all, first over these cases, then over the site.
 */

import type { Catalog } from '../../src/catalog/join.ts';
import type { Change, Site } from './site.ts';

export interface Check {
  /** completes "the site: …" */
  readonly name: string;
  /** what a reader loses where it does not hold */
  readonly why: string;
  /** what is wrong, each finding beginning with the file */
  readonly findings: (site: Site, catalog: Catalog) => readonly string[];
  readonly refuses: readonly Refused[];
}

/** The built site with one fault more, and the findings that it adds. */
export interface Refused {
  readonly because: string;
  readonly changes: Readonly<Record<string, Change>>;
  readonly adds: readonly string[];
}

/** The findings that a damaged site has and the site itself, with its findings, has not. */
export function addedFindings(check: Check, findings: readonly string[], damaged: Site, catalog: Catalog): readonly string[] {
  const before = new Set(findings);
  return check.findings(damaged, catalog).filter((finding) => !before.has(finding));
}

/** A message that names what is lost and the first findings. */
export function report({ why }: Check, findings: readonly string[]): string {
  const shown = findings.slice(0, 40);
  const rest = findings.length - shown.length;
  return [why, ...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}
