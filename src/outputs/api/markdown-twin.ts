/**
 * The record of an explained code → its page as one Markdown document: what a language model or a terminal reads in place of the
 * HTML. CommonMark with tables, no HTML, no front matter, all addresses absolute.
 */

import { splitCode } from '../../catalog/names.ts';
import { EQUIVALENTS, EQUIVALENT_SPACES } from '../../model/equivalents.ts';
import { HANDLINGS } from '../../model/handling.ts';
import { SPACE_TITLES } from '../../model/number-space.ts';
import { FACT_SECTIONS, PROSE_SECTIONS, type FactSectionId, type ProseSectionId } from '../../model/sections.ts';
import type { Code } from './schema.ts';

/** License of the prose, at the end of every document that holds some. */
export const PROSE_LICENSE = 'CC BY 4.0';

/** The whole document. */
export function markdownTwin(code: Code): string {
  const prose = new Map(code.sections.map(({ id, markdown }) => [id, markdown]));
  const blocks = [
    `# ${code.number} ${escaped(code.name)} (${SPACE_TITLES[code.space]})`,
    ...(code.message === null ? [] : [`> ${escaped(code.message)}`]),
    inline(code.summary),
    list(keyFacts(code)),
    ...PROSE_SECTIONS.flatMap(({ id, title }) => section(title, prose.get(id satisfies ProseSectionId))),
    ...factSection(
      'related-errors',
      list(
        code.related.map(
          ({ code: other, why }) => `[\`${other.name}\`](${other.url}) (${SPACE_TITLES[other.space]} ${other.number}): ${inline(why)}`,
        ),
      ),
    ),
    ...factSection('faq', code.faq.map(({ question, answer }) => `### ${inline(question)}\n\n${inline(answer)}`).join('\n\n')),
    ...factSection('elsewhere', equivalentTable(code)),
    ...factSection('functions', code.space === 'win32' ? list(code.functions.map(({ name, url }) => `[\`${name}\`](${url})`)) : ''),
    ...factSection('documentation', list(code.documentation.map(({ title, url }) => link(title, url)))),
    ...factSection('sources', list(code.references.map(({ title, url, kind }) => `${link(title, url)} (${kind.replace('-', ' ')})`))),
    '---',
    `From ${link('Last Error', code.url)}. Prose: ${PROSE_LICENSE}.`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function keyFacts(code: Code): readonly string[] {
  const names = [...code.aliases, ...(code.space === 'win32' ? code.hresultNames : [])];
  const facility = 'bits' in code ? code.bits : undefined;
  return [
    ...[code.handling, code.otherwise].flatMap((handling, index) =>
      handling ? [`${index === 0 ? 'What to do' : 'Otherwise'}: **${handling.label}**. ${escaped(HANDLINGS[handling.id].meaning)}`] : [],
    ),
    ...code.forms.map(({ label, text }) => `${label}: \`${text}\``),
    ...(names.length === 0 ? [] : [`Also: ${names.map((name) => `\`${name}\``).join(', ')}`]),
    ...(code.space === 'win32' ? [`Group: ${escaped(code.group.title)} (${code.group.first} to ${code.group.last})`] : []),
    ...(facility ? [`Severity: ${facility.severity}. Facility: ${facility.facility}${named(facility.facilityNames)}`] : []),
    ...referenceLine('Comes from', code.comesFrom),
    ...('becomes' in code ? referenceLine('Becomes', code.becomes) : []),
    ...(code.updated === null ? [] : [`Updated: ${code.updated}`]),
    `Page: <${code.url}>`,
  ];
}

function named(names: readonly string[]): string {
  return names.length === 0 ? '' : ` (${names.map((name) => `\`${name}\``).join(', ')})`;
}

function referenceLine(title: string, codes: Code['comesFrom']): readonly string[] {
  return codes.length === 0 ? [] : [`${title}: ${codes.map(({ name, number, url }) => `[\`${name}\`](${url}) (${number})`).join(', ')}`];
}

function equivalentTable({ equivalents }: Code): string {
  const rows = EQUIVALENT_SPACES.flatMap((layer) => {
    const shown = equivalents.filter((row) => row.layer === layer);
    if (shown.length === 0) return [];
    const texts = shown.map((row) => `\`${row.shown}\`${row.context === null ? '' : ` (${row.context})`}`);
    return [`| ${EQUIVALENTS[layer].title} | ${texts.join(', ').replaceAll('|', '\\|')} |`];
  });
  return rows.length === 0 ? '' : ['| Layer | Shows |', '| --- | --- |', ...rows].join('\n');
}

function factSection(id: FactSectionId, markdown: string): readonly string[] {
  return section(FACT_SECTIONS[id], markdown);
}

function section(title: string, markdown: string | undefined): readonly string[] {
  return markdown === undefined || markdown === '' ? [] : [`## ${title}`, markdown];
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function link(title: string, url: string): string {
  // An address with parentheses stands between angle brackets.
  return `[${escaped(title)}](${/[()]/.test(url) ? `<${url}>` : url})`;
}

/** Front matter text → Markdown: code stays between its backticks, everything else shows as it is. */
function inline(text: string): string {
  return splitCode(text)
    .map((piece) => (piece.code ? `\`${piece.text}\`` : escaped(piece.text)))
    .join('');
}

/** Plain text → Markdown that shows it: marks of Markdown get a backslash; an underscore inside a word is none. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<>|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(#{1,6}|[+-])(?=\s|$)/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
