/** The data and what is made with it, once per process: its files, and the Markdown twins of the explained pages. */

import { loadCatalog, loadContent } from '../catalog/load.ts';
import { API_PATH, twinPath } from '../outputs/api/addresses.ts';
import { apiFiles, PER_CODE, type Api, type PerCode } from '../outputs/api/files.ts';
import { llmsTxt } from '../outputs/api/llms-txt.ts';
import { markdownTwin } from '../outputs/api/markdown-twin.ts';
import { jsonSchema } from '../outputs/api/schema.ts';
import { absolute } from './site-settings.ts';

let api: Api | undefined;

/** Every file below /api/v1/. */
export function dataFiles(): Api['files'] {
  return loadApi().files;
}

/** Path on the site → text, of every Markdown twin. */
export function markdownTwins(): ReadonlyMap<string, string> {
  return new Map(loadApi().explained.map((code) => [twinPath(code), markdownTwin(code)]));
}

export function llmsFile(): string {
  return llmsTxt(loadCatalog(), absolute, perCode());
}

/** The schema as the page about the data shows it. */
export function dataSchema(): ReturnType<typeof jsonSchema> {
  return jsonSchema(absolute(`${API_PATH}schema.json`));
}

function loadApi(): Api {
  api ??= apiFiles({ ...loadContent(), absolute }, perCode());
  return api;
}

/** The setting API_PER_CODE of the build. @throws RangeError for anything but its values */
function perCode(): PerCode {
  const asked = process.env['API_PER_CODE'] ?? PER_CODE[0];
  const known = PER_CODE.find((value) => value === asked);
  if (known === undefined) throw new RangeError(`API_PER_CODE is ${PER_CODE.join(' or ')}, not ${JSON.stringify(asked)}`);
  return known;
}
