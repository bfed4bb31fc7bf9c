/** Code → the first place that its language's grammar cannot read. Grammars are those of VS Code, as WebAssembly: nothing else is needed. */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import treeSitter, { type Language, type Node, type Parser } from '@vscode/tree-sitter-wasm';
import { GRAMMARS, type Grammar } from './code-fences.ts';

const FOLDER = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));

export interface SyntaxFault {
  /** line of the code, from 1 */
  readonly line: number;
  /** text of that line */
  readonly text: string;
  /** "a missing }", or the text that fits nowhere */
  readonly what: string;
}

/** Fragments that the language allows inside something alone: what may stand around them. */
const AROUND = {
  cpp: [['void fragment() {', '}']],
  // A method or a declaration of a native function.
  'c-sharp': [['class Fragment {', '}']],
  go: [['func fragment() {', '}']],
  rust: [['fn fragment() {', '}']],
  powershell: [],
  python: [],
  javascript: [['(', ')']],
  bash: [],
} as const satisfies Record<Grammar, readonly (readonly [string, string])[]>;

/** What a grammar does not know, written in the way that it knows; lines stay. None of it makes wrong code right. */
const KNOWN: Readonly<Partial<Record<Grammar, (code: string) => string>>> = {
  // Macros of Windows' headers between type and name stand for a keyword of the compiler.
  cpp: (code) => code.replace(/\b(?:WINAPI|CALLBACK|APIENTRY|NTAPI)\b/g, '__stdcall'),
  // A list of bare words is one of strings: Format-Table Id, StartTime.
  powershell: (code) => code.replace(/(?<= )[A-Za-z]\w*(?:, *[A-Za-z]\w*)+/g, (list) => list.replace(/\w+/g, "'$&'")),
};

/** Makes the function that parses. Loads the grammars, which takes a moment. */
export async function codeParser(): Promise<(grammar: Grammar, code: string) => SyntaxFault | undefined> {
  await treeSitter.Parser.init();
  const languages = new Map<Grammar, Language>();
  for (const grammar of GRAMMARS) languages.set(grammar, await treeSitter.Language.load(join(FOLDER, `tree-sitter-${grammar}.wasm`)));
  const parser = new treeSitter.Parser();
  return (grammar, code) => {
    parser.setLanguage(languages.get(grammar) ?? null);
    const lines = code.split('\n');
    const readings = [code, KNOWN[grammar]?.(code) ?? code];
    const faults = readings.flatMap((reading) => [undefined, ...AROUND[grammar]].map((around) => faultIn(parser, reading, around)));
    if (faults.includes(undefined)) return undefined;
    // The reading that came furthest is the one that was meant.
    const [furthest] = faults.filter((fault) => fault !== undefined).toSorted((a, b) => b.line - a.line);
    return furthest && { ...furthest, text: (lines[furthest.line - 1] ?? lines.at(-1) ?? '').trim() };
  };
}

type Around = readonly [string, string];

function faultIn(parser: Parser, code: string, around: Around | undefined): Omit<SyntaxFault, 'text'> | undefined {
  const tree = parser.parse(around ? `${around[0]}\n${code}\n${around[1]}` : code);
  if (!tree) throw new Error('the parser was given no language');
  const before = around ? 1 : 0;
  const last = code.split('\n').length;
  const root = tree.rootNode;
  const broken = root.hasError ? firstBroken(root) : undefined;
  try {
    if (broken) {
      const line = Math.min(Math.max(broken.startPosition.row + 1 - before, 1), last);
      return { line, what: broken.isMissing ? `a missing ${broken.type}` : (broken.text.split('\n')[0] ?? '').slice(0, 60) };
    }
    // "} void other() {" would close what stands around it and open another.
    if (around && root.namedChildren.filter((child) => child?.type !== 'comment').length !== 1) return { line: 1, what: around[1] };
    return undefined;
  } finally {
    tree.delete();
  }
}

/** The first node that is missing or fits nowhere, the deepest one at that place. */
function firstBroken(node: Node): Node {
  for (const child of node.children) if (child && (child.hasError || child.isMissing)) return child.isError ? child : firstBroken(child);
  return node;
}
