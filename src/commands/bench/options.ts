/** The options of `npm run bench`: text of the command line → what to measure, or why it is refused. Pure. */

import { parseArgs } from 'node:util';
import type { Format } from './report.ts';

/** The parts of the report, in its order. */
export const PARTS = {
  build: 'cold builds at multiples of the pages: time per phase, memory, files, growth',
  'first-view': 'bytes and requests of the first view of each template',
  vitals: 'LCP, CLS, long tasks and blocking time of each template on a slow phone',
  answers: 'exact answers, prose search, keystrokes, log decoding',
  lighthouse: 'Lighthouse, phone profile, on each template',
} as const;

export type Part = keyof typeof PARTS;

export interface BenchOptions {
  readonly parts: readonly Part[];
  /** how many times the pages are built, rising; the first is 1 */
  readonly multiples: readonly number[];
  /** loads of a page whose median is printed */
  readonly runs: number;
  readonly format: Format;
  /** names of templates; empty: all */
  readonly templates: readonly string[];
}

export const HELP = `npm run bench [-- options]

Measures and prints; a slow figure is no failure. All parts without options; these choose:
${Object.entries(PARTS)
  .map(([part, what]) => `  --${part.padEnd(18)} ${what}`)
  .join('\n')}

  --multiples 1,3,10   how many times the pages to build (default: 1,3,10; 10 needs about 10 GiB of memory and minutes)
  --quick              the same as --multiples 1
  --runs N             loads per page whose median is printed, 1 to 15 (default: 3)
  --template NAME      one template alone, by its name in the report; may be repeated
  --markdown           tables in Markdown
  --help               this text

Pages are measured on the site that the build part has just built, without that part on dist/.
Exit code: 0, 1 where a part could not be measured, 2 for options that make no sense.`;

const MOST_PAGES = 10;
const MOST_RUNS = 15;

/**
 * Reads the command line.
 * @param templates names of the templates that exist
 * @returns the options, `help`, or `refused` with the sentence to print
 */
export function readOptions(
  argv: readonly string[],
  templates: readonly string[],
): BenchOptions | { readonly help: true } | { readonly refused: string } {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(argv);
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
  if (values.help === true) return { help: true };

  if (values.quick === true && values.multiples !== undefined) return { refused: '--quick is --multiples 1: one of the two.' };
  const asked = (values.quick === true ? '1' : (values.multiples ?? '1,3,10')).split(',');
  const multiples = [...new Set(asked.map(Number))].sort((a, b) => a - b);
  if (asked.some((one) => !/^[1-9]\d?$/.test(one) || Number(one) > MOST_PAGES) || multiples[0] !== 1) {
    return { refused: `--multiples takes whole numbers from 1 to ${MOST_PAGES}, 1 among them, with commas: --multiples 1,3,10` };
  }
  const runs = Number(values.runs ?? '3');
  if (!/^\d+$/.test(values.runs ?? '3') || runs < 1 || runs > MOST_RUNS) {
    return { refused: `--runs takes a whole number from 1 to ${MOST_RUNS}, not ${values.runs ?? ''}.` };
  }
  const unknown = values.template?.find((name) => !templates.includes(name));
  if (unknown !== undefined) return { refused: `There is no template ${unknown}. There are: ${templates.join(', ')}.` };

  const parts = (Object.keys(PARTS) as Part[]).filter((part) => values[part] === true);
  return {
    parts: parts.length === 0 ? (Object.keys(PARTS) as Part[]) : parts,
    multiples,
    runs,
    format: values.markdown === true ? 'markdown' : 'text',
    templates: values.template ?? [],
  };
}

const parse = (argv: readonly string[]) =>
  parseArgs({
    args: [...argv],
    options: {
      build: { type: 'boolean' },
      'first-view': { type: 'boolean' },
      vitals: { type: 'boolean' },
      answers: { type: 'boolean' },
      lighthouse: { type: 'boolean' },
      multiples: { type: 'string' },
      quick: { type: 'boolean' },
      runs: { type: 'string' },
      template: { type: 'string', multiple: true },
      markdown: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  }).values;
