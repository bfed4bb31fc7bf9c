/** What a check found in a file, found once: the damaged sites of its cases share all other files with the built one. */
export function remembered<T>(find: (bytes: Buffer) => T): (bytes: Buffer) => T {
  const known = new WeakMap<Buffer, { readonly value: T }>();
  return (bytes) => {
    const found = known.get(bytes) ?? { value: find(bytes) };
    known.set(bytes, found);
    return found.value;
  };
}
