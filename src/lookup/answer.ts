/** What the resolver says: ranked readings of a text, each with how it was derived and how sure it is. */

import type { StatusBits } from '../model/number.ts';
import { numberText, type NumberSpace } from '../model/number-space.ts';
import type { Shard } from './shards.ts';

/** A text that the resolver reads as this code first: the number alone, or with the words that name a space without pages. */
export function queryOf({ space, value }: Pick<CodeTarget, 'space' | 'value'>): string {
  const number = numberText(space, value);
  return space === 'ras' ? `RAS error ${number}` : space === 'bugcheck' ? `STOP ${number}` : number;
}

/** A code that the tables define. */
export interface CodeTarget {
  readonly space: NumberSpace;
  /** unsigned */
  readonly value: number;
  /** path of the site, without the base, that shows the code: its page, or with a fragment its row on the page of its facility */
  readonly path: string;
  /** undefined: the shard that has it is not loaded */
  readonly name: string | undefined;
  /** undefined: no text known, or its shard is not loaded */
  readonly message: string | undefined;
}

/** A 32-bit number that no table defines: what its bits say, and the defined codes around it. */
export interface UndefinedTarget {
  readonly space: 'undefined';
  readonly value: number;
  readonly bits: BitsInWords;
  readonly nearest: readonly CodeTarget[];
}

export interface BitsInWords extends StatusBits {
  /** severity as NTSTATUS names it; an HRESULT knows success (0, 1) and failure (2, 3) alone */
  readonly severityName: 'success' | 'informational' | 'warning' | 'error';
  /** FACILITY_… of HRESULT and of NTSTATUS for this number; empty where the headers have none */
  readonly hresultFacilities: readonly string[];
  readonly ntstatusFacilities: readonly string[];
}

export type Certainty = 'sure' | 'likely' | 'possible';

/** Text that stood where the system message has a placeholder. */
export interface Insert {
  /** as in the template: %1, %hs, 0x%08lx */
  readonly placeholder: string;
  readonly text: string;
}

export interface Reading {
  readonly target: CodeTarget | UndefinedTarget;
  /** Win32 code whose page says most about the target; undefined: no page */
  readonly win32: number | undefined;
  /** steps from the text to the target, in order, as words */
  readonly path: readonly string[];
  readonly certainty: Certainty;
  /** why this certainty, one sentence */
  readonly reason: string;
  /** the spelling that was probably meant, where the text has a typo */
  readonly didYouMean: string | undefined;
  readonly inserts: readonly Insert[];
}

export interface Nothing {
  readonly sentence: string;
  /** defined codes near to what was given; empty where nothing is near */
  readonly nearest: readonly CodeTarget[];
}

export interface Answer {
  /** the text as it was read: trimmed, full-width forms and dashes replaced */
  readonly query: string;
  /** best first */
  readonly readings: readonly Reading[];
  /** set where no reading names a defined code */
  readonly nothing: Nothing | undefined;
  /** shards that are not loaded and could add to or sharpen the answer */
  readonly needs: readonly Exclude<Shard, 'core'>[];
}
