/** A reader of CSV as RFC 4180 has it, written apart from the code that writes it: what is read back is what a program gets. */

/**
 * Records of fields; the apostrophe that keeps a text from being a formula is taken off, as the page /data/ describes.
 * @throws SyntaxError for a line that does not end in CRLF, or a quote inside a plain field
 */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  const field = /"((?:[^"]|"")*)"(,|\r\n)|([^",\r\n]*)(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new SyntaxError(`no CSV at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    const value = match[1]?.replaceAll('""', '"') ?? match[3] ?? '';
    record.push(/^'+[=+\-@]/.test(value) ? value.slice(1) : value);
    if ((match[2] ?? match[4]) !== '\r\n') continue;
    records.push(record);
    record = [];
  }
  return records;
}
