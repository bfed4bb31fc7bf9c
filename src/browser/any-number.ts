/** /code/?n=…: shows what a number's bits say, whether a table defines it or not. */

import type { Answer } from '../lookup/answer.ts';
import { bitsInWords } from '../lookup/targets.ts';
import { bitLayout } from '../model/bit-layout.ts';
import { statusBits, toHex8 } from '../model/number.ts';
import { readTypedNumber } from '../lookup/number-forms.ts';
import { ask, warmUp } from './lookup-client.ts';
import { element, nothingFound, quoted, readingItem } from './readings.ts';

const status = document.querySelector('#code-status');
const bits = document.querySelector('#code-bits');
const list = document.querySelector('#results');
const field = document.querySelector<HTMLInputElement>('main input[name=n]');

const typed = new URLSearchParams(location.search).get('n')?.trim() ?? '';

status?.replaceChildren();
if (field && typed !== '') {
  field.value = typed;
  const value = readTypedNumber(typed);
  if (value === undefined)
    status?.replaceChildren(`${quoted(typed)} is no number of at most 32 bits. Write it in decimal, or in hexadecimal with 0x.`);
  else void take(value);
}

/** Severity error has bits 31 and 30 set, which an HRESULT leaves clear: such a number is read as an NTSTATUS. */
async function take(value: number): Promise<void> {
  const space = statusBits(value).severity === 3 ? 'ntstatus' : 'hresult';
  bits?.replaceChildren(table(bitLayout(space, value, undefined)));
  status?.replaceChildren(element('h2', '', toHex8(value)), element('p', '', 'Looking it up …'));
  try {
    const words = bitsInWords(await warmUp(), value);
    bits?.replaceChildren(table(bitLayout(space, value, space === 'ntstatus' ? words.ntstatusFacilities : words.hresultFacilities)));
    await ask(toHex8(value), () => true, show);
  } catch {
    status?.replaceChildren(
      element('h2', '', toHex8(value)),
      element('p', '', 'The index of codes could not be loaded: only the bits are shown. Reload the page to try again.'),
    );
  }

  function show(answer: Answer): void {
    const nothing = nothingFound(answer);
    status?.replaceChildren(element('h2', '', toHex8(value)), ...(nothing ? [nothing] : []));
    list?.replaceChildren(...answer.readings.map(readingItem));
  }
}

function table(fields: ReturnType<typeof bitLayout>): HTMLTableElement {
  const rows = fields.map(({ title, bits, digits, meaning }) => {
    const head = element('th', '', title);
    head.scope = 'row';
    return element('tr', '', element('td', 'number', bits), head, element('td', '', element('code', '', digits), ` ${meaning}`));
  });
  return element('table', 'bit-table', element('tbody', '', ...rows));
}
