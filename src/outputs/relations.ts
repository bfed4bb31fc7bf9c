/**
 * One code → the same failure across the layers, as columns from the kernel to the languages: NTSTATUS → Win32 → HRESULT →
 * C runtime → languages. Drawn as a graph and told as a table; both from here.
 */

import type { Catalog } from '../catalog/join.ts';
import type { CodeName, ErrorCode, Win32Code } from '../model/error-code.ts';
import { EQUIVALENTS, type EquivalentSpace } from '../model/equivalents.ts';
import { hresultFromWin32, toHex8 } from '../model/number.ts';
import { codePath, numberText } from '../model/number-space.ts';
import { statusesOf } from './statuses.ts';

export interface RelationNode {
  readonly text: string;
  /** path of its page; undefined: no page */
  readonly path: string | undefined;
  /** the code that the page is about */
  readonly own: boolean;
}

export interface RelationColumn {
  readonly title: string;
  readonly nodes: readonly RelationNode[];
  /** how many more there are than are shown */
  readonly more: number;
}

/** Nodes of a column that are drawn. */
const SHOWN = 4;

const LANGUAGES = ['python', 'rust', 'node', 'go', 'dotnet', 'java', 'chromium'] as const satisfies readonly EquivalentSpace[];

/** The columns of a code, none empty; fewer than two: the code has no relation that is known. */
export function relations(code: ErrorCode, catalog: Catalog): readonly RelationColumn[] {
  const win32 = win32Of(code, catalog);
  if (code.space === 'bugcheck' || code.space === 'ras') return [];
  return [
    statusColumn(code, win32, catalog),
    column('Win32', win32 ? [nodeOf(win32, code)] : []),
    hresultColumn(code, win32),
    column('C runtime', win32 ? shownIn(win32, 'errno') : []),
    column(
      'Languages',
      win32
        ? LANGUAGES.flatMap((space) =>
            shownIn(win32, space).map((node) => ({ ...node, text: `${EQUIVALENTS[space].title}: ${node.text}` })),
          )
        : [],
    ),
  ].filter(({ nodes }) => nodes.length > 0);
}

/** The Win32 code that a code turns into: itself, for a Win32 code of the catalog. */
export function win32Of(code: ErrorCode, catalog: Catalog): Win32Code | undefined {
  if (code.space === 'win32') return code;
  const first = code.becomes.find(({ space }) => space === 'win32');
  return first && catalog.byValue.get(first.value);
}

function statusColumn(code: ErrorCode, win32: Win32Code | undefined, catalog: Catalog): RelationColumn {
  if (code.space === 'ntstatus') return column('NTSTATUS', [nodeOf(code, code)]);
  if (code.space === 'hresult' && code.comesFrom.length > 0) {
    return column(
      'NTSTATUS',
      code.comesFrom.map((status) => nodeOf(status, code)),
    );
  }
  if (code.space === 'hresult' || !win32) return column('NTSTATUS', []);
  const statuses = statusesOf(win32).flatMap(({ context }) => catalog.names.byValue('ntstatus', Number(context)) ?? []);
  return column(
    'NTSTATUS',
    statuses.map((status) => nodeOf(status, code)),
  );
}

function hresultColumn(code: ErrorCode, win32: Win32Code | undefined): RelationColumn {
  const plain = (text: string): RelationNode => ({ text, path: undefined, own: false });
  return column('HRESULT', [
    ...(code.space === 'hresult' ? [nodeOf(code, code)] : []),
    ...(code.space === 'ntstatus' ? code.becomes.filter(({ space }) => space === 'hresult').map((result) => nodeOf(result, code)) : []),
    ...(win32 && code.space !== 'hresult' ? [plain(toHex8(hresultFromWin32(win32.value)))] : []),
  ]);
}

function shownIn(win32: Win32Code, space: EquivalentSpace): readonly RelationNode[] {
  const names = new Set(win32.equivalents.filter((equivalent) => equivalent.space === space).map(({ shown }) => shown));
  return [...names].map((text) => ({ text, path: undefined, own: false }));
}

function nodeOf(code: CodeName, own: CodeName): RelationNode {
  const isOwn = code.space === own.space && code.value === own.value;
  return { text: `${numberText(code.space, code.value)} ${code.name}`, path: isOwn ? undefined : codePath(code), own: isOwn };
}

function column(title: string, nodes: readonly RelationNode[]): RelationColumn {
  return { title, nodes: nodes.slice(0, SHOWN), more: Math.max(0, nodes.length - SHOWN) };
}
