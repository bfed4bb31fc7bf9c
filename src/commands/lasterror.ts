#!/usr/bin/env node
/**
 * lasterror: the resolver and the log decoder on the command line, over the same index as the site. No network.
 *
 *   lasterror <text>…             what the text means
 *   lasterror decode <file>…      every code in the files; "-" is the standard input
 *   … | lasterror                 the same as decode -
 *   --json                        the answer as JSON
 *
 * Exit code: 0 something was found, 1 nothing, 2 wrong usage or a file that cannot be read.
 */

import { loadIndex, runLasterror } from './lasterror-run.ts';

const STANDARD_INPUT = 0;

process.exitCode = runLasterror(process.argv.slice(2), {
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  input: STANDARD_INPUT,
  index: loadIndex,
});
