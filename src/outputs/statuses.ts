/** The NTSTATUS values that become a code, likeliest first. */

import type { Equivalent, Win32Code } from '../model/error-code.ts';

/** The status of the same name first, then the kernel's own (STATUS_…), then those of other components; each by value. */
export function statusesOf(code: Win32Code): readonly Equivalent[] {
  const stem = code.name.replace(/^(ERROR|WSA|RPC_S)_?/, '');
  const rank = ({ shown }: Equivalent): number => (shown === `STATUS_${stem}` ? 0 : shown.startsWith('STATUS_') ? 1 : 2);
  return code.equivalents.filter(({ space }) => space === 'ntstatus').toSorted((a, b) => rank(a) - rank(b));
}
