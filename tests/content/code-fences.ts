/** The code in content/: fences of MDX files and files of examples, each with its language and its place. */

import { globSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { MdastNode } from 'satteri';
import { lineOf, walk } from '../../src/catalog/prose-page.ts';

/** Languages that a fence may name → the grammar that reads it; undefined: text of a console, which nothing can parse. */
export const CODE_LANGUAGES = {
  bat: undefined,
  powershell: 'powershell',
  cpp: 'cpp',
  c: 'cpp',
  csharp: 'c-sharp',
  python: 'python',
  rust: 'rust',
  go: 'go',
  js: 'javascript',
  sh: 'bash',
  json: 'javascript',
  text: undefined,
} as const satisfies Record<string, string | undefined>;

export type CodeLanguage = keyof typeof CODE_LANGUAGES;
export type Grammar = NonNullable<(typeof CODE_LANGUAGES)[CodeLanguage]>;

export const GRAMMARS = [...new Set(Object.values(CODE_LANGUAGES))].filter((grammar) => grammar !== undefined);

export interface CodeFence {
  readonly file: string;
  /** line of the file on which the code begins, from 1 */
  readonly line: number;
  readonly language: string;
  readonly code: string;
}

/** The fences below a node of a file. */
export function fencesBelow(file: string, node: MdastNode): readonly CodeFence[] {
  const fences: CodeFence[] = [];
  walk(node, (found) => {
    if (found.type === 'code') fences.push({ file, line: lineOf(found) + 1, language: found.lang ?? '', code: found.value });
  });
  return fences;
}

const EXAMPLES: Readonly<Record<string, CodeLanguage>> = {
  '.ps1': 'powershell',
  '.cpp': 'cpp',
  '.cs': 'csharp',
  '.py': 'python',
  '.rs': 'rust',
  '.go': 'go',
  '.js': 'js',
  '.mjs': 'js',
  '.sh': 'sh',
};

/** Files of code below content/, by the ends of their names. */
export function exampleFiles(): readonly CodeFence[] {
  return globSync('content/**/*')
    .sort()
    .flatMap((file) => {
      const language = EXAMPLES[extname(file)];
      return language === undefined ? [] : [{ file, line: 1, language, code: readFileSync(file, 'utf8') }];
    });
}

export function isCodeLanguage(language: string): language is CodeLanguage {
  return Object.hasOwn(CODE_LANGUAGES, language);
}
