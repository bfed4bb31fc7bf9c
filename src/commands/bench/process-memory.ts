/**
 * Peak memory of a process and of those that it starts. Linux keeps the high-water mark of each process (VmHWM in
 * /proc/PID/status, proc_pid_status(5)): looked at ten times a second, it misses only what a process takes in its last tenth.
 */

import { readdirSync, readFileSync } from 'node:fs';

/** Bytes. */
export interface PeakMemory {
  /** the highest mark of each program, by its name; of several processes of one name the largest */
  readonly byProgram: ReadonlyMap<string, number>;
  /** the highest sum over all processes at one look */
  readonly together: number;
}

const INTERVAL = 100;

/** Names of executables, which the system cuts after 15 letters → names of programs. */
const PROGRAMS: Readonly<Record<string, string>> = { pagefind_extend: 'Pagefind', pagefind: 'Pagefind' };

/**
 * Watches a process tree.
 * @param root its first process
 * @returns ends the watch and gives the peaks; undefined where the system has no /proc
 */
export function watchMemory(root: number): () => PeakMemory | undefined {
  const byProgram = new Map<string, number>();
  let together = 0;
  const look = (): void => {
    let sum = 0;
    for (const pid of processTree(root)) {
      const status = statusOf(pid);
      if (!status) continue;
      // Node gives its process the name of its main thread.
      const program = pid === root ? 'Node' : (PROGRAMS[status.program] ?? status.program);
      byProgram.set(program, Math.max(byProgram.get(program) ?? 0, status.peak));
      sum += status.now;
    }
    together = Math.max(together, sum);
  };
  look();
  const timer = setInterval(look, INTERVAL);
  return () => {
    clearInterval(timer);
    return together === 0 ? undefined : { byProgram, together };
  };
}

/** A process and all below it; a child belongs to the thread that started it. */
function processTree(pid: number): readonly number[] {
  const children = attempt(() => readdirSync(`/proc/${pid}/task`), [])
    .flatMap((thread) => attempt(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'), '').split(' '))
    .filter((child) => child !== '')
    .map(Number);
  return [pid, ...children.flatMap(processTree)];
}

interface Status {
  readonly program: string;
  readonly peak: number;
  readonly now: number;
}

/** What /proc says of a process; undefined once it has ended. */
function statusOf(pid: number): Status | undefined {
  return parseStatus(attempt(() => readFileSync(`/proc/${pid}/status`, 'utf8'), ''));
}

/** Text of /proc/PID/status → name and bytes; undefined for a process that has no memory left. */
export function parseStatus(text: string): Status | undefined {
  const field = (name: string): string | undefined => new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(text)?.[1];
  const bytes = (name: string): number => parseInt(field(name) ?? '', 10) * 1024;
  const [program, peak, now] = [field('Name'), bytes('VmHWM'), bytes('VmRSS')];
  return program === undefined || Number.isNaN(peak) || Number.isNaN(now) ? undefined : { program, peak, now };
}

/** A process may end while it is read. */
function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
