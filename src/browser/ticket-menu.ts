/**
 * What a button for tickets copies, and the choice of the format beside it. Loaded when such a button is used. The choice is
 * kept for the next page where the browser allows that, else as long as this page is open.
 */

import { readEntry, TICKET_FORMAT_IDS, TICKET_FORMATS, type Ticket, type TicketFormat } from '../model/ticket-formats.ts';

const KEY = 'ticket-format';

/** Buttons that copy a ticket made on the page. The others carry the text of their code. */
const TICKETS = new WeakMap<HTMLButtonElement, Ticket>();
const CHOICES = new WeakMap<HTMLButtonElement, HTMLSelectElement>();

let format = remembered();

/** Gives a button the ticket that it copies and shows it; without a ticket, hides it together with its choice of format. */
export function offerTicket(button: HTMLButtonElement, ticket: Ticket | undefined): void {
  if (ticket) TICKETS.set(button, ticket);
  button.hidden = ticket === undefined;
  const choice = CHOICES.get(button);
  if (choice) choice.hidden = button.hidden;
}

/**
 * The text to copy, in the reader's format. Shows the choice of formats beside the button.
 * @param address full address of the code, for a button that carries its text
 */
export function ticketFor(button: HTMLButtonElement, address: string): string {
  const ticket = TICKETS.get(button) ?? { heading: undefined, entries: [readEntry(button.dataset['copy'] ?? '', address)] };
  let choice = CHOICES.get(button);
  if (!choice) {
    choice = formatChoice(button);
    CHOICES.set(button, choice);
    button.after(choice);
  }
  choice.value = format;
  return TICKET_FORMATS[format].write(ticket);
}

/** A list of the formats. Choosing one copies in it at once. */
function formatChoice(button: HTMLButtonElement): HTMLSelectElement {
  const choice = document.createElement('select');
  choice.append(...TICKET_FORMAT_IDS.map((id) => new Option(TICKET_FORMATS[id].label, id)));
  choice.ariaLabel = 'Format for the ticket';
  choice.addEventListener('change', () => {
    format = known(choice.value);
    try {
      localStorage.setItem(KEY, format);
    } catch {
      // Refused or full: the choice holds on this page.
    }
    // Elsewhere a dialog would open at each step through the list.
    if (isSecureContext) button.click();
  });
  return choice;
}

function remembered(): TicketFormat {
  try {
    return known(localStorage.getItem(KEY));
  } catch {
    return known(null);
  }
}

/** The format of that name; the first for a name that is none (any more). */
function known(name: string | null): TicketFormat {
  return TICKET_FORMAT_IDS.find((id) => id === name) ?? 'text';
}
