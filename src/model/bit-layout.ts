/** A 32-bit value → its fields, from the highest bit down: which bits, what they hold and what that says ([MS-ERREF] 2.1, 2.3). */

import { statusBits, toBinary } from './number.ts';

export interface BitField {
  readonly id: 'severity' | 'customer' | 'reserved' | 'facility' | 'code';
  readonly title: string;
  /** "31–30" */
  readonly bits: string;
  /** the digits, highest first */
  readonly digits: string;
  readonly meaning: string;
}

const SEVERITIES = ['success', 'informational', 'warning', 'error'] as const;

/** The severity of a value in words: an NTSTATUS has four, an HRESULT success and failure alone. */
export function severityName(space: 'ntstatus' | 'hresult', value: number): (typeof SEVERITIES)[number] | 'failure' {
  const { severity } = statusBits(value);
  return space === 'ntstatus' ? SEVERITIES[severity] : severity >= 2 ? 'failure' : 'success';
}

/**
 * Fields of an NTSTATUS or an HRESULT. The two share their places; an HRESULT reads bit 30 as reserved, so that only
 * bit 31 tells failure.
 * @param facilityNames names of the facility in the headers; empty where they have none, undefined where that is not known
 */
export function bitLayout(space: 'ntstatus' | 'hresult', value: number, facilityNames: readonly string[] | undefined): readonly BitField[] {
  const bits = statusBits(value);
  const digits = toBinary(value);
  const named =
    facilityNames === undefined ? '' : facilityNames.length > 0 ? ` (${facilityNames.join(', ')})` : ', which the headers do not name';
  const severity: readonly BitField[] =
    space === 'ntstatus'
      ? [{ id: 'severity', title: 'Severity', bits: '31–30', digits: digits.slice(0, 2), meaning: severityName(space, value) }]
      : [
          {
            id: 'severity',
            title: 'Severity',
            bits: '31',
            digits: digits.slice(0, 1),
            meaning: severityName(space, value),
          },
          {
            id: 'reserved',
            title: 'Reserved',
            bits: '30',
            digits: digits.slice(1, 2),
            meaning: digits[1] === '1' ? 'set: in an NTSTATUS, the second bit of the severity' : 'clear',
          },
        ];
  return [
    ...severity,
    {
      id: 'customer',
      title: 'Customer',
      bits: '29',
      digits: digits.slice(2, 3),
      meaning: bits.customer ? 'not defined by Microsoft' : 'defined by Microsoft',
    },
    {
      id: 'reserved',
      title: 'NT',
      bits: '28',
      digits: digits.slice(3, 4),
      meaning: bits.nt ? 'set: the mark of an NTSTATUS made into an HRESULT' : 'clear',
    },
    { id: 'facility', title: 'Facility', bits: '27–16', digits: digits.slice(4, 16), meaning: `${bits.facility}${named}` },
    { id: 'code', title: 'Code', bits: '15–0', digits: digits.slice(16), meaning: String(bits.code) },
  ];
}
