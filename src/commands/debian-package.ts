/** Programs that the tests run and npm can't bring: installed from Debian's or Ubuntu's packages, where this process may. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** True where this process is root on a system with apt-get. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs packages, without what they recommend; does nothing where {@link mayInstall} says no. The caller looks whether it helped. */
export function installPackages(...packages: readonly string[]): void {
  if (!mayInstall()) return;
  console.log(`Trying apt-get install ${packages.join(' ')} …`);
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
}
