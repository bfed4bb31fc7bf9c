/** One 32-bit value → its readings: the code itself, the code inside a wrapper, the same failure in Win32, or what its bits say. */

import {
  codeField,
  hresultFromNtstatus,
  hresultFromWin32,
  ntstatusFromHresult,
  ntstatusFromWin32,
  statusBits,
  toHex,
  FACILITY_WIN32,
} from '../model/number.ts';
import type { Certainty, Reading } from './answer.ts';
import { numberText, SPACE_TITLES, type NumberSpace } from '../model/number-space.ts';
import type { Index } from './shards.ts';
import { bitsInWords, codeTarget, isDefined, pageOf, titleOf, undefinedTarget } from './targets.ts';

/** What the words around a number say about it: a space, or nothing. */
export type ExpectedSpace = NumberSpace | undefined;

const NOTHING_ELSE = { didYouMean: undefined, inserts: [] } as const;

/** How the digits were written; a blue screen prints its code in hexadecimal, a dialer in decimal. */
export type Notation = 'decimal' | 'hexadecimal';

/**
 * Readings of a value, likeliest first; never empty.
 * @param steps how the text became the value
 * @param expected the space that the words around the number name
 */
export function readValue(
  index: Index,
  value: number,
  steps: readonly string[],
  expected?: ExpectedSpace,
  notation: Notation = 'decimal',
): readonly Reading[] {
  // The Win32 code that an HRESULT carries is the same thing, and has the page.
  const carrying = expected === 'hresult' && carriedWin32(index, value, steps).length > 0;
  const readings = [
    ...(expected === undefined || carrying ? [] : direct(index, value, steps, expected, 'sure', EXPECTED_REASONS[expected])),
  ];
  // Words that name another space make a Win32 reading unsure even where that space lacks the number.
  const doubt: Certainty = readings.length === 0 && rulesOutWin32(index, value, expected) ? 'likely' : 'sure';
  const add = (more: readonly Reading[]): void => {
    for (const one of more) {
      const known = readings.some((other) => other.target.space === one.target.space && other.target.value === one.target.value);
      if (known) continue;
      const certainty = one.certainty !== 'sure' ? one.certainty : readings.length > 0 && expected !== undefined ? 'possible' : doubt;
      readings.push({ ...one, certainty });
    }
  };
  const bugCheck = direct(index, value, steps, 'bugcheck', 'possible', 'The same number is also a bug check, the code of a blue screen.');
  const others = value <= 0xffff ? small(index, value, steps) : large(index, value, steps);
  // In decimal a stop code stands in one event alone (Kernel-Power 41).
  if ((notation === 'hexadecimal' || value > 0xffff) && others.every(({ target }) => target.space === 'ras'))
    add(bugCheck.map((reading) => ({ ...reading, certainty: value > 0xffff ? 'sure' : 'likely', reason: BUG_CHECK_ALONE })));
  add(others);
  if (readings.length === 0) add(unknown(index, value, steps));
  add(bugCheck);
  return readings;
}

const BUG_CHECK_ALONE = 'No Win32 code has this number; as a stop code, the code of a blue screen, it is defined.';

/** True where the words name a space whose numbers these would be: any number of a blue screen, a RAS number up to the last one. */
function rulesOutWin32(index: Index, value: number, expected: ExpectedSpace): boolean {
  return expected === 'bugcheck' || (expected === 'ras' && value <= (index.core.values.ras.sorted.at(-1) ?? 0));
}

const EXPECTED_REASONS = {
  win32: 'The words around it say that it is a Win32 code.',
  ntstatus: 'The words around it say that it is an NTSTATUS.',
  hresult: 'The words around it say that it is an HRESULT.',
  bugcheck: 'The words around it say that it is a bug check, the code of a blue screen.',
  ras: 'The words around it say that it comes from Remote Access: dial-up or VPN.',
} as const satisfies Record<NumberSpace, string>;

/** Readings of a value as a code of one space: the code, and the Win32 code that the system makes of it. Empty where undefined. */
export function direct(
  index: Index,
  value: number,
  steps: readonly string[],
  space: NumberSpace,
  certainty: Certainty,
  reason: string,
): readonly Reading[] {
  if (!isDefined(index, space, value)) return [];
  const target = codeTarget(index, space, value);
  const path = [...steps, `${SPACE_TITLES[space]} ${numberText(space, value)}`];
  return [
    { target, win32: pageOf(index, space, value), path, certainty, reason, ...NOTHING_ELSE },
    ...(space === 'ntstatus' || space === 'hresult' ? equivalent(index, space, value, path, certainty) : []),
  ];
}

/** The Win32 code that the system makes of a status. */
function equivalent(index: Index, space: NumberSpace, value: number, path: readonly string[], certainty: Certainty): readonly Reading[] {
  const win32 = index.core.toWin32.get(value);
  if (win32 === undefined) return [];
  const target = codeTarget(index, 'win32', win32);
  const status = titleOf(codeTarget(index, space, value));
  return [
    {
      target,
      win32,
      path: [...path, `RtlNtStatusToDosError → Win32 ${win32}`],
      certainty: certainty === 'sure' ? 'likely' : 'possible',
      reason: `Windows turns ${status} into ${titleOf(target)} where a Win32 code is asked for.`,
      ...NOTHING_ELSE,
    },
  ];
}

/** Values of at most 16 bits: a Win32 code first; RAS codes, statuses and success HRESULTs have small values as well. */
function small(index: Index, value: number, steps: readonly string[]): readonly Reading[] {
  const win32 = direct(index, value, steps, 'win32', 'sure', 'A number of this size is a Win32 code in most messages, logs and tools.');
  const other = win32.length > 0 ? 'possible' : 'likely';
  return [
    ...win32,
    ...direct(index, value, steps, 'ras', other, 'Remote Access (dial-up, VPN) gives this number to a failure of its own.'),
    ...direct(index, value, steps, 'ntstatus', other, 'The same number is also a status of the kernel.').filter(
      ({ target }) => target.space === 'ntstatus',
    ),
    ...direct(index, value, steps, 'hresult', other, 'The same number is also an HRESULT of success.'),
  ];
}

function large(index: Index, value: number, steps: readonly string[]): readonly Reading[] {
  return [...carriedWin32(index, value, steps), ...defined(index, value, steps), ...carriedNtstatus(index, value, steps)];
}

/** HRESULT_FROM_WIN32, NTSTATUS_FROM_WIN32 and other severities of facility 7: the code field is a Win32 code. */
function carriedWin32(index: Index, value: number, steps: readonly string[]): readonly Reading[] {
  const bits = statusBits(value);
  if (bits.facility !== FACILITY_WIN32 || !isDefined(index, 'win32', bits.code)) return [];
  const wrapper = [
    {
      made: hresultFromWin32(bits.code),
      step: 'facility 7 (Win32)',
      certainty: 'sure',
      reason: 'HRESULT_FROM_WIN32 made it: facility 7 carries a Win32 code in its low 16 bits.',
    },
    {
      made: ntstatusFromWin32(bits.code),
      step: 'NTSTATUS_FROM_WIN32, facility 7 (Win32)',
      certainty: 'sure',
      reason: 'NTSTATUS_FROM_WIN32 made it: facility 7 carries a Win32 code in its low 16 bits.',
    },
    {
      made: hresultFromNtstatus(ntstatusFromWin32(bits.code)),
      step: 'HRESULT_FROM_NT of NTSTATUS_FROM_WIN32, facility 7 (Win32)',
      certainty: 'sure',
      reason: 'Two wrappers stand around a Win32 code in the low 16 bits.',
    },
  ] as const;
  const known = wrapper.find(({ made }) => made === value);
  const severity = `facility 7 (Win32) with severity ${bitsInWords(index, value).severityName}${bits.customer ? ' and the customer bit' : ''}`;
  return [
    {
      target: codeTarget(index, 'win32', bits.code),
      win32: bits.code,
      path: [...steps, known?.step ?? severity, `Win32 ${bits.code}`],
      certainty: known?.certainty ?? 'likely',
      reason: known?.reason ?? 'Facility 7 carries a Win32 code in its low 16 bits; the flag bits are not those of HRESULT_FROM_WIN32.',
      ...NOTHING_ELSE,
    },
  ];
}

/** The value itself in the tables of NTSTATUS and HRESULT. */
function defined(index: Index, value: number, steps: readonly string[]): readonly Reading[] {
  const spaces = (['hresult', 'ntstatus'] as const).filter((space) => isDefined(index, space, value));
  const certainty: Certainty = spaces.length === 1 ? 'sure' : 'likely';
  const order = statusBits(value).severity === 2 ? spaces : spaces.toReversed();
  return order.flatMap((space) =>
    direct(
      index,
      value,
      steps,
      space,
      certainty,
      spaces.length === 1
        ? `The headers define this value, as ${ARTICLES[space]} alone.`
        : 'The headers define this value as an HRESULT and as an NTSTATUS.',
    ),
  );
}

const ARTICLES = { ntstatus: 'an NTSTATUS', hresult: 'an HRESULT' } as const satisfies Partial<Record<NumberSpace, string>>;

/** HRESULT_FROM_NT: bit 28 set around an NTSTATUS. */
function carriedNtstatus(index: Index, value: number, steps: readonly string[]): readonly Reading[] {
  const ntstatus = ntstatusFromHresult(value);
  if (ntstatus === undefined || !isDefined(index, 'ntstatus', ntstatus) || ntstatus <= 0xffff) return [];
  const path = [...steps, 'bit 28 set: HRESULT_FROM_NT'];
  return direct(index, ntstatus, path, 'ntstatus', 'sure', 'HRESULT_FROM_NT made it: bit 28 marks an NTSTATUS inside an HRESULT.');
}

/** A number that no table has: its bits, and the Win32 code that its low 16 bits would be. */
function unknown(index: Index, value: number, steps: readonly string[]): readonly Reading[] {
  const target = undefinedTarget(index, value);
  const { bits } = target;
  const facility = bits.hresultFacilities[0] ?? bits.ntstatusFacilities[0];
  const path =
    value <= 0xffff
      ? [...steps, `no Win32 code has the number ${value}`]
      : [
          ...steps,
          `severity ${bits.severity === 2 ? 'failure' : bits.severityName}`,
          `facility ${bits.facility}${facility === undefined ? '' : ` (${facility})`}`,
          `code ${bits.code} (${toHex(bits.code)})`,
        ];
  const undefinedReading: Reading = {
    target,
    win32: undefined,
    path,
    certainty: 'likely',
    reason: 'No header that we know defines this number; this is what its bits say.',
    ...NOTHING_ELSE,
  };
  const field = codeField(value);
  if (value <= 0xffff || bits.severity < 2 || field === 0 || bits.facility === FACILITY_WIN32 || !isDefined(index, 'win32', field))
    return [undefinedReading];
  return [
    undefinedReading,
    {
      target: codeTarget(index, 'win32', field),
      win32: field,
      path: [...steps, `low 16 bits → ${field}`, `Win32 ${field}`],
      certainty: 'possible',
      reason: `Components put a Win32 code under a facility of their own at times; facility ${bits.facility} does not promise it.`,
      ...NOTHING_ELSE,
    },
  ];
}
