/** One code → its record of the data: everything that its page shows. */

import type { Content } from '../../catalog/load.ts';
import { severityName } from '../../model/bit-layout.ts';
import type { CodeName, ErrorCode, Explanation, Group, StatusCode, Win32Code } from '../../model/error-code.ts';
import { HANDLINGS, type Handling } from '../../model/handling.ts';
import { formsOf } from '../../model/number-forms.ts';
import { codePath, numberText, type NumberSpace } from '../../model/number-space.ts';
import { statusBits } from '../../model/number.ts';
import { factsSummary } from '../describe.ts';
import { equivalentRows, UNLISTED_CONTEXT } from '../equivalent-rows.ts';
import { generatedQuestions } from '../questions.ts';
import { win32Of } from '../relations.ts';
import { twinPath } from './addresses.ts';
import { markdownSections } from './prose-markdown.ts';
import type { Code } from './schema.ts';

/** What a record is made with: facts and prose, and path of the site → full address. */
export interface RecordContext extends Content {
  readonly absolute: (path: string) => string;
}

/** The record of a code. Its fields stand in the order of the schema, so that equal content has equal bytes. */
export function codeRecord(code: ErrorCode, context: RecordContext): Code {
  if (code.space === 'win32') {
    return {
      ...commonFields(code, code.space, context),
      group: groupReference(code.group),
      functions: code.functions.map(({ name, url }) => ({ name, url })),
      hresultNames: [...code.hresultNames],
      rank: code.rank ?? null,
    };
  }
  return statusRecord(code, context);
}

function statusRecord(code: StatusCode, context: RecordContext): Code {
  const becomes = code.becomes.map((result) => codeReference(result, context));
  switch (code.space) {
    case 'ntstatus':
      return { ...commonFields(code, code.space, context), bits: bitsOf(code, code.space), becomes };
    case 'hresult':
      return { ...commonFields(code, code.space, context), bits: bitsOf(code, code.space), becomes };
    case 'bugcheck':
      return { ...commonFields(code, code.space, context), becomes };
    case 'ras':
      return { ...commonFields(code, code.space, context), becomes };
  }
}

function commonFields<S extends NumberSpace>(code: ErrorCode, space: S, context: RecordContext) {
  const { explanation } = code;
  return {
    space,
    value: code.value,
    number: numberText(space, code.value),
    name: code.name,
    aliases: [...code.aliases],
    message: code.message === '' ? null : code.message,
    url: context.absolute(codePath(code)),
    markdown: explanation ? context.absolute(twinPath(code)) : null,
    forms: formsOf(code).map(({ label, text }) => ({ label, text })),
    explained: explanation !== undefined,
    updated: explanation?.updated ?? null,
    summary: explanation?.summary ?? factsSummary(code),
    handling: handlingOf(explanation?.handling),
    otherwise: handlingOf(explanation?.otherwise),
    sections: explanation ? sectionsOf(explanation, context) : [],
    related: (explanation?.related ?? []).map((related) => ({ code: codeReference(related.code, context), why: related.why })),
    faq: [
      ...(explanation?.faq ?? []).map(({ q, a }) => ({ question: q, answer: a, generated: false })),
      ...generatedQuestions(code).map(({ q, a }) => ({ question: q, answer: a, generated: true })),
    ],
    references: (explanation?.sources ?? []).map(({ title, url, kind }) => ({ title, url, kind })),
    documentation: code.documentation.map(({ title, url }) => ({ title, url })),
    equivalents: equivalentsOf(win32Of(code, context.catalog)),
    comesFrom: code.comesFrom.map((origin) => codeReference(origin, context)),
    previous: code.previous?.value ?? null,
    next: code.next?.value ?? null,
    origins: [...code.sources],
  };
}

/** The prose of an explained code. @throws Error where its page was not read */
function sectionsOf({ path }: Explanation, { catalog, pages, absolute }: RecordContext): Code['sections'] {
  const page = pages.get(path);
  if (!page) throw new Error(`${path} is explained and was not read`);
  return markdownSections(page, catalog, absolute).map(({ id, title, markdown }) => ({ id, title, markdown }));
}

function equivalentsOf(win32: Win32Code | undefined): Code['equivalents'] {
  return win32
    ? equivalentRows(win32).flatMap(({ space, shown, unlisted }) => [
        ...shown.map((row) => ({
          layer: space,
          shown: row.shown,
          context: row.context ?? null,
          listed: true,
          origins: [...row.sources],
        })),
        ...(unlisted === undefined ? [] : [{ layer: space, shown: unlisted, context: UNLISTED_CONTEXT, listed: false, origins: [] }]),
      ])
    : [];
}

function handlingOf(id: Handling | undefined): Code['handling'] {
  return id === undefined ? null : { id, label: HANDLINGS[id].label };
}

function bitsOf({ value, facilityNames }: StatusCode, space: 'ntstatus' | 'hresult') {
  const { customer, nt, facility, code } = statusBits(value);
  return { severity: severityName(space, value), customer, nt, facility, facilityNames: [...facilityNames], code };
}

/** The group as codes and lists name it. */
export function groupReference({ id, title, first, last }: Group): { id: string; title: string; first: number; last: number } {
  return { id, title, first, last };
}

function codeReference(code: CodeName, { absolute }: RecordContext): Code['comesFrom'][number] {
  return {
    space: code.space,
    value: code.value,
    number: numberText(code.space, code.value),
    name: code.name,
    url: absolute(codePath(code)),
  };
}
