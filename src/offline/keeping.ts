/** What is kept and what exists → what the page of /offline/ says and offers. */

import { bytesOf, missingPacks, type Edition, type LatestEdition } from './edition.ts';

/** What the page of /offline/ found. */
export interface Found {
  /** the edition that answers without a network */
  readonly kept: Edition | undefined;
  /** an edition of which a part is here */
  readonly pending: Edition | undefined;
  /** the newest edition, with its packs; undefined where the site can't be reached */
  readonly latest: Edition | undefined;
  /** names of the files in the cache of editions */
  readonly files: ReadonlySet<string>;
}

export type Offer = 'keep' | 'continue' | 'update' | 'remove';

export interface Situation {
  readonly sentence: string;
  readonly offers: readonly Offer[];
}

/** "8.7 MB"; below a tenth of a megabyte in kB. */
export function sizeText(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What the page says, and what its buttons offer. */
export function situation({ kept, pending, latest, files }: Found): Situation {
  if (kept) return keptSituation(kept, pending, latest, files);
  if (pending && latest) {
    const missing = bytesOf(missingPacks(latest, files));
    return {
      sentence: `Not everything is kept yet: ${sizeText(missing)} of ${sizeText(latest.bytes)} are still to be downloaded. What is here is not used before all of it is.`,
      offers: ['continue', 'remove'],
    };
  }
  if (pending) {
    return { sentence: 'Not everything is kept yet, and the site can’t be reached now to continue.', offers: ['continue', 'remove'] };
  }
  if (!latest)
    return {
      sentence: 'Nothing is kept. What there is to keep can’t be looked up now: the site can’t be reached, or is a copy that has no packs.',
      offers: [],
    };
  return {
    sentence: `Nothing is kept yet. ${latest.files.toLocaleString('en')} pages and files are a download of ${sizeText(latest.bytes)}. They are kept compressed, so that they take about as much storage in this browser.`,
    offers: ['keep'],
  };
}

function keptSituation(kept: Edition, pending: Edition | undefined, latest: Edition | undefined, files: ReadonlySet<string>): Situation {
  const whole = `Everything is kept: ${versionText(kept)}, ${sizeText(kept.bytes)}.`;
  if (!latest) return { sentence: `${whole} The site can’t be reached now to see whether there is a newer one.`, offers: ['remove'] };
  if (latest.version === kept.version) return { sentence: `${whole} It is the newest.`, offers: ['remove'] };
  const missing = sizeText(bytesOf(missingPacks(latest, files)));
  return {
    sentence: `${whole} There is a newer one: ${versionText(latest)}, ${missing} ${pending ? 'still ' : ''}to download. Until all of it is here, the kept one answers.`,
    offers: ['update', 'remove'],
  };
}

function versionText({ version, updated }: LatestEdition): string {
  return `version ${version}${updated === '' ? '' : ` with pages of up to ${updated}`}`;
}

/** Why keeping everything did not come to its end. */
export type Failure = 'network' | 'storage' | 'damaged' | 'changed' | 'cancelled' | 'busy' | 'no-worker';

export const FAILURES = {
  network: 'The connection was cut. What has come stays here; continue when the network is back.',
  storage: 'The browser refused the storage: it is full, or this site may not use it. What had been downloaded was removed again.',
  damaged: 'A part came damaged, also when it was asked for again. What has come undamaged stays here; continue later.',
  changed: 'The site was changed while this was being downloaded. Continue loads the newer version.',
  cancelled: 'Cancelled. What had been downloaded was removed again.',
  busy: 'Another tab of this site is already at it.',
  'no-worker':
    'This browser does not let the site work without a network: its service worker could not be started. Nothing was downloaded.',
} as const satisfies Record<Failure, string>;

/** After these nothing half-kept may stay. */
export function discards(failure: Failure): boolean {
  return failure === 'storage' || failure === 'cancelled';
}
