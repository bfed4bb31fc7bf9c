/** The data as the unit tests make it: for a site at an address of its own, once per process. */

import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { loadContent } from '../../src/catalog/load.ts';
import { withBase } from '../../src/outputs/paths.ts';
import { codeRecord } from '../../src/outputs/api/code-record.ts';
import { jsonSchema, type Code, type FileKind } from '../../src/outputs/api/schema.ts';
import type { NumberSpace } from '../../src/model/number-space.ts';

export const SITE = 'https://example.org/errors';

/** A path of the site → its full address, as in a build with SITE and BASE. */
export const absolute = (path: string): string => withBase(SITE, path);

export const context = { ...loadContent(), absolute };

/** The record of a code that the tables have. */
export function recordOf(space: NumberSpace, value: number): Code {
  const { codes, statuses } = context.catalog;
  const code = (space === 'win32' ? codes : statuses[space]).find((candidate) => candidate.value === value);
  assert.ok(code, `${space} ${value} is in the table`);
  return codeRecord(code, context);
}

const schema = jsonSchema(`${SITE}/schema.json`);
const ajv = new Ajv2020({ allErrors: true, strict: true });
ajv.addSchema(schema);

/** Holds a value against one definition of the schema. */
export function validatorOf(kind: FileKind): ValidateFunction {
  const validate = ajv.getSchema(`${SITE}/schema.json#/$defs/${kind}`);
  assert.ok(validate, `${kind} is in the schema`);
  return validate;
}
