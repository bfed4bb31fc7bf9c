/**
 * `npm run host-config -- nginx|caddy --root FOLDER --host NAME [--base /errors/] [--listen ADDRESS …] [--brotli]
 * [--short-forms all|most-met|none] [--out dist-hosts]`: writes a configuration that serves the built site.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalog } from '../catalog/load.ts';
import { caddyFiles } from '../outputs/hosts/caddy.ts';
import { normalBase } from '../outputs/hosts/headers.ts';
import { nginxFiles } from '../outputs/hosts/nginx.ts';
import type { ConfigFiles } from '../outputs/hosts/place.ts';
import { mostMet, numberForwards, numbersAndNames, shortForms, type ShortForm } from '../outputs/hosts/short-forms.ts';

const USAGE = `Usage: npm run host-config -- nginx|caddy --root FOLDER --host NAME [options]
  --root FOLDER         absolute path of the built site on the server
  --host NAME           errors.example.org; Caddy also takes http://… and a port
  --base /errors/       the BASE of the build (default /)
  --listen ADDRESS      nginx: value of a listen directive, several times (default 80 and [::]:80)
  --brotli              nginx: the module brotli_static is installed
  --short-forms WHICH   all, most-met or none (default all; Caddy takes about 2 KiB of memory for each)
  --out FOLDER          where to write (default dist-hosts)`;

const SHORT_FORMS = {
  all: () => shortForms(loadCatalog(), numbersAndNames(loadCatalog())),
  'most-met': () => numberForwards(mostMet(loadCatalog()), numbersAndNames(loadCatalog())),
  none: () => [],
} as const satisfies Readonly<Record<string, () => readonly ShortForm[]>>;

/** Reads the arguments. @throws Error that says what is wrong */
function configFiles(args: string[]): { readonly out: string; readonly files: ConfigFiles } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      root: { type: 'string' },
      host: { type: 'string' },
      base: { type: 'string', default: '/' },
      listen: { type: 'string', multiple: true, default: ['80', '[::]:80'] },
      brotli: { type: 'boolean', default: false },
      'short-forms': { type: 'string', default: 'all' },
      out: { type: 'string', default: 'dist-hosts' },
    },
  });
  const [server] = positionals;
  if ((server !== 'nginx' && server !== 'caddy') || positionals.length > 1)
    throw new Error(`expected nginx or caddy, found ${positionals.join(' ') || 'nothing'}`);
  // Quotes and control characters would end the text that the value stands in.
  if (values.root === undefined || !isAbsolute(values.root) || /["\\${}\s]/.test(values.root))
    throw new Error(`--root: expected an absolute path without spaces and quotes, found ${values.root ?? 'nothing'}`);
  if (values.host === undefined || !/^(https?:\/\/)?[\w.*-]+(:\d+)?$/.test(values.host))
    throw new Error(`--host: expected a name such as errors.example.org, found ${values.host ?? 'nothing'}`);
  const wrongListen = values.listen.find((address) => !/^[\w.:[\]* -]+$/.test(address));
  if (wrongListen !== undefined) throw new Error(`--listen: expected a port or an address, found ${wrongListen}`);
  const which = values['short-forms'];
  if (!Object.hasOwn(SHORT_FORMS, which)) throw new Error(`--short-forms: expected all, most-met or none, found ${which}`);
  const place = { root: values.root.replace(/\/+$/, ''), host: values.host, base: normalBase(values.base) };
  const forms = SHORT_FORMS[which as keyof typeof SHORT_FORMS]();
  const files =
    server === 'nginx'
      ? nginxFiles({ ...place, listen: values.listen, brotli: values.brotli }, forms)
      : caddyFiles({ ...place, site: place.host }, forms);
  return { out: join(values.out, server), files };
}

try {
  const { out, files } = configFiles(process.argv.slice(2));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(out, file)), { recursive: true });
    writeFileSync(join(out, file), text);
    console.log(`${join(out, file)}  ${text.split('\n').length - 1} lines`);
  }
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 2;
}
