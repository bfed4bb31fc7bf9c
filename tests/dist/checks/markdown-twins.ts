/** The Markdown twin of each explained page, and llms.txt: plain Markdown that says what the page says, with links that lead somewhere. */

import { markdownToHtml, markdownToMdast, type MdastNode } from 'satteri';
import { walk } from '../../../src/catalog/prose-page.ts';
import type { ErrorCode } from '../../../src/model/error-code.ts';
import { codePath, numberText } from '../../../src/model/number-space.ts';
import { twinPath } from '../../../src/outputs/api/addresses.ts';
import { withBase } from '../../../src/outputs/paths.ts';
import type { Check } from '../check.ts';
import { elementsOf, innerHtml, oneSpace, textOf } from '../html.ts';
import { remembered } from '../remembered.ts';
import { fileOf, pageAt, type Site } from '../site.ts';

/** What llmstxt.org asks of the file is that a model can read it whole. */
const MOST_BYTES_OF_LLMS_TXT = 30_000;

export const check: Check = {
  name: 'every explained page has a Markdown twin that says the same',
  why: 'A language model reads the twin in place of the page, and follows its links.',
  findings: (site, catalog) => {
    const codes = [...catalog.codes, ...Object.values(catalog.statuses).flat()];
    const twins = new Map(codes.filter((code) => code.explanation).map((code) => [twinPath(code).slice(1), code]));
    const documents = [...site.files].filter(([file]) => file.endsWith('.md') || file === 'llms.txt');
    return [
      ...documents.flatMap(([file, bytes]) => documentFaults(site, bytes).map((fault) => `${file}: ${fault}`)),
      ...documents
        .filter(([file]) => file.endsWith('.md') && !twins.has(file))
        .map(([file]) => `${file}: is the twin of no explained page`),
      ...codes.flatMap((code) => (code.ownPage ? pageFaults(site, code) : [])),
      ...[...twins].flatMap(([file, code]) => {
        const bytes = site.files.get(file);
        return bytes ? twinFaults(site, bytes, code).map((fault) => `${file}: ${fault}`) : [`${file}: is not there`];
      }),
      ...llmsFaults(site),
    ];
  },
  refuses: [
    {
      because: 'a twin that is gone',
      changes: { 'bugcheck/0x7E.md': undefined },
      adds: ['bugcheck/0x7E/index.html: names not its twin alone as alternate', 'bugcheck/0x7E.md: is not there'],
    },
    {
      because: 'a twin of a page from facts alone',
      changes: { 'win32/101.md': () => '# 101\n' },
      adds: ['win32/101.md: is the twin of no explained page'],
    },
    changed('MDX that was left', 'win32/13803.md', (text) => `${text}\n<Aside />\n`, 'holds HTML: <Aside />'),
    changed('an import that was left', 'win32/13803.md', (text) => `${text}\nimport A from 'b'\n`, 'holds a line of MDX: import A from'),
    changed(
      'front matter',
      'win32/13803.md',
      (text) => `---\nupdated: 2026\n---\n\n${text}`,
      'begins with front matter',
      'does not begin with # 13803 ERROR_IPSEC_IKE_NEGOTIATION_PENDING',
    ),
    changed('a relative link', 'win32/13803.md', (text) => `${text}\n[x](../5/)\n`, 'links to ../5/, which is no full address'),
    changed(
      'a link to a page that is not there',
      'win32/13803.md',
      (text) => `${text}\n[x](${text.match(/https?:[^>\s]*(?=win32\/13803\/)/)?.[0] ?? ''}win32/99999/)\n`,
      'links to /win32/99999/, which is no file',
    ),
    changed(
      'another message',
      'win32/13803.md',
      (text) => text.replace('> IKE Negotiation in progress', '> It works'),
      'lacks the message',
    ),
    changed(
      'prose that the page has not',
      'win32/13803.md',
      (text) => text.replace('## Error details\n', '## Error details\n\nAnd more.\n'),
      'has other prose than the page',
    ),
    {
      because: 'a page that does not name its twin',
      changes: { 'win32/13803/index.html': (html) => html.replace(/<link rel="alternate" type="text\/markdown"[^>]*>/, '') },
      adds: ['win32/13803/index.html: names not its twin alone as alternate'],
    },
    changed('a long llms.txt', 'llms.txt', (text) => text + 'x'.repeat(30_000), 'has more than 30000 bytes'),
    changed(
      'an llms.txt without its summary',
      'llms.txt',
      (text) => text.replace(/^> .*\n/m, ''),
      'does not begin with a title and a quoted summary',
    ),
  ],
};

function changed(because: string, file: string, change: (text: string) => string, ...faults: readonly string[]) {
  return { because, changes: { [file]: change }, adds: faults.map((fault) => `${file}: ${fault}`) };
}

interface Read {
  readonly faults: readonly string[];
  readonly urls: readonly string[];
}

const read = remembered((bytes): Read => {
  const text = bytes.toString();
  const faults: string[] = [];
  const urls: string[] = [];
  if (text.startsWith('---\n')) faults.push('begins with front matter');
  walk(markdownToMdast(text) as MdastNode, (node) => {
    if (node.type === 'html') faults.push(`holds HTML: ${node.value}`);
    if (node.type === 'link' || node.type === 'image') urls.push(node.url);
    const mdx = node.type === 'text' ? /^(import|export) .*?(from|=)|\{\/\*/m.exec(node.value)?.[0] : undefined;
    if (mdx !== undefined) faults.push(`holds a line of MDX: ${mdx}`);
  });
  return { faults, urls };
});

function documentFaults(site: Site, bytes: Buffer): readonly string[] {
  const { faults, urls } = read(bytes);
  return [
    ...faults,
    ...[...new Set(urls)].flatMap((url) => {
      const address = URL.parse(url);
      if (!address) return [`links to ${url}, which is no full address`];
      if (address.origin !== site.origin) return [];
      if (!address.pathname.startsWith(site.base)) return [`links to ${address.pathname}, out of ${site.base}`];
      const path = address.pathname.slice(site.base.length - 1);
      const page = site.files.get(fileOf(path));
      if (!page) return [`links to ${path}, which is no file`];
      const fragment = decodeURIComponent(address.hash.slice(1));
      return fragment === '' || pageAt(site, path)?.ids.has(fragment) ? [] : [`links to ${path}#${fragment}, which is no element`];
    }),
  ];
}

function pageFaults(site: Site, code: ErrorCode): readonly string[] {
  const page = pageAt(site, codePath(code));
  if (!page) return [];
  const named = page.elements
    .filter(({ tag, attributes }) => tag === 'link' && attributes.get('type') === 'text/markdown')
    .map(({ attributes }) => attributes.get('href'));
  const expected = code.explanation ? [twinPath(code)] : [];
  const sound = named.length === expected.length && expected.every((path, index) => named[index] === withBase(site.base, path));
  const there = expected.every((path) => site.files.has(path.slice(1)));
  return sound && there ? [] : [`${page.file}: names not its twin alone as alternate`];
}

/** The words of the prose, without white space: where blocks end, HTML and Markdown have different amounts of it. */
function wordsOf(html: string): string {
  return textOf(html).replaceAll(/\s+/g, '');
}

const proseOfTwin = remembered((bytes): string => {
  const text = bytes.toString();
  const from = text.indexOf('\n## Technical meaning\n');
  const { html } = markdownToHtml(text.slice(from, text.indexOf('\n## Related errors\n', from)), { features: { smartPunctuation: false } });
  return wordsOf(html);
});

const proseOfPage = remembered((bytes): string => {
  const html = bytes.toString();
  const prose = elementsOf(html).find(({ tag, attributes }) => tag === 'div' && attributes.get('class') === 'prose');
  return prose ? wordsOf(innerHtml(html, prose)) : '';
});

function twinFaults(site: Site, bytes: Buffer, code: ErrorCode): readonly string[] {
  const text = bytes.toString();
  const title = `# ${numberText(code.space, code.value)} ${code.name}`;
  const page = site.files.get(fileOf(codePath(code)));
  const message = textOf(markdownToHtml(/^> (.*)$/m.exec(text)?.[1] ?? '').html);
  return [
    ...(text.startsWith(`${title} (`) ? [] : [`does not begin with ${title}`]),
    ...(message === oneSpace(code.message) ? [] : ['lacks the message']),
    ...(page && proseOfPage(page) === proseOfTwin(bytes) ? [] : ['has other prose than the page']),
  ];
}

function llmsFaults(site: Site): readonly string[] {
  const bytes = site.files.get('llms.txt');
  if (!bytes) return ['llms.txt: is not there'];
  return [
    ...(bytes.length > MOST_BYTES_OF_LLMS_TXT ? [`llms.txt: has more than ${MOST_BYTES_OF_LLMS_TXT} bytes`] : []),
    ...(/^# .+\n\n> .+\n\n/.test(bytes.toString()) ? [] : ['llms.txt: does not begin with a title and a quoted summary']),
  ];
}
