/** What hosts are told: headers, types, lifetimes and redirects, and that each redirect is what the resolver on 404.html would do. */

import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.ts';
import { forwardPath, textOfPath } from '../../src/lookup/forward.ts';
import { resolve } from '../../src/lookup/resolve.ts';
import type { Index } from '../../src/lookup/shards.ts';
import { caddyFiles } from '../../src/outputs/hosts/caddy.ts';
import { contentTypeHeader, contentTypeOf, normalBase, typesWhere } from '../../src/outputs/hosts/headers.ts';
import { nginxFiles } from '../../src/outputs/hosts/nginx.ts';
import {
  forwardOf,
  isOneSegment,
  mostMet,
  numberForwards,
  numbersAndNames,
  shortForms,
  type ShortForm,
} from '../../src/outputs/hosts/short-forms.ts';
import { headersFaults, headersFile, LIMITS, redirectsFaults, redirectsFile } from '../../src/outputs/hosts/static-hosts.ts';
import { publishedPaths } from '../../src/outputs/paths.ts';

const PLACE = { root: '/srv/last-error', host: 'errors.example.org', base: '/' } as const;
const FORM: ShortForm = { address: '13803', path: '/win32/13803/', permanent: true, common: true };

suite('the files of static hosts', () => {
  test('_headers: security on everything, hashed files for good, types that hosts do not know', () => {
    const text = headersFile('/sub/');
    assert.match(text, /^\/sub\/\*\n {2}Content-Security-Policy: default-src 'none'.*frame-ancestors 'none'\n/);
    for (const path of ['assets/\\*', 'lookup/\\*', 'offline/packs/\\*\\.pack'])
      assert.match(text, new RegExp(`\\n/sub/${path}\\n {2}Cache-Control: public, max-age=31536000, immutable\\n`));
    assert.match(text, /\n\/sub\/api\/\*\n {2}Access-Control-Allow-Origin: \*\n/);
    assert.match(text, /\n\/sub\/\*\.md\n {2}Content-Type: text\/markdown; charset=utf-8\n/);
    assert.match(text, /\n\/sub\/feed\.xml\n {2}Content-Type: application\/atom\+xml\n/);
    assert.deepEqual(headersFaults(text), []);
  });

  const WRONG_HEADERS = [
    { text: '/a/*\n  X: y\n'.repeat(101), faults: ['more rules than 100'] },
    { text: `/*\n  X: ${'y'.repeat(2000)}\n`, faults: ['line 2: 2005 characters, at most 2000'] },
    { text: '/*/a/*\n  X: y\n', faults: ['/*/a/*: more than one *'] },
  ];
  for (const { text, faults } of WRONG_HEADERS)
    test(`_headers refuses: ${faults.join()}`, () => assert.deepEqual(headersFaults(text), faults));

  const WRONG_REDIRECTS = [
    {
      text: Array.from({ length: 2001 }, (_, index) => `/${index} /win32/${index}/ 301\n`).join(''),
      faults: ['2001 static redirects, at most 2000'],
    },
    {
      text: Array.from({ length: 101 }, (_, index) => `/${index}/* /win32/ 302\n`).join(''),
      faults: ['101 dynamic redirects, at most 100'],
    },
    { text: `/5 /win32/${'5'.repeat(1000)}/ 301\n`, faults: ['line 1: 1015 characters, at most 1000'] },
    { text: '/5 //evil.example/ 301\n', faults: ['line 1: expected /address /page/ 301 or 302, found /5 //evil.example/ 301'] },
    { text: '/5 /win32/5/ 200\n', faults: ['line 1: expected /address /page/ 301 or 302, found /5 /win32/5/ 200'] },
    { text: '/5 /win32/5/ 301\n/5 /win32/5/ 301\n', faults: ['an address twice'] },
  ];
  for (const { text, faults } of WRONG_REDIRECTS)
    test(`_redirects refuses: ${faults.join()}`, () => assert.deepEqual(redirectsFaults(text), faults));

  test('_redirects: not more than the host takes, common forms alone', () => {
    const forms = Array.from({ length: 3000 }, (_, index) => ({ ...FORM, address: String(index), common: index % 4 !== 0 }));
    const text = redirectsFile('/errors/', forms);
    assert.equal(text.split('\n').length - 1, LIMITS.staticRedirects);
    assert.equal(text.split('\n')[0], '/errors/1 /errors/win32/13803/ 301');
    assert.deepEqual(redirectsFaults(text), []);
  });
});

suite('content types', () => {
  const TYPES = [
    ['/win32/5/index.html', 'text/html; charset=utf-8'],
    ['/win32/5.md', 'text/markdown; charset=utf-8'],
    ['/api/v1/win32.csv', 'text/csv; charset=utf-8'],
    ['/api/v1/meta.json', 'application/json'],
    ['/manifest.webmanifest', 'application/manifest+json'],
    ['/sitemap.xml', 'application/xml'],
    ['/feed.xml', 'application/atom+xml'],
    ['/opensearch.xml', 'application/opensearchdescription+xml'],
    ['/pagefind/fragment/en_1.pf_fragment', 'application/octet-stream'],
    ['/offline/all.pack', 'application/octet-stream'],
    ['/a.constructor', 'application/octet-stream'],
    ['/no-ending', 'application/octet-stream'],
  ] as const;
  for (const [path, type] of TYPES) test(`${path}: ${type}`, () => assert.equal(contentTypeHeader(contentTypeOf(path)), type));

  test('what is compressed already is not compressed', () => {
    const compressible = typesWhere(({ compressible }) => compressible);
    assert.ok(compressible.includes('text/html') && compressible.includes('image/svg+xml'));
    assert.ok(!compressible.some((type) => /octet-stream|png|woff2|zip/.test(type)));
  });
});

suite('configurations', () => {
  for (const [base, normal] of [
    ['', '/'],
    ['/', '/'],
    ['errors', '/errors/'],
    ['/a/b', '/a/b/'],
    ['//a//', '/a/'],
  ] as const)
    test(`base ${JSON.stringify(base)} → ${normal}`, () => assert.equal(normalBase(base), normal));
  for (const base of ['/a b/', '/a;return 200/', '/../', '/"/', '/$uri/', '/{path}/'])
    test(`base ${base} is refused`, () => assert.throws(() => normalBase(base), /--base: expected/));

  test('nginx: numbers and names before files, addresses with a space after them, fragments in quotes', () => {
    const row: ShortForm = { address: 'hresult/0x8802B005', path: '/hresult/facility/2050/#0x8802B005', permanent: false, common: true };
    const files = nginxFiles({ ...PLACE, listen: ['80'], brotli: false }, [FORM, row]);
    assert.equal(files['last-error/short-301.map'], '13803 /win32/13803/;\n');
    assert.equal(files['last-error/deep-302.map'], 'hresult/0x8802B005 "/hresult/facility/2050/#0x8802B005";\n');
    assert.match(files['last-error/locations.conf'] ?? '', /# brotli_static on;/);
    assert.match(nginxFiles({ ...PLACE, listen: ['80'], brotli: true }, [])['last-error/locations.conf'] ?? '', /\n {4}brotli_static on;/);
  });

  test('Caddy: the common forms; of a page’s own address the other letter case', () => {
    const own: ShortForm = { address: 'ntstatus/0xC0000005', path: '/ntstatus/0xC0000005/', permanent: true, common: true };
    const files = caddyFiles({ ...PLACE, site: PLACE.host }, [FORM, own, { ...FORM, address: '2147956203', common: false }]);
    assert.equal(files['last-error/redirects.caddy'], '"13803" "301 /win32/13803/"\n"ntstatus/0xc0000005" "301 /ntstatus/0xC0000005/"\n');
  });
});

suite('short forms of the real tables', () => {
  const catalog = loadCatalog();
  let index: Index;
  let forms: readonly ShortForm[];
  before(() => {
    index = numbersAndNames(catalog);
    forms = shortForms(catalog, index);
  });

  const EXPECTED = [
    ['13803', '301 /win32/13803/'],
    ['5', '302 /win32/5/'],
    ['0x35eb', '301 /win32/13803/'],
    ['0x800735eb', '301 /win32/13803/'],
    ['-2147011093', '301 /win32/13803/'],
    ['2147956203', '301 /win32/13803/'],
    ['error_ipsec_ike_negotiation_pending', '301 /win32/13803/'],
    ['e_accessdenied', '301 /win32/5/'],
    ['0xc0000005', '301 /ntstatus/0xC0000005/'],
    ['-1073741819', '301 /ntstatus/0xC0000005/'],
    ['ntstatus/3221225477', '301 /ntstatus/0xC0000005/'],
    ['ntstatus/0xc0000005', '301 /ntstatus/0xC0000005/'],
    ['hresult/0x80070005', '301 /win32/5/'],
    ['hresult/0x8802b005', '302 /hresult/facility/2050/#0x8802B005'],
    ['win32/0x35eb', '301 /win32/13803/'],
    ['bugcheck/7e', '302 /bugcheck/0x7E/'],
    // Eight digits may be a stop code, S_OK is an HRESULT of 0 and the Win32 code 0: both are left to 404.html.
    ['0x0000007e', undefined],
    ['s_ok', undefined],
    ['13799', undefined],
  ] as const;

  test('are those that a reader expects', () => {
    const byAddress = new Map(forms.map(({ address, path, permanent }) => [address.toLowerCase(), `${permanent ? 301 : 302} ${path}`]));
    assert.deepEqual(
      EXPECTED.map(([address]) => [address, byAddress.get(address)]),
      EXPECTED.map((pair) => [...pair]),
    );
  });

  test('a form that the resolver reads otherwise is found', () => {
    assert.deepEqual(disagreements([{ ...FORM, path: '/win32/5/' }, { ...FORM, address: '0x0000007E' }, FORM]), ['13803', '0x0000007E']);
  });

  test('agree with the resolver, every single one', () => assert.deepEqual(disagreements(forms), []));

  test('hide no page: none directly below the base is the folder of one', () => {
    const names = new Set([...catalog.byName.keys()].map((name) => name.toLowerCase()));
    const folders = new Set(publishedPaths(catalog).map((path) => path.split('/')[1]?.toLowerCase() ?? ''));
    assert.deepEqual(
      forms.filter(isOneSegment).filter(({ address }) => folders.has(address.toLowerCase()) && !names.has(address.toLowerCase())),
      [],
    );
  });

  test('need no quoting in any configuration, and lead to a page of this site', () => {
    const odd = forms.filter(({ address, path }) => !/^[\w/-]+$/.test(address) || !/^\/[a-z0-9]+\/[\w/-]+\/(#0x[0-9A-F]{8})?$/.test(path));
    assert.deepEqual(odd, []);
  });

  test('of the codes that people meet most fit into _redirects', () => {
    const text = redirectsFile('/', numberForwards(mostMet(catalog), index));
    assert.deepEqual(redirectsFaults(text), []);
    for (const line of ['/5 /win32/5/ 302', '/0xC0000005 /ntstatus/0xC0000005/ 301', '/0x80070005 /win32/5/ 301'])
      assert.ok(text.includes(`${line}\n`), line);
  });

  /** Addresses where the resolver of 404.html, asked about them as about a path, goes elsewhere or nowhere. */
  function disagreements(list: readonly ShortForm[]): readonly string[] {
    return list
      .filter(({ address, path, permanent }) => {
        const forward = forwardOf(textOfPath(address), index);
        return forward?.path !== path || forward.permanent !== permanent;
      })
      .map(({ address }) => address);
  }
});

test('the text of an address: decoded, without index.html; a broken escape stays', () => {
  assert.equal(textOfPath('Access%20denied/index.html'), 'Access denied');
  assert.equal(textOfPath('index.html'), '');
  assert.equal(textOfPath('%E0%A4%A'), '%E0%A4%A');
});

test('an answer without a sure reading forwards nowhere', () => {
  const index = numbersAndNames(loadCatalog());
  assert.equal(forwardPath(resolve('EACCES', index)), undefined);
  assert.equal(forwardPath(resolve('nonsense-nonsense', index)), undefined);
});
