/**
 * Definitions of all headers → the codes among them, each in its number space. What is no code is listed with the reason;
 * what looks like a code and cannot be read, or says two things, is a problem.
 */

import { looksLikeErrorName } from '../catalog/names.ts';
import { toHex8 } from '../model/number.ts';
import { evaluate, type Evaluated, type NumberSpace } from './evaluate.ts';
import type { HeaderShape } from './headers.ts';
import { whyNotACode } from './not-codes.ts';
import type { Definition, Problem } from './parse-header.ts';

/** A code as a header defines it. */
export interface Code {
  readonly space: NumberSpace;
  readonly value: number;
  readonly name: string;
  /** the system's text; empty where the header gives none */
  readonly message: string;
  /** true where the header gives another name instead of a number */
  readonly isAlias: boolean;
  /** id of the origin in sources.json */
  readonly source: string;
  readonly file: string;
  readonly line: number;
}

export interface Excluded {
  readonly name: string;
  readonly reason: string;
}

/** Where a name stands in our tables. */
export interface KnownName {
  readonly space: NumberSpace;
  readonly value: number;
}

export interface Collected {
  readonly codes: readonly Code[];
  readonly excluded: readonly Excluded[];
  readonly problems: readonly Problem[];
}

const MAX_WIN32 = 0xffff;
const DERIVED = 'HRESULT_FROM_WIN32 of another code: no value of its own';

/**
 * Evaluates the definitions and picks the codes. Names may stand for definitions of any header given, in any order, as in C,
 * and for codes that the tables know.
 */
export function collectCodes(
  headers: readonly { readonly shape: HeaderShape; readonly definitions: readonly Definition[] }[],
  known: ReadonlyMap<string, KnownName>,
): Collected {
  const first = new Map<string, Definition>();
  for (const { definitions } of headers)
    for (const definition of definitions) if (!first.has(definition.name)) first.set(definition.name, definition);
  const results = new Map<string, Evaluated | undefined>();
  const codes = new Map<string, Code>();
  const excluded: Excluded[] = [];
  const problems: Problem[] = [];

  for (const { shape, definitions } of headers) for (const definition of definitions) collect(shape, definition);
  return { codes: [...codes.values()], excluded, problems };

  function collect(shape: HeaderShape, definition: Definition): void {
    const { name, file, line, expression } = definition;
    const place = known.get(name);
    const isCertain = place !== undefined || definition.messageText !== undefined;
    // A bare #define is a header's guard, unless its name says that a number is missing.
    if (expression === '' && !isCertain && !looksLikeErrorName(name)) return;
    const result = evaluate(expression, resolve);
    const typed = result?.space !== undefined;
    if (!isCertain && !shape.onlyCodes && !typed && !looksLikeErrorName(name)) return;
    const reason = isCertain ? undefined : (whyNotACode(name) ?? (result?.derived === true ? DERIVED : undefined));
    if (reason !== undefined) {
      excluded.push({ name, reason });
      return;
    }
    if (!result) {
      problems.push({
        file,
        line,
        expected: `a value for ${name}: a number of 32 bits, or a sum of numbers and names that are defined`,
        found: expression,
      });
      return;
    }
    const { value } = result;
    const space = result.space ?? place?.space ?? (value <= MAX_WIN32 ? 'win32' : 'hresult');
    const code: Code = {
      space,
      value,
      name,
      message: definition.messageText ?? (shape.commentIsMessage ? definition.comment : ''),
      isAlias: result.aliasOf !== undefined,
      source: shape.source,
      file,
      line,
    };
    const problem = contradiction(code, place, codes.get(name));
    if (problem) problems.push({ file, line, ...problem });
    else if (!codes.has(name)) codes.set(name, code);
    // The same name in a second header of another source confirms it there too.
    else if (codes.get(name)?.source !== code.source) codes.set(`${name} ${code.source}`, code);
  }

  function resolve(name: string): Evaluated | undefined {
    if (results.has(name)) return results.get(name);
    results.set(name, undefined); // a name that leads back to itself has no value
    const definition = first.get(name);
    const place = known.get(name);
    const result = definition
      ? evaluate(definition.expression, resolve)
      : place && { value: place.value, space: place.space, derived: false, aliasOf: undefined };
    results.set(name, result);
    return result;
  }
}

/** What a code contradicts: a number space in our tables, the range of its space, or an earlier #define of the same name. */
function contradiction(
  code: Code,
  place: KnownName | undefined,
  earlier: Code | undefined,
): Pick<Problem, 'expected' | 'found'> | undefined {
  if (place && place.space !== code.space)
    return { expected: `${code.name} in the number space ${place.space}, as our table has it`, found: code.space };
  if (code.space === 'win32' && code.value > MAX_WIN32)
    return { expected: `${code.name} of at most ${MAX_WIN32}`, found: toHex8(code.value) };
  if (earlier && earlier.value !== code.value) {
    return {
      expected: `${code.name} with the value of ${earlier.file}:${earlier.line}, ${toHex8(earlier.value)}`,
      found: toHex8(code.value),
    };
  }
  return undefined;
}
