/** The printed forms of a code's number, by space: what pages show with a button to copy, and what answers to questions name. */

import { hresultFromNtstatus, numberForms, toHex, toHex8, toSigned } from './number.ts';
import { numberText, SPACE_TITLES, type NumberSpace } from './number-space.ts';

export interface NumberForm {
  readonly label: string;
  readonly text: string;
}

const FORMS = {
  win32: (value) => {
    const forms = numberForms(value);
    return [
      { label: 'Decimal', text: forms.decimal },
      { label: 'Hexadecimal', text: forms.hex },
      { label: 'HRESULT', text: forms.hresult },
      { label: 'HRESULT, signed', text: forms.signed },
      { label: 'HRESULT, unsigned', text: forms.unsigned },
    ];
  },
  ntstatus: (value) => [
    { label: 'Hexadecimal', text: toHex8(value) },
    { label: 'Exit code, signed', text: String(toSigned(value)) },
    { label: 'Exit code, unsigned', text: String(value) },
    { label: 'As an HRESULT', text: toHex8(hresultFromNtstatus(value)) },
  ],
  hresult: (value) => [
    { label: 'Hexadecimal', text: toHex8(value) },
    { label: 'Signed', text: String(toSigned(value)) },
    { label: 'Unsigned', text: String(value) },
  ],
  bugcheck: (value) => [
    { label: 'Stop code', text: toHex(value) },
    { label: 'Eight digits', text: toHex8(value) },
    { label: 'Decimal', text: String(value) },
  ],
  ras: (value) => [
    { label: 'Decimal', text: String(value) },
    { label: 'Hexadecimal', text: toHex(value) },
  ],
} as const satisfies Record<NumberSpace, (value: number) => [NumberForm, ...NumberForm[]]>;

/** Every form in which a code's number is printed. HRESULT_FROM_NT (winerror.h) makes the HRESULT of a status. */
export function formsOf(code: { readonly space: NumberSpace; readonly value: number }): readonly NumberForm[] {
  const forms: readonly NumberForm[] = FORMS[code.space](code.value);
  // Signed and unsigned are the same below 2^31.
  return forms.filter(({ text }, index) => forms.findIndex((form) => form.text === text) === index);
}

/** A code's number with its space and, in parentheses, the forms that a log or another program shows instead. */
export function numberNote(code: { readonly space: NumberSpace; readonly value: number }): string {
  const others =
    code.space === 'win32'
      ? [numberForms(code.value).hex, `HRESULT ${numberForms(code.value).hresult}`]
      : formsOf(code)
          .slice(1, 3)
          .map(({ text }) => text);
  const number = `${SPACE_TITLES[code.space]} ${numberText(code.space, code.value)}`;
  return others.length === 0 ? number : `${number} (${others.join(', ')})`;
}

/** The form that stands beside the number in lists: of the same sort for all codes of a space. */
export function secondForm({ space, value }: { readonly space: NumberSpace; readonly value: number }): NumberForm {
  const [first, second]: readonly [NumberForm, ...NumberForm[]] = FORMS[space](value);
  return second ?? first;
}

/** What the second forms of a list are called: by their own name where all codes are of one space. */
export function secondFormTitle(codes: readonly { readonly space: NumberSpace; readonly value: number }[]): string {
  const labels = new Set(codes.map((code) => secondForm(code).label));
  const [label] = labels;
  return labels.size === 1 && label !== undefined ? label : 'Other form';
}
