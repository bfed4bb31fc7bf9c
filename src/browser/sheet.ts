/** Pages of lists: the button that prints the sheet, and for the row that the address names, a note for a ticket. */

document.querySelector('#print-sheet')?.addEventListener('click', () => {
  print();
});

/** Loaded when the address names a row: most visits come without. */
function offerRow(): void {
  const row = document.querySelector<HTMLTableRowElement>('.codes tr:target');
  if (row)
    void import('./row-ticket.ts').then(({ offerRowTicket }) => {
      offerRowTicket(row);
    });
}

addEventListener('hashchange', offerRow);
offerRow();
