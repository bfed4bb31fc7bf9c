/** The page of /offline/: says what is kept, and loads, updates or removes it. */

import { FAILURES, situation, sizeText, type Failure, type Offer } from '../offline/keeping.ts';
import { KeepError, keepNewest, lookAround, removeKept } from './keep-edition.ts';

const status = document.querySelector('#offline-status');
const outcome = document.querySelector('#offline-outcome');
const bar = document.querySelector('progress');
const buttons = {
  keep: document.querySelector<HTMLButtonElement>('#offline-keep'),
  cancel: document.querySelector<HTMLButtonElement>('#offline-cancel'),
  remove: document.querySelector<HTMLButtonElement>('#offline-remove'),
} as const;

const LABELS = {
  keep: 'Keep everything offline',
  continue: 'Continue the download',
  update: 'Update to the newer version',
  remove: 'Remove what is kept',
} as const satisfies Record<Offer, string>;

/** The worker may have to be installed first, with the files of its own. */
const WORKER_PATIENCE = 60_000;

let running: AbortController | undefined;

/** Says what is kept and shows the buttons that fit. */
async function refresh(): Promise<void> {
  const { sentence, offers } = situation(await lookAround());
  if (running) return;
  if (status) status.textContent = sentence;
  const first = offers.find((offer) => offer !== 'remove');
  show(buttons.keep, first && LABELS[first]);
  show(buttons.remove, offers.includes('remove') ? LABELS.remove : undefined);
  show(buttons.cancel, undefined);
  if (bar) bar.hidden = true;
}

/** Shows a button with a label, or hides it. The keyboard's place moves to the status where its button vanishes. */
function show(button: HTMLButtonElement | null, label: string | undefined): void {
  if (!button) return;
  const loses = label === undefined && button === document.activeElement;
  button.hidden = label === undefined;
  if (label !== undefined) button.textContent = label;
  if (loses) [buttons.cancel, buttons.keep, buttons.remove].find((other) => other && !other.hidden)?.focus();
}

function tell(text: string): void {
  if (outcome) outcome.textContent = text;
}

function tellFailure(error: unknown): void {
  const failure: Failure = error instanceof KeepError ? error.failure : 'storage';
  tell(FAILURES[failure]);
}

async function keep(): Promise<void> {
  if (running) return;
  const mine = new AbortController();
  running = mine;
  tell('');
  if (status) status.textContent = 'Preparing …';
  show(buttons.cancel, 'Cancel');
  show(buttons.keep, undefined);
  show(buttons.remove, undefined);
  try {
    await workerReady(mine.signal);
    // Asked, not waited for: some browsers ask the reader.
    void navigator.storage.persist().catch(() => false);
    await keepNewest(showProgress, mine.signal);
    tell('Done. Every page opens without a network now.');
  } catch (error) {
    tellFailure(error);
  }
  running = undefined;
  await refresh();
}

/** Rejects where the browser does not start the worker: then what is loaded could not be opened. */
async function workerReady(signal: AbortSignal): Promise<void> {
  const never = new Promise<never>((_, reject) => {
    setTimeout(reject, WORKER_PATIENCE, new KeepError('no-worker'));
    signal.addEventListener('abort', () => {
      reject(new KeepError('cancelled'));
    });
  });
  await Promise.race([navigator.serviceWorker.ready, never]);
}

let told = -1;

/** The bar shows each pack; the text, which screen readers speak, each tenth. */
function showProgress(here: number, whole: number): void {
  if (!bar || !status) return;
  bar.hidden = false;
  bar.max = whole;
  bar.value = here;
  const tenth = Math.floor((10 * here) / whole);
  if (tenth === told) return;
  told = tenth;
  status.textContent = `Downloading: ${sizeText(here)} of ${sizeText(whole)}.`;
}

async function remove(): Promise<void> {
  try {
    await removeKept();
    tell('Removed. Nothing of it is left in this browser.');
  } catch (error) {
    tellFailure(error);
  }
  await refresh();
}

buttons.keep?.addEventListener('click', () => void keep());
buttons.cancel?.addEventListener('click', () => running?.abort());
buttons.remove?.addEventListener('click', () => void remove());
addEventListener('online', () => void refresh());
addEventListener('offline', () => void refresh());

if (location.protocol === 'file:') {
  if (status) status.textContent = 'This copy of the site is opened from a disk: it needs no network already.';
} else if (!('serviceWorker' in navigator) || !('caches' in window) || !('DecompressionStream' in window)) {
  if (status) {
    status.textContent = isSecureContext
      ? 'This browser can’t keep the site: it has no service workers, no storage for them or no decompression.'
      : 'Browsers keep a site for offline use only where it is served over HTTPS or from localhost.';
  }
} else {
  refresh().catch(tellFailure);
}
