/** A row of a list of codes → a button in it that copies the code for a ticket. */

import { numberNote } from '../model/number-forms.ts';
import { SPACE_TITLES, type NumberSpace } from '../model/number-space.ts';
import { offerTicket } from './ticket-menu.ts';
import { site } from './site.ts';

const SPACES = Object.keys(SPACE_TITLES) as readonly NumberSpace[];

/** Adds the button to a row, once. The row's id is the number of the code; its link leads to the page or to the row itself. */
export function offerRowTicket(row: HTMLTableRowElement): void {
  const link = row.querySelector('a');
  const cell = link?.parentElement;
  const space = SPACES.find((id) => location.pathname.startsWith(`${site.base}${id}/`));
  if (!link || !cell || !space || row.querySelector('button')) return;
  const message = row.querySelector('.message')?.textContent;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.dataset['address'] = '';
  button.textContent = 'Copy for a ticket';
  offerTicket(button, {
    heading: undefined,
    entries: [
      {
        name: link.textContent.trim(),
        note: numberNote({ space, value: Number(row.id) }),
        facts: message ? [{ label: 'System message', text: `"${message}"` }] : [],
        address: link.href,
      },
    ],
  });
  const actions = document.createElement('p');
  actions.className = 'actions';
  actions.append(button);
  cell.append(actions);
}
