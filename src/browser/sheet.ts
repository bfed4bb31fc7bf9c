/** Pages of lists: the button that prints the sheet, and a note for a ticket in the row that the address names. */

document.querySelector('#print-sheet')?.addEventListener('click', () => {
  print();
});

/** Gives the row that the address names a button that copies its code for a ticket, as on a page of its own. */
function offerRow(): void {
  // Not :target, which browsers set later than this script runs.
  const row = document.getElementById(location.hash.slice(1))?.closest('.codes tr');
  const link = row?.querySelector('a');
  if (!row || !link || row.querySelector('button')) return;
  const [number = '', form = ''] = [...row.querySelectorAll('.number')].map((cell) => cell.textContent.trim());
  const message = row.querySelector('.message')?.textContent;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy for a ticket';
  // A text as src/model/ticket-formats.ts reads it.
  button.dataset['copy'] = [
    `${link.textContent.trim()}: ${row.closest('table')?.dataset['space'] ?? ''} ${number}${form === '' ? '' : ` (${form})`}`,
    ...(message ? [`System message: "${message}"`] : []),
  ].join('\n');
  button.dataset['address'] = link.href;
  const actions = document.createElement('p');
  actions.className = 'actions';
  actions.append(button);
  link.parentElement?.append(actions);
}

addEventListener('hashchange', offerRow);
offerRow();
