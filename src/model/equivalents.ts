/** The places where a Win32 failure shows under another name: what each column means, in the reader's words. */

export const EQUIVALENTS = {
  ntstatus: {
    title: 'NTSTATUS',
    meaning: 'Kernel status values that become this code when they are turned into a Win32 error.',
    unlisted: undefined,
  },
  errno: {
    title: 'C runtime',
    meaning: 'errno that the Universal C Runtime sets after a failed call.',
    unlisted: 'EINVAL',
  },
  python: {
    title: 'Python',
    meaning: 'Exception that CPython raises from it, and its errno attribute; winerror keeps the number.',
    unlisted: undefined,
  },
  rust: { title: 'Rust', meaning: 'std::io::ErrorKind of the io::Error; raw_os_error() keeps the number.', unlisted: 'Uncategorized' },
  node: { title: 'Node.js', meaning: 'err.code, as libuv translates it.', unlisted: 'UNKNOWN' },
  go: { title: 'Go', meaning: 'Value that errors.Is matches, or the constant in package syscall.', unlisted: undefined },
  dotnet: { title: '.NET', meaning: 'Exception in file operations, from an HRESULT, or SocketError on sockets.', unlisted: undefined },
  java: { title: 'Java', meaning: 'Exception of java.nio.file or of sockets.', unlisted: undefined },
  chromium: { title: 'Chromium', meaning: 'Network error and file error inside the browser.', unlisted: undefined },
} as const satisfies Record<string, { readonly title: string; readonly meaning: string; readonly unlisted: string | undefined }>;

export type EquivalentSpace = keyof typeof EQUIVALENTS;

export const EQUIVALENT_SPACES = Object.keys(EQUIVALENTS) as readonly EquivalentSpace[];
