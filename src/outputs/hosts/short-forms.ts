/**
 * Catalog → the short addresses that a web server answers with a redirect: numbers as Windows prints them and symbolic names.
 * The resolver that 404.html runs decides each, so that server and page never disagree; what it is not sure of has no entry and
 * is left to 404.html, which shows the readings.
 */

import type { Catalog } from '../../catalog/join.ts';
import { forwardPath, isOnlyReading } from '../../lookup/forward.ts';
import { resolve } from '../../lookup/resolve.ts';
import { readCore, readHresults, readNames, type Index } from '../../lookup/shards.ts';
import type { CodeName } from '../../model/error-code.ts';
import { numberForms, toHex, toHex8, toSigned } from '../../model/number.ts';
import { lookupIndex } from '../lookup-index.ts';

export interface ShortForm {
  /** the address below the base, without slashes at its ends, in the letter case in which it is printed: "0x800735EB", "ntstatus/3221225477" */
  readonly address: string;
  /** path of the page, without the base; with a fragment for an HRESULT that is a row on the page of its facility */
  readonly path: string;
  /** true: the tables know no other reading, and the page is there for good (301); false: the answer may change (302) */
  readonly permanent: boolean;
  /** true for the forms that messages, logs and links have; a server that pays for each entry takes these alone */
  readonly common: boolean;
}

/** The lookup index without the messages, which say nothing about a number or a name. */
export function numbersAndNames(catalog: Catalog): Index {
  const shards = lookupIndex(catalog);
  const core = readCore(shards.core);
  return { core, names: readNames(shards.names, core), hresults: readHresults(shards.hresults, core) };
}

/** Addresses that the resolver reads alike: it is asked about the first, tests ask about all. */
interface Alike {
  readonly common: readonly string[];
  readonly others?: readonly string[];
}

/** The printed forms of a code, grouped. Eight hexadecimal digits of a small number are left out: they may be a stop code. */
function numbersOf({ space, value }: Pick<CodeName, 'space' | 'value'>): readonly Alike[] {
  const hex8 = toHex8(value);
  const unsigned = String(value);
  const signed = String(toSigned(value));
  switch (space) {
    case 'win32': {
      const { decimal, hex, hresult, signed, unsigned } = numberForms(value);
      return [
        { common: [decimal] },
        { common: [hex] },
        { common: [hresult, signed], others: [unsigned] },
        { common: [`hresult/${hresult}`], others: [`hresult/${signed}`, `hresult/${unsigned}`] },
        { common: [], others: [`win32/${hex}`] },
        { common: [], others: [`win32/${hresult}`] },
      ];
    }
    case 'ntstatus':
    case 'hresult':
      return [
        value > 0xffff ? { common: [hex8, signed], others: [unsigned] } : { common: [] },
        value > 0xffff
          ? { common: [`${space}/${hex8}`], others: [`${space}/${unsigned}`, `${space}/${signed}`] }
          : { common: [`${space}/${hex8}`] },
      ];
    case 'bugcheck':
      return [
        ...(value > 0xffff ? [{ common: [hex8] }] : []),
        { common: [], others: [`bugcheck/${toHex(value)}`, `bugcheck/${hex8}`] },
        { common: [], others: [`bugcheck/${toHex(value).slice(2)}`] },
      ];
    case 'ras':
      return [];
  }
}

/** Codes that people meet most: those with a rank or a page that somebody wrote, the most met first. */
export function mostMet(catalog: Catalog): readonly CodeName[] {
  const ranked = catalog.codes.filter(({ rank }) => rank !== undefined).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const explained = [...catalog.codes.filter(({ rank }) => rank === undefined), ...Object.values(catalog.statuses).flat()].filter(
    ({ explanation }) => explanation,
  );
  return [...explained.filter(({ space }) => space !== 'win32'), ...ranked, ...explained.filter(({ space }) => space === 'win32')];
}

/** Redirects for the numbers of the given codes, in their order. Each address once, whatever its letter case. */
export function numberForwards(codes: readonly Pick<CodeName, 'space' | 'value'>[], index: Index): readonly ShortForm[] {
  return once(
    codes.flatMap((code) =>
      numbersOf(code).flatMap(({ common, others = [] }): readonly ShortForm[] => {
        const addresses = [...common, ...others];
        const forward = addresses[0] === undefined ? undefined : forwardOf(addresses[0], index);
        if (forward === undefined) return [];
        return addresses.map((address) => ({ address, ...forward, common: common.includes(address) }));
      }),
    ),
  );
}

/** Redirects for every number and every name that the tables have. */
export function shortForms(catalog: Catalog, index: Index): readonly ShortForm[] {
  const codes = Object.values(catalog.names.spaces).flatMap((space) => space.map(({ code }) => code));
  const names = [...catalog.names.byName.keys()].flatMap((name): readonly ShortForm[] => {
    const forward = forwardOf(name, index);
    return forward === undefined ? [] : [{ address: name, ...forward, common: true }];
  });
  return once([...numberForwards(codes, index), ...names]);
}

/** Where an address forwards; undefined where the resolver is not sure of it. */
export function forwardOf(address: string, index: Index): Pick<ShortForm, 'path' | 'permanent'> | undefined {
  const answer = resolve(address, index);
  const path = forwardPath(answer);
  if (path === undefined) return undefined;
  // A row may be explained one day and then has a page of its own.
  return { path, permanent: !path.includes('#') && isOnlyReading(answer) };
}

/** Drops an address that an earlier one is already but for its letter case. */
function once(forms: readonly ShortForm[]): readonly ShortForm[] {
  const byKey = new Map<string, ShortForm>();
  for (const form of forms) if (!byKey.has(form.address.toLowerCase())) byKey.set(form.address.toLowerCase(), form);
  return [...byKey.values()];
}

/** True where the address is the page's own: an entry for its other letter cases alone ("/ntstatus/0xc0000005/"). */
export function isOwnAddress({ address, path }: ShortForm): boolean {
  return path === `/${address}/`;
}

/** True for a number or name directly below the base, which is no folder of the site: a server may look at it before files. */
export function isOneSegment({ address }: ShortForm): boolean {
  return !address.includes('/');
}
