/** The expression behind a #define → its value: numbers, casts, the headers' macros, sums, and names of other #defines. */

import { hresultFromWin32, isUint32 } from '../model/number.ts';

/** The number spaces for which there are tables. */
export type NumberSpace = 'win32' | 'hresult' | 'ntstatus';

export interface Evaluated {
  readonly value: number;
  /** the space that a cast or a macro states; undefined for a plain number */
  readonly space: NumberSpace | undefined;
  /** the expression is HRESULT_FROM_WIN32 of something: it names no value of its own */
  readonly derived: boolean;
  /** the name that the expression consists of, where it is one */
  readonly aliasOf: string | undefined;
}

/** Casts and macros with one argument: the space of the result, or what else they do. */
const WRAPPERS: Readonly<Record<string, NumberSpace | 'plain' | 'from-win32'>> = {
  HRESULT: 'hresult',
  SCODE: 'hresult',
  _HRESULT_TYPEDEF_: 'hresult',
  // DWORD in C, but the values are laid out as HRESULTs and live in hresult.tsv
  _NDIS_ERROR_TYPEDEF_: 'hresult',
  NTSTATUS: 'ntstatus',
  _NTSTATUS_TYPEDEF_: 'ntstatus',
  DWORD: 'plain',
  LONG: 'plain',
  ULONG: 'plain',
  // mingw-w64: 32 bits, whatever long is
  __MSABI_LONG: 'plain',
  HRESULT_FROM_WIN32: 'from-win32',
  __HRESULT_FROM_WIN32: 'from-win32',
};

const NUMBER = /^(0[xX][0-9A-Fa-f]+|0|[1-9]\d*)[uUlL]*$/;

/** What a name stands for; undefined for a name that nobody defines. */
export type Resolver = (name: string) => Evaluated | undefined;

/** Evaluates an expression. Undefined for what it cannot read, an unknown name, or a value of more than 32 bits. */
export function evaluate(expression: string, resolve: Resolver): Evaluated | undefined {
  const tokens = expression.match(/\w+|\S/g) ?? [];
  let at = 0;
  const result = sum();
  return at === tokens.length ? result : undefined;

  function sum(): Evaluated | undefined {
    let left = operand();
    while (left && (tokens[at] === '+' || tokens[at] === '-')) {
      const sign = tokens[at] === '+' ? 1 : -1;
      at += 1;
      const right = operand();
      const value = left.value + sign * (right?.value ?? NaN);
      left = isUint32(value) ? { ...left, value, aliasOf: undefined } : undefined;
    }
    return left;
  }

  function operand(): Evaluated | undefined {
    const token = tokens[at] ?? '';
    at += 1;
    if (token === '(') {
      const cast = WRAPPERS[tokens[at] ?? ''];
      if (cast !== undefined && tokens[at + 1] === ')') {
        at += 2;
        return wrap(cast, operand());
      }
      return parenthesized();
    }
    const macro = WRAPPERS[token];
    if (macro !== undefined && tokens[at] === '(') {
      at += 1;
      return wrap(macro, parenthesized());
    }
    const number = NUMBER.exec(token)?.[1];
    if (number !== undefined) {
      return isUint32(Number(number)) ? { value: Number(number), space: undefined, derived: false, aliasOf: undefined } : undefined;
    }
    const named = /^[A-Za-z_]/.test(token) ? resolve(token) : undefined;
    return named && { ...named, aliasOf: token };
  }

  function parenthesized(): Evaluated | undefined {
    const inner = sum();
    if (tokens[at] !== ')') return undefined;
    at += 1;
    return inner;
  }
}

function wrap(wrapper: NumberSpace | 'plain' | 'from-win32', inner: Evaluated | undefined): Evaluated | undefined {
  if (!inner || wrapper === 'plain') return inner;
  if (wrapper === 'from-win32') return { value: hresultFromWin32(inner.value), space: 'hresult', derived: true, aliasOf: undefined };
  return { ...inner, space: wrapper };
}
