/** /code/?n=…: shows what a number's bits say, whether a table defines it or not. */

import { bitLayout } from '../model/bit-layout.ts';
import { parseDecimal, parseHex, negate, statusBits, toHex8 } from '../model/number.ts';
import { ask } from './lookup-client.ts';
import { element, nothingFound, readingItem } from './readings.ts';

const status = document.querySelector('#code-status');
const bits = document.querySelector('#code-bits');
const list = document.querySelector('#results');
const field = document.querySelector<HTMLInputElement>('main input[name=n]');

const typed = new URLSearchParams(location.search).get('n')?.trim() ?? '';

/** A number as its author wrote it: decimal, signed, or hexadecimal with 0x. */
function valueOf(text: string): number | undefined {
  if (/^0x/i.test(text)) return parseHex(text.slice(2));
  return text.startsWith('-') ? negate(Number(text.slice(1))) : parseDecimal(text);
}

if (field && typed !== '') {
  field.value = typed;
  const value = valueOf(typed);
  if (value === undefined)
    status?.replaceChildren(`“${typed}” is no number of at most 32 bits. Write it in decimal, or in hexadecimal with 0x.`);
  else {
    status?.replaceChildren(element('h2', '', toHex8(value)));
    void ask(
      toHex8(value),
      () => true,
      (answer) => {
        const undefinedTarget = answer.readings.map(({ target }) => target).find((target) => target.space === 'undefined');
        const names = undefinedTarget?.space === 'undefined' ? undefinedTarget.bits.hresultFacilities : [];
        const space = statusBits(value).severity === 3 ? 'ntstatus' : 'hresult';
        const nt = undefinedTarget?.space === 'undefined' ? undefinedTarget.bits.ntstatusFacilities : [];
        bits?.replaceChildren(table(bitLayout(space, value, space === 'ntstatus' ? nt : names)));
        list?.replaceChildren(...answer.readings.map(readingItem));
        const nothing = nothingFound(answer);
        if (nothing) list?.before(nothing);
      },
    ).catch(() => {
      bits?.replaceChildren(table(bitLayout('hresult', value, [])));
    });
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
