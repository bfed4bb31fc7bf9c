/** What the tables and the front matter say of a code stands on its page, as a reader sees it. */

import type { CodeName, Win32Code } from '../../../src/model/error-code.ts';
import { EQUIVALENTS } from '../../../src/model/equivalents.ts';
import { HANDLINGS } from '../../../src/model/handling.ts';
import { numberForms } from '../../../src/model/number.ts';
import { codePath, numberText } from '../../../src/model/number-space.ts';
import { handlingPath, withBase } from '../../../src/outputs/paths.ts';
import type { Check } from '../check.ts';
import { innerHtml, oneSpace, textOf } from '../html.ts';
import { pageAt, type Page, type Site } from '../site.ts';

/** How many codes are looked at, besides those that are explained. */
const SAMPLE = 60;

export const check: Check = {
  name: 'the page of a code shows what is known of it',
  why: 'A fact that a template drops or does not escape is lost on thousands of pages at once.',
  findings: (site, { codes }) =>
    sampleOf(codes).flatMap((code) => {
      const page = pageAt(site, codePath(code));
      return page ? [...factFaults(page, code), ...explanationFaults(site, page, code)].map((fault) => `${page.file}: ${fault}`) : [];
    }),
  refuses: [
    refused(
      'another name',
      (html) => html.replace(/(<h1[^>]*>)/, '$1X'),
      'has the heading XERROR_IPSEC_IKE_NEGOTIATION_PENDING, not ERROR_IPSEC_IKE_NEGOTIATION_PENDING',
    ),
    refused('no decimal number', (html) => html.replaceAll(/<b>13803<\/b>/g, ''), 'does not show 13803 in its head'),
    refused('no hexadecimal number', (html) => html.replace('<code>0x35EB</code>', ''), 'does not show 0x35EB in its head'),
    refused('no HRESULT', (html) => html.replace('<code>0x800735EB</code>', ''), 'does not show 0x800735EB in its head'),
    refused(
      'no signed form',
      (html) => html.replace('<dd><code>-2147011093</code>', '<dd>'),
      'does not show -2147011093 among the number forms',
    ),
    refused(
      'another message',
      (html) => html.replace(/(<blockquote class="system-message"[^>]*><p>)/, '$1No '),
      'has the message “No IKE Negotiation in progress”, not “IKE Negotiation in progress”',
    ),
    refused('another summary', (html) => html.replace(/(<p class="lead"[^>]*>)/, '$1No: '), 'does not show its summary'),
    refused('another handling', (html) => html.replaceAll('/handling/wait/', '/handling/retry/'), 'does not show the handling Wait'),
    refused(
      'a related code of another number',
      (html) => html.replace('<b>13805</b>', '<b>13806</b>'),
      'does not show the related code 13805 with name, message and reason',
    ),
    refused(
      'a related code without message',
      (html) => html.replace('<q class="message">Negotiation timed out</q>', ''),
      'does not show the related code 13805 with name, message and reason',
    ),
    refused('no date', (html) => html.replace(/Updated <time[^>]*>[^<]*<\/time>/, ''), 'does not show when it was updated'),
    {
      because: 'a message that is not escaped',
      changes: { 'win32/5/index.html': (html) => html.replace(/(<blockquote class="system-message"[^>]*><p>)/, '$1<b>5</b>') },
      adds: ['win32/5/index.html: has HTML in its message'],
    },
    {
      because: 'an equivalent that is not there',
      changes: { 'win32/5/index.html': (html) => html.replaceAll('PermissionError', 'OSError') },
      adds: ['win32/5/index.html: does not show PermissionError (errno EACCES) under Python'],
    },
  ],
};

function refused(because: string, change: (html: string) => string, finding: string) {
  return { because, changes: { 'win32/13803/index.html': change }, adds: [`win32/13803/index.html: ${finding}`] };
}

/** Codes spread evenly over the table, the first and the last among them, and all that are explained. */
function sampleOf(codes: readonly Win32Code[]): readonly Win32Code[] {
  const step = (codes.length - 1) / (SAMPLE - 1);
  const spread = new Set(Array.from({ length: SAMPLE }, (_, index) => codes[Math.round(index * step)]));
  return codes.filter((code) => code.explanation !== undefined || spread.has(code));
}

function factFaults(page: Page, code: Win32Code): readonly string[] {
  const forms = numberForms(code.value);
  const name = page.text('h1');
  const head = page.inner('p.numbers');
  const message = page.inner('blockquote.system-message').replace(/^<p>|<\/p>$/g, '');
  const formCodes = codesIn(page.inner('section#number-forms'));
  return [
    ...(name === code.name ? [] : [`has the heading ${name}, not ${code.name}`]),
    ...code.aliases.filter((alias) => !codesIn(page.inner('p.aliases')).includes(alias)).map((alias) => `does not show the alias ${alias}`),
    ...(head.includes(`<b>${forms.decimal}</b>`) ? [] : [`does not show ${forms.decimal} in its head`]),
    ...[forms.hex, forms.hresult].filter((form) => !codesIn(head).includes(form)).map((form) => `does not show ${form} in its head`),
    ...Object.values(forms)
      .filter((form) => !formCodes.includes(form))
      .map((form) => `does not show ${form} among the number forms`),
    ...messageFaults(message, code.message),
    ...equivalentFaults(page, code),
  ];
}

function messageFaults(shown: string, message: string): readonly string[] {
  if (/<[a-z/!]/i.test(shown)) return ['has HTML in its message'];
  const text = textOf(shown);
  return text === oneSpace(message) ? [] : [`has the message “${text}”, not “${oneSpace(message)}”`];
}

function equivalentFaults(page: Page, code: Win32Code): readonly string[] {
  // Title of the layer → the HTML of its row.
  const rows = new Map(
    [...page.inner('table.elsewhere').matchAll(/<th scope="row">(.*?)<\/th>(.*?)<\/tr>/gs)].map(([, title = '', row = '']) => [
      textOf(title),
      row,
    ]),
  );
  return code.equivalents.flatMap(({ space, shown, context }) => {
    const { title } = EQUIVALENTS[space];
    const items = [...(rows.get(title) ?? '').matchAll(/<li>(.*?)<\/li>/gs)].map(([, item = '']) => textOf(item));
    const expected = oneSpace(`${shown} ${context ?? ''}`);
    return items.includes(expected) ? [] : [`does not show ${shown}${context === undefined ? '' : ` (${context})`} under ${title}`];
  });
}

function explanationFaults(site: Site, page: Page, code: Win32Code): readonly string[] {
  const { explanation } = code;
  if (!explanation) return [];
  const related = page.inner('ul.related');
  const entries = [...related.matchAll(/<li>(.*?)<\/li>/gs)].map(([, entry = '']) => entry);
  const updated = page.inner('p.actions');
  return [
    ...(page.text('p.lead') === plain(explanation.summary) ? [] : ['does not show its summary']),
    ...[explanation.handling, ...(explanation.otherwise ? [explanation.otherwise] : [])]
      .filter((handling) => !badgesOf(page).includes(`${withBase(site.base, handlingPath(handling))} ${HANDLINGS[handling].label}`))
      .map((handling) => `does not show the handling ${HANDLINGS[handling].label}`),
    ...explanation.related
      .filter(({ code, why }) => !entries.some((entry) => showsRelated(site, entry, code, why)))
      .map(({ code }) => `does not show the related code ${numberText(code.space, code.value)} with name, message and reason`),
    ...(entries.length === explanation.related.length ? [] : [`shows ${entries.length} related codes, not ${explanation.related.length}`]),
    ...(textOf(updated).includes(`Updated ${explanation.updated}`) && updated.includes(`datetime="${explanation.updated}"`)
      ? []
      : ['does not show when it was updated']),
  ];
}

function badgesOf(page: Page): readonly string[] {
  return page.select('a.badge').map((badge) => `${badge.attributes.get('href') ?? ''} ${textOf(innerHtml(page.html, badge))}`);
}

function showsRelated(site: Site, entry: string, code: CodeName, why: string): boolean {
  const message = textOf(/<q class="message">(.*?)<\/q>/s.exec(entry)?.[1] ?? '');
  return (
    entry.includes(`href="${withBase(site.base, codePath(code))}"`) &&
    textOf(entry).startsWith(`${numberText(code.space, code.value)} ${code.name}`) &&
    textOf(entry).endsWith(plain(why)) &&
    isBeginning(message, oneSpace(code.message))
  );
}

/** The whole text, or a hundred characters of it and an ellipsis. */
function isBeginning(shown: string, text: string): boolean {
  return shown === text || (shown.endsWith('…') && shown.length > 100 && text.startsWith(shown.slice(0, -1)));
}

/** Texts of the code elements of some HTML. */
function codesIn(html: string): readonly string[] {
  return [...html.matchAll(/<code>(.*?)<\/code>/gs)].map(([, text = '']) => textOf(text));
}

/** Front matter text as a page shows it: its backticks became code. */
function plain(text: string): string {
  return oneSpace(text.replaceAll('`', ''));
}
