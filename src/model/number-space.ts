/** The number spaces: which tables of numbers exist, how each prints its numbers, and where the pages of its codes stand. */

import { wideFacility, toHex, toHex8 } from './number.ts';

export type NumberSpace = 'win32' | 'ntstatus' | 'hresult' | 'bugcheck' | 'ras';

export const SPACE_TITLES = {
  win32: 'Win32',
  ntstatus: 'NTSTATUS',
  hresult: 'HRESULT',
  bugcheck: 'Bug check',
  ras: 'RAS',
} as const satisfies Record<NumberSpace, string>;

const NUMBER_TEXTS = { win32: String, ntstatus: toHex8, hresult: toHex8, bugcheck: toHex, ras: String } as const satisfies Record<
  NumberSpace,
  (value: number) => string
>;

/** A code's number as its space prints it: 5, 0xC0000005, 0x7B. */
export function numberText(space: NumberSpace, value: number): string {
  return NUMBER_TEXTS[space](value);
}

/**
 * Path of a code's page, without the base. An HRESULT without a page of its own stands as a row on the page of its facility.
 * Published: these paths never change.
 */
export function codePath(code: { readonly space: NumberSpace; readonly value: number; readonly ownPage: boolean }): string {
  const number = numberText(code.space, code.value);
  return code.ownPage ? `/${code.space}/${number}/` : `${facilityPath('hresult', wideFacility(code.value))}#${number}`;
}

/** Page of all codes of a facility, by its number. */
export function facilityPath(space: 'hresult' | 'ntstatus', facility: number): string {
  return `/${space}/facility/${facility}/`;
}
