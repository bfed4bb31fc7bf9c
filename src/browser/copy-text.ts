/** Copies a text and says so on the button, whose own words come back after a moment. */

const LABELS = new WeakMap<HTMLButtonElement, { readonly label: string; timer: ReturnType<typeof setTimeout> | undefined }>();

/** @returns what the button says now, for screen readers */
export async function copyText(button: HTMLButtonElement, text: string): Promise<string> {
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
