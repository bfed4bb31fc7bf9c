/** What the benchmark prints: tables as aligned text or as Markdown, and figures in the units of the field. Pure. */

export interface Table {
  readonly title: string;
  /** what was measured and how: one sentence or two */
  readonly how: string;
  /** the first column holds words, the others figures */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** what the figures don't say by themselves */
  readonly notes: readonly string[];
}

/** Where and when the figures were taken. */
export interface Circumstances {
  readonly machine: string;
  readonly commit: string;
  readonly date: string;
  /** running processes, averaged over the last minute, before the benchmark began */
  readonly load: number;
  readonly cores: number;
}

export type Format = 'text' | 'markdown';

/** The head of the report; warns where other work on the machine slows what is measured. */
export function renderHead({ machine, commit, date, load, cores }: Circumstances, format: Format): string {
  const busy = load > cores / 4;
  const lines = [
    `machine: ${machine}`,
    `commit: ${commit}`,
    `date: ${date}`,
    `load before the start: ${load.toFixed(2)} on ${cores} cores`,
    ...(busy ? ['WARNING: the machine was busy. Times below are too long; bytes, requests and counts are not affected.'] : []),
  ];
  return format === 'markdown' ? `${lines.map((line) => `- ${line}`).join('\n')}\n` : `${lines.join('\n')}\n`;
}

/** A table with its title, how it was measured, and its notes. */
export function renderTable(table: Table, format: Format): string {
  return format === 'markdown' ? markdown(table) : text(table);
}

function markdown({ title, how, columns, rows, notes }: Table): string {
  const cell = (content: string): string => content.replaceAll('|', '\\|');
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  const rule = `| ${columns.map((_, place) => (place === 0 ? '---' : '---:')).join(' | ')} |`;
  return [
    `### ${title}`,
    '',
    how,
    '',
    line(columns),
    rule,
    ...rows.map(line),
    '',
    ...(notes.length > 0 ? [...notes.map((note) => `- ${note}`), ''] : []),
  ].join('\n');
}

function text({ title, how, columns, rows, notes }: Table): string {
  const widths = columns.map((column, place) => Math.max(column.length, ...rows.map((row) => (row[place] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, place) => (place === 0 ? cell.padEnd(widths[place] ?? 0) : cell.padStart(widths[place] ?? 0)))
      .join('  ')
      .trimEnd();
  return [
    `== ${title}`,
    how,
    '',
    line(columns),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
    ...(notes.length > 0 ? ['', ...notes.map((note) => `* ${note}`)] : []),
    '',
  ].join('\n');
}

/** 1234567 → "1,234,567". */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** Milliseconds → "0.12 ms", "12 ms", "1.2 s". */
export function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds.toFixed(milliseconds < 1 ? 2 : milliseconds < 10 ? 1 : 0)} ms`;
}

/** Bytes → "512 B", "12.3 kB", "1.2 MB": powers of ten, as budgets of pages count. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 999_950 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Bytes of memory → "870 MiB". */
export function memory(bytes: number): string {
  return `${count(bytes / 2 ** 20)} MiB`;
}
