/** `npm run publish-urls`: adds the site's addresses to the list of published ones. It takes none away: a published address stays. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadCatalog } from '../catalog/load.ts';
import { publishedPaths } from '../outputs/paths.ts';

const { values } = parseArgs({ options: { file: { type: 'string', default: 'content/published-urls.txt' } } });

const listed = existsSync(values.file) ? readFileSync(values.file, 'utf8').split('\n').filter(Boolean) : [];
const paths = [...new Set([...listed, ...publishedPaths(loadCatalog())])].sort();
writeFileSync(values.file, `${paths.join('\n')}\n`);
console.log(`${values.file}: ${paths.length} addresses, ${paths.length - new Set(listed).size} new`);
