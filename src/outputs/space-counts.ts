/** Catalog → how many codes each number space has. */

import type { Catalog } from '../catalog/join.ts';
import type { NumberSpace } from '../model/number-space.ts';

export function spaceCounts({ codes, statuses }: Catalog): Readonly<Record<NumberSpace, number>> {
  return {
    win32: codes.length,
    ntstatus: statuses.ntstatus.length,
    hresult: statuses.hresult.length,
    bugcheck: statuses.bugcheck.length,
    ras: statuses.ras.length,
  };
}
