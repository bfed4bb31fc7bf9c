/** npm run new -- <code>: writes the skeleton of a code's page to its place, and prints what the tables know of the code. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { joinCatalog } from '../catalog/join.ts';
import { loadFacts } from '../catalog/load.ts';
import { codeLine, knownFacts, pageSkeleton } from '../outputs/page-skeleton.ts';
import { nearestCodes, pickCode } from '../outputs/pick-code.ts';

const USAGE =
  'Usage: npm run new -- <code>\nA code is a number (13803, 0x35EB, 0x800735EB) or a symbolic name (ERROR_IPSEC_IKE_NEGOTIATION_PENDING).';
const NEAREST = 4;

const [typed, ...others] = process.argv.slice(2);
process.exitCode = typed === undefined || others.length > 0 ? refuseUsage() : newPage(typed);

function refuseUsage(): number {
  console.error(USAGE);
  return 2;
}

/** Returns the exit code: 0 written, 1 no such code or the page exists. */
function newPage(typed: string): number {
  // Facts alone: a page that cannot be read must not stop another from being begun.
  const catalog = joinCatalog(loadFacts(), []);
  const code = pickCode(catalog, typed);
  if (!code) {
    const nearest = nearestCodes(catalog, typed, NEAREST).map(codeLine);
    console.error([`No Win32 code ${typed} in the tables.`, ...(nearest.length === 0 ? [] : ['Nearest:', ...nearest])].join('\n'));
    return 1;
  }
  const nearest = nearestCodes(catalog, String(code.value), NEAREST);
  const { path, text } = pageSkeleton(code, nearest.slice(0, 2), new Date().toLocaleDateString('sv'));
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    console.error(`${path} exists already and stays as it is.`);
    return 1;
  }
  console.log(`Written: ${path}\n\n${knownFacts(code, nearest)}`);
  return 0;
}
