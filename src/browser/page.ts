/** Loaded by every page: copy buttons, and "/" for the search field. The page works without it. */

/** Tells screen readers what a button did. */
const announcement = document.createElement('p');
announcement.role = 'status';
announcement.className = 'visually-hidden';
document.body.append(announcement);

// A module of its own: its names are not global.
export {};

// Shows the copy buttons: where this script did not come they would do nothing (parts.css).
document.documentElement.dataset['script'] = '';

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button.copy') : null;
  if (button) void copy(button);
});

/** Copies what the button's data say: a ticket with the address of its code, a text, or the address of the page. */
async function copy(button: HTMLButtonElement): Promise<void> {
  const page = location.origin + location.pathname;
  const { copy: text, address } = button.dataset;
  const copied =
    address === undefined
      ? text || page + location.hash
      : // The plain text is enough where the formats can't be had: offline, or the page is older than the site.
        await import('./ticket-menu.ts').then(
          (menu) => menu.ticketFor(button, address || page),
          () => `${text ?? ''}\n${address || page}`,
        );
  announcement.textContent = await copyText(button, copied);
}

const LABELS = new WeakMap<HTMLButtonElement, { readonly label: string; timer: ReturnType<typeof setTimeout> | undefined }>();

/** @returns what the button says now, for screen readers */
async function copyText(button: HTMLButtonElement, text: string): Promise<string> {
  // A second click within the moment must not take "Copied" for the button's own words.
  const kept = LABELS.get(button) ?? { label: button.textContent, timer: undefined };
  LABELS.set(button, kept);
  clearTimeout(kept.timer);
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    // Refused, or no secure origin: let the reader copy by hand.
    button.textContent = 'Not copied';
    window.prompt('Copy this text:', text);
  }
  const said = button.textContent;
  kept.timer = setTimeout(() => (button.textContent = kept.label), 1500);
  return said;
}

/* The service worker, when the page is there. Some browsers and addresses have none: the page needs none. */
if (!import.meta.env.DEV)
  addEventListener('load', () => {
    navigator.serviceWorker?.register(`${document.documentElement.dataset['base'] ?? ''}sw.js`).catch(() => undefined);
  });

/* Suggestions: loaded when a field is focused for the first time. The search page shows its results itself. */
for (const form of document.querySelectorAll<HTMLFormElement>('form.search[data-suggest]')) {
  const input = form.querySelector('input');
  input?.addEventListener(
    'focus',
    () => {
      import('./suggest.ts').then(
        (suggest) => {
          suggest.attachSuggestions(form, input);
        },
        // Gone with an older version of the site, or no network: the form leads to the search page as ever.
        () => undefined,
      );
    },
    { once: true },
  );
}

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  // On a page with a field of its own in the content, that is the one.
  (
    document.querySelector<HTMLInputElement>('main input[type=search]') ?? document.querySelector<HTMLInputElement>('input[type=search]')
  )?.focus();
});
