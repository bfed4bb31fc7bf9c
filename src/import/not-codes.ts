/** Constants of the headers that are no error codes, each with the reason. A name in our tables, or with a MessageId, is a code whatever its shape. */

interface Exclusion {
  readonly names: RegExp;
  readonly reason: string;
}

const NOT_CODES: readonly Exclusion[] = [
  { names: /^FACIL(ITY|TIY)_/, reason: 'facility number (FACILTIY is ntstatus.h’s own spelling)' },
  { names: /^(\w+_)?SEVERITY_/, reason: 'severity' },
  { names: /_(BASE|FIRST|LAST|MIN|MAX|MASK)$/, reason: 'bound or mask of a range' },
  { names: /^(WSABASEERR|MAX_NERR|ERROR_LAST_DHCP_SERVER_ERROR)$/, reason: 'bound or mask of a range' },
  { names: /_RESERVED_\d+$/, reason: 'placeholder for a number that is not given out' },
  { names: /^(NTE_OP_OK|SCARD_S_SUCCESS|TBS_SUCCESS)$/, reason: 'a component’s own word for success' },
  { names: /^(_\w*|FORCEINLINE)$/, reason: 'macro of the compiler or of the header itself' },
];

/** Why a constant is no code; undefined where nothing speaks against it. */
export function whyNotACode(name: string): string | undefined {
  return NOT_CODES.find(({ names }) => names.test(name))?.reason;
}
