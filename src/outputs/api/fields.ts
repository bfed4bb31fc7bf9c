/** JSON Schema of the data → the tables of the page /data/: a table per kind of file and per part, a row per field. */

import type { JsonSchema } from './schema.ts';

export interface Field {
  readonly name: string;
  /** "text", "whole number", "list of NumberForm" */
  readonly shape: string;
  readonly description: string;
  /** the kinds of codes that have it; undefined: all of them, or no table of codes */
  readonly only: readonly string[] | undefined;
}

export interface FieldTable {
  /** name of the definition */
  readonly name: string;
  readonly description: string;
  readonly fields: readonly Field[];
}

/** The fields of a code: those that all spaces have, then those of one or two. */
export function codeFields({ $defs = {} }: JsonSchema): readonly Field[] {
  const kinds = ($defs['Code']?.oneOf ?? []).map(refName);
  const names = [...new Set(kinds.flatMap((kind) => Object.keys($defs[kind]?.properties ?? {})))];
  return names
    .map((name): Field => {
      const having = kinds.filter((kind) => $defs[kind]?.properties?.[name]);
      const field = fieldOf(name, $defs[having[0] ?? '']?.properties?.[name] ?? {}, $defs);
      return {
        ...field,
        shape: name === 'space' ? 'text' : field.shape,
        only: having.length === kinds.length ? undefined : having.flatMap((kind) => String($defs[kind]?.properties?.['space']?.const)),
      };
    })
    .toSorted((a, b) => Number(a.only !== undefined) - Number(b.only !== undefined));
}

/** The tables of all other definitions that have fields, by name. */
export function partTables({ $defs = {} }: JsonSchema): readonly FieldTable[] {
  const kinds = new Set(($defs['Code']?.oneOf ?? []).map(refName));
  return Object.entries($defs)
    .filter(([name, { properties }]) => properties && !kinds.has(name))
    .map(([name, { description = '', properties = {} }]) => ({
      name,
      description,
      fields: Object.entries(properties).map(([field, schema]) => fieldOf(field, schema, $defs)),
    }));
}

function fieldOf(name: string, schema: JsonSchema, $defs: Readonly<Record<string, JsonSchema>>): Field {
  const description = schema.description ?? (schema.$ref === undefined ? undefined : $defs[refName(schema)]?.description) ?? '';
  return { name, shape: shapeOf(schema), description, only: undefined };
}

const SHAPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  object: 'object',
  null: 'null',
};

/** What a value is, in words. */
export function shapeOf(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return refName(schema);
  if (schema.anyOf) return schema.anyOf.map(shapeOf).join(' or ');
  if (schema.enum) return schema.enum.map(String).join(', ');
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === 'array') return `list of ${schema.items ? shapeOf(schema.items) : 'anything'}`;
  const inner = Object.keys(schema.properties ?? {});
  if (inner.length > 0) return `object (${inner.join(', ')})`;
  return SHAPES[schema.type ?? ''] ?? 'anything';
}

function refName({ $ref = '' }: JsonSchema): string {
  return $ref.replace('#/$defs/', '');
}
