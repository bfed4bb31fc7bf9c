/**
 * Peak memory and processor time of a process and of those that it starts, from Linux's /proc: the kernel keeps the high-water
 * mark of each process (VmHWM in /proc/PID/status) and its ticks (/proc/PID/stat), see proc(5). Looked at ten times a second,
 * this misses only what a process takes in its last tenth.
 */

import { readdirSync, readFileSync } from 'node:fs';

/** What one program took; of several processes of one name the most memory, and the time of all. */
export interface Usage {
  /** bytes, the high-water mark */
  readonly memory: number;
  /** milliseconds on a processor */
  readonly processor: number;
}

export interface TreeUsage {
  readonly byProgram: ReadonlyMap<string, Usage>;
  /** bytes: the highest sum over all processes at one look */
  readonly together: number;
}

const INTERVAL = 100;

/** Milliseconds of a tick: USER_HZ is 100 on every Linux that Node runs on. */
const TICK = 10;

/** Names of executables, which the system cuts after 15 letters → names of programs. */
const PROGRAMS: Readonly<Record<string, string>> = { pagefind_extend: 'Pagefind', pagefind: 'Pagefind' };

/**
 * Watches a process tree.
 * @param root its first process, a Node
 * @returns ends the watch and gives what was used; undefined where the system has no /proc
 */
export function watchUsage(root: number): () => TreeUsage | undefined {
  const processes = new Map<number, { readonly program: string; readonly usage: Usage }>();
  let together = 0;
  const look = (): void => {
    let sum = 0;
    for (const pid of processTree(root)) {
      const status = parseStatus(readProc(pid, 'status'));
      const processor = parseTicks(readProc(pid, 'stat'));
      if (!status || processor === undefined) continue;
      // Node gives its process the name of its main thread.
      const program = pid === root ? 'Node' : (PROGRAMS[status.program] ?? status.program);
      processes.set(pid, { program, usage: { memory: status.peak, processor } });
      sum += status.now;
    }
    together = Math.max(together, sum);
  };
  look();
  const timer = setInterval(look, INTERVAL);
  return () => {
    clearInterval(timer);
    if (together === 0) return undefined;
    const byProgram = Map.groupBy(processes.values(), ({ program }) => program);
    return {
      byProgram: new Map(
        [...byProgram].map(([program, all]) => [
          program,
          {
            memory: Math.max(...all.map(({ usage }) => usage.memory)),
            processor: all.reduce((total, { usage }) => total + usage.processor, 0),
          },
        ]),
      ),
      together,
    };
  };
}

/** A process and all below it; a child belongs to the thread that started it. One that is still a copy of its parent is left out. */
function processTree(pid: number): readonly number[] {
  const command = readProc(pid, 'cmdline');
  const children = attempt(() => readdirSync(`/proc/${pid}/task`), [])
    .flatMap((thread) => readProc(pid, `task/${thread}/children`).split(' '))
    .filter((child) => child !== '')
    .map(Number)
    .filter((child) => readProc(child, 'cmdline') !== command);
  return [pid, ...children.flatMap(processTree)];
}

/** Text of /proc/PID/status → name and bytes; undefined for a process that has ended. */
export function parseStatus(text: string): { readonly program: string; readonly peak: number; readonly now: number } | undefined {
  const field = (name: string): string | undefined => new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(text)?.[1];
  const bytes = (name: string): number => parseInt(field(name) ?? '', 10) * 1024;
  const [program, peak, now] = [field('Name'), bytes('VmHWM'), bytes('VmRSS')];
  return program === undefined || Number.isNaN(peak) || Number.isNaN(now) ? undefined : { program, peak, now };
}

/** Text of /proc/PID/stat → milliseconds on a processor, in the program and in the kernel for it. */
export function parseTicks(text: string): number | undefined {
  // The name, in parentheses, may hold anything; utime and stime are the 12th and 13th field after it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11] ?? NaN) + Number(fields[12] ?? NaN);
  return Number.isNaN(ticks) ? undefined : ticks * TICK;
}

function readProc(pid: number, file: string): string {
  return attempt(() => readFileSync(`/proc/${pid}/${file}`, 'utf8'), '');
}

/** A process may end while it is read. */
function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
