/** Cold builds at multiples of the pages, each of a copy of the project in test-results/bench: time, memory, files, growth. */

import { spawn } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { joinCatalog } from '../../catalog/join.ts';
import { loadFacts, loadProse, prosePaths } from '../../catalog/load.ts';
import { FACTS_DIRECTORY } from '../../facts/read-facts.ts';
import { pagesOf } from '../../outputs/paths.ts';
import type { BuildPhase } from '../build-site.ts';
import { multiplyFacts, multiplyPages } from './multiples.ts';
import { watchUsage, type TreeUsage } from './process-usage.ts';
import { count, duration, memory, size, type Table } from './report.ts';
import { growthExponent, growthWord, median, valueAt, type Point } from './statistics.ts';

const FOLDER = 'test-results/bench';

/** What the project is made of, besides content. */
const PROJECT = ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'] as const;

/** Megabytes that Node may fill: its own limit, about 4 GiB, is less than ten times the pages need. */
const HEAP = 12_000;

export interface BuiltSite {
  readonly times: number;
  /** codes of all spaces in the tables, with a page of their own or not */
  readonly codes: number;
  /** codes that have a page of their own */
  readonly pages: number;
  readonly phases: readonly BuildPhase[];
  /** from the start of the process to its end */
  readonly milliseconds: number;
  /** undefined where the system does not tell it */
  readonly usage: TreeUsage | undefined;
  /** most memory of Node, as it says itself (getrusage) */
  readonly nodePeak: number;
  readonly files: number;
  readonly bytes: number;
  /** folder of the built site, where it was kept */
  readonly dist: string;
}

/**
 * Builds a copy of the project with `times` the content, from nothing.
 * @param keep leave the built site in its folder
 * @throws Error with what the build wrote, where it fails
 */
export async function measureBuild(times: number, keep: boolean): Promise<BuiltSite> {
  const root = resolve(FOLDER, `x${times}`);
  rmSync(root, { recursive: true, force: true });
  writeProject(root, times);
  const catalog = joinCatalog(loadFacts(root), loadProse(root));
  const dist = join(root, 'dist');
  const report = join(root, 'report.json');
  const start = performance.now();
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP}`, 'src/commands/build.ts', '--out', dist, '--report', report], {
    cwd: root,
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !['SITE', 'BASE', 'REPOSITORY_URL'].includes(name))),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const endWatch = watchUsage(child.pid ?? 0);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const status = await new Promise<number | null>((done) => child.once('close', done));
  const milliseconds = performance.now() - start;
  const usage = endWatch();
  if (status !== 0) throw new Error(`the build of ${times}× ended with ${status ?? 'a signal'}: ${errors.trim().slice(0, 2000)}`);
  const { phases, memory: nodePeak } = JSON.parse(readFileSync(report, 'utf8')) as { phases: BuildPhase[]; memory: number };
  const files = filesOf(dist);
  const bytes = files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
  if (!keep) rmSync(root, { recursive: true, force: true });
  return {
    times,
    codes: Object.values(catalog.names.spaces).reduce((sum, { length }) => sum + length, 0),
    pages: pagesOf(catalog).length,
    phases,
    milliseconds,
    usage,
    nodePeak,
    files: files.length,
    bytes,
    dist,
  };
}

/** Removes what measureBuild left. */
export function removeBuilds(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}

/** A copy of the project with `times` the content. Its node_modules is a folder of links, so that no cache is shared. */
function writeProject(root: string, times: number): void {
  for (const part of [...PROJECT, 'content']) cpSync(part, join(root, part), { recursive: true });
  for (const [file, text] of multiplyFacts((file) => readFileSync(join(FACTS_DIRECTORY, file), 'utf8'), times)) {
    writeFileSync(join(root, FACTS_DIRECTORY, file), text);
  }
  for (const [path, text] of multiplyPages(new Map(prosePaths().map((path) => [path, readFileSync(path, 'utf8')])), times)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  mkdirSync(join(root, 'node_modules'));
  for (const entry of readdirSync('node_modules')) {
    if (!entry.startsWith('.')) symlinkSync(resolve('node_modules', entry), join(root, 'node_modules', entry));
  }
}

function filesOf(dist: string): readonly string[] {
  return globSync('**/*', { cwd: dist }).filter((file) => statSync(join(dist, file)).isFile());
}

/** The number of codes that hosts and planning ask about. */
const MANY_CODES = 100_000;

/** Time and memory per multiple, with the exponent of their growth and their value at 100,000 codes. */
export function buildTable(builds: readonly BuiltSite[]): Table {
  const phaseNames = builds[0]?.phases.map(({ name }) => name) ?? [];
  const programs = [
    ...new Set(
      builds
        .flatMap(({ usage }) => [...(usage?.byProgram ?? [])])
        .filter(([, { memory }]) => memory > SMALL)
        .map(([program]) => program),
    ),
  ].sort();
  const figures: readonly Figure[] = [
    { what: 'pages of codes', of: ({ pages }) => pages, show: count },
    ...phaseNames.map((name): Figure => ({
      what: `phase ${name}`,
      of: ({ phases }) => phases.find((phase) => phase.name === name)?.milliseconds ?? 0,
      show: duration,
    })),
    { what: 'whole build, with the start of Node', of: ({ milliseconds }) => milliseconds, show: duration },
    ...programs.map((program): Figure => ({
      what: `processor time of ${program}`,
      of: ({ usage }) => usage?.byProgram.get(program)?.processor ?? 0,
      show: duration,
    })),
    ...(programs.length === 0
      ? [{ what: 'peak memory of Node', of: ({ nodePeak }: BuiltSite) => nodePeak, show: memory }]
      : [
          ...programs.map((program): Figure => ({
            what: `peak memory of ${program}`,
            of: ({ usage }) => usage?.byProgram.get(program)?.memory ?? 0,
            show: memory,
          })),
          { what: 'peak memory of all at once', of: ({ usage }: BuiltSite) => usage?.together ?? 0, show: memory },
        ]),
    { what: 'files of dist', of: ({ files }) => files, show: count },
    { what: 'bytes of dist', of: ({ bytes }) => bytes, show: size },
  ];
  const grows = builds.length > 1;
  const rows = figures.map(({ what, of, show }) => {
    const points = builds.map((built): Point => ({ size: built.codes, value: of(built) }));
    const exponent = growthExponent(points);
    const many = valueAt(points, MANY_CODES);
    const growth = exponent === undefined ? '–' : `${exponent.toFixed(2)} ${growthWord(exponent)}`;
    return [what, ...points.map(({ value }) => show(value)), ...(grows ? [growth, many === undefined ? '–' : show(many)] : [])];
  });
  const beyond = MANY_CODES > (builds.at(-1)?.codes ?? 0);
  return {
    title: 'Cold build',
    how:
      'Each build in a process of its own, in a copy of the project without caches. The multiples hold copies of the real rows and pages of ' +
      'Win32, NTSTATUS, HRESULT and bug checks, with new numbers and names; RAS codes and the small tables stay. ' +
      'Processor time and peak memory: of each process of the tree, from /proc/PID/stat and VmHWM in /proc/PID/status, read ten times a second (without /proc: maxRSS of Node alone).',
    columns: [
      'figure',
      ...builds.map(({ times, codes }) => `${times}×: ${count(codes)} codes`),
      ...(grows ? ['exponent of growth', `${count(MANY_CODES)} codes`] : []),
    ],
    rows,
    notes: grows
      ? [
          'Exponent b of figure = a · codesᵇ, by least squares over the logarithms: 1 is linear. Where a fixed part (start of Node, compiling) weighs, it is below 1.',
          `${count(MANY_CODES)} codes: ${beyond ? 'extrapolated with the growth between the two largest builds' : 'read between the builds, on a line in logarithmic scales'}.`,
        ]
      : [],
  };
}

interface Figure {
  readonly what: string;
  readonly of: (built: BuiltSite) => number;
  readonly show: (value: number) => string;
}

/** Programs that never take as much memory are left out: git and shells that libraries start. */
const SMALL = 50 * 2 ** 20;

/** What the built site weighs: code pages, lists, the lookup index. */
export function weightTable(dist: string): Table {
  const files = filesOf(dist);
  const brotli = (file: string): number => brotliCompressSync(readFileSync(join(dist, file))).length;
  const weights = new Map(
    files.filter((file) => /^win32\/\d+\/index\.html$/.test(file)).map((file) => [file, statSync(join(dist, file)).size] as const),
  );
  const largest = (pattern: RegExp): string =>
    files.filter((file) => pattern.test(file)).toSorted((a, b) => statSync(join(dist, b)).size - statSync(join(dist, a)).size)[0] ?? '';
  const middle = median([...weights.values()]);
  const medianPage = [...weights].toSorted((a, b) => Math.abs(a[1] - middle) - Math.abs(b[1] - middle))[0]?.[0] ?? '';
  const chosen: readonly (readonly [string, string])[] = [
    ...files.filter((file) => /^assets\/(style|Page)\./.test(file)).map((file) => ['on every page', file] as const),
    ['median Win32 page', medianPage],
    ['largest Win32 page', largest(/^win32\/\d+\/index\.html$/)],
    ['largest code page', largest(/^(win32|ntstatus|hresult|bugcheck|ras)\/[^/]+\/index\.html$/)],
    ['largest group', largest(/^win32\/group\//)],
    ['largest facility', largest(/\/facility\//)],
    ...files
      .filter((file) => file.startsWith('lookup/'))
      .sort()
      .map((file) => ['lookup index', file] as const),
  ];
  const pagefind = files.filter((file) => file.startsWith('pagefind/')).length;
  return {
    title: 'Weight of single files',
    how: 'Bytes of the file alone, as it is and with brotli (quality 11).',
    columns: ['what', 'file', 'raw', 'brotli'],
    rows: chosen
      .filter(([, file]) => file !== '')
      .map(([what, file]) => [what, file, count(statSync(join(dist, file)).size), count(brotli(file))]),
    notes: [`${count(files.length)} files, ${count(pagefind)} of them Pagefind’s.`],
  };
}
