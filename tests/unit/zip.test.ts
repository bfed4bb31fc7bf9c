/** The zip and what it holds beside pages: same bytes everywhere, paths that Windows can hold, shards as scripts, settings of servers. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { serverFiles, zipReadme } from '../../src/outputs/folder-texts.ts';
import { shardScript, siteFacts, siteFolder } from '../../src/outputs/site-folder.ts';
import { windowsPathFaults } from '../../src/outputs/windows-paths.ts';
import { zipOf } from '../../src/outputs/zip-archive.ts';

const LONG = 'a'.repeat(151);

suite('paths on Windows', () => {
  const REFUSED: readonly (readonly [readonly string[], string])[] = [
    [['win32/NUL/index.html'], 'win32/NUL/index.html: NUL is the name of a device'],
    [['con.txt'], 'con.txt: con.txt is the name of a device'],
    [['a/Com1.html'], 'a/Com1.html: Com1.html is the name of a device'],
    [['LPT³/a'], 'LPT³/a: LPT³ is the name of a device'],
    [['CONOUT$'], 'CONOUT$: CONOUT$ is the name of a device'],
    [['a/what?.html'], 'a/what?.html: what?.html has a character that Windows refuses'],
    [['a:b'], 'a:b: a:b has a character that Windows refuses'],
    [['a\\b'], 'a\\b: a\\b has a character that Windows refuses'],
    [['a\tb'], 'a\tb: a\tb has a character that Windows refuses'],
    [['a./b'], 'a./b: a. ends with a dot or a space, which Windows drops'],
    [['a/b '], 'a/b : b  ends with a dot or a space, which Windows drops'],
    [['a//b'], 'a//b: an empty or relative part'],
    [['../b'], '../b: an empty or relative part'],
    [[LONG], `${LONG}: 151 characters, more than 150`],
    [['Error_X/a', 'ERROR_X/b'], 'ERROR_X/b: ERROR_X and Error_X differ in letter case alone'],
    [['a/b.css', 'a/B.css'], 'a/B.css: a/B.css and a/b.css differ in letter case alone'],
    [['go', 'GO/index.html'], 'GO/index.html: GO is a file and a folder'],
  ];
  for (const [paths, fault] of REFUSED) test(`refuses: ${fault}`, () => assert.ok(windowsPathFaults(paths).includes(fault)));

  const ACCEPTED = [
    'win32/5/index.html',
    'CONSOLE/index.html',
    'a/com10.txt',
    'ERROR_NUL/index.html',
    'a.b/c.d',
    'LPT/index.html',
    LONG.slice(1),
  ];
  test('accepts other names', () => assert.deepEqual(windowsPathFaults(ACCEPTED), []));
});

suite('the zip', () => {
  const files = new Map([
    ['b.html', strToU8('<p>b')],
    ['10/index.html', strToU8('ä')],
    ['2/index.html', strToU8('x'.repeat(10_000))],
  ]);

  test('holds one folder with the files', () => {
    const entries = unzipSync(zipOf('top', files, '2026-11-23'));
    assert.deepEqual(Object.keys(entries), ['top/10/index.html', 'top/2/index.html', 'top/b.html']);
    assert.equal(strFromU8(entries['top/10/index.html'] ?? new Uint8Array()), 'ä');
  });

  test('is the same to the byte in any time zone and order', () => {
    const zone = process.env['TZ'];
    try {
      const zips = ['UTC', 'Asia/Kathmandu', 'America/St_Johns'].map((name, index) => {
        process.env['TZ'] = name;
        return zipOf('top', index === 1 ? new Map([...files].reverse()) : files, '2026-11-23');
      });
      assert.deepEqual(zips[1], zips[0]);
      assert.deepEqual(zips[2], zips[0]);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('differs for another day and another byte', () => {
    const zip = zipOf('top', files, '2026-11-23');
    assert.notDeepEqual(zipOf('top', files, '2026-11-24'), zip);
    assert.notDeepEqual(zipOf('top', new Map([...files, ['b.html', strToU8('<p>c')]]), '2026-11-23'), zip);
  });

  test('refuses more files than the old format holds', () => {
    const many = new Map(Array.from({ length: 65_536 }, (_, index) => [`${index}`, new Uint8Array()]));
    assert.throws(() => zipOf('top', many, '2026-11-23'), /65535 files, not 65536/);
  });
});

const HOME = '<html lang="en" data-base="/e/"><link rel="canonical" href="https://example.org/e/"><a href="/e/win32/5/">';
const BUILT = new Map(
  Object.entries({
    'index.html': HOME,
    'win32/5/index.html': '<script type="module" src="/e/assets/a.js"></script>',
    '404.html': '<script type="module" src="/e/assets/404.js"></script>',
    'assets/a.js': 'import "./b.js"',
    'assets/404.js': 'import "./b.js"',
    'assets/b.js': 'export {}',
    'lookup/core-1.json': '{"a":"\\"\u2028"}',
    'sitemap.xml': '<lastmod>2026-01-02</lastmod><lastmod>2026-11-23</lastmod><lastmod>2026-03-04</lastmod>',
    'api/v1/win32.json': '{"path":"/win32/5/"}',
    'cards/a.png': '',
    'sw.js': '',
    _headers: '',
  }).map(([file, text]) => [file, strToU8(text)]),
);

suite('the folder', () => {
  const facts = siteFacts(BUILT);
  const scripts = new Map([
    ['assets/a.js', '(()=>{})();'],
    ['assets/404.js', '(()=>{})();'],
  ]);
  const folder = siteFolder({ files: BUILT, scripts, bundledModules: new Set(['assets/a.js', 'assets/404.js', 'assets/b.js']) }, facts);

  test('facts of the site are read from it', () => {
    assert.deepEqual(facts, { base: '/e/', publicSite: 'https://example.org/e/', newest: '2026-11-23' });
    const local = new Map(BUILT).set('index.html', strToU8(HOME.replace('https://example.org', 'http://localhost:4321')));
    assert.equal(siteFacts(local).publicSite, undefined);
  });
  const REFUSED = [
    ['an empty folder', [], /index\.html is missing/],
    ['pages without a day', [['sitemap.xml', '']], /no page has a day/],
    ['another site', [['index.html', '<p>']], /not a page of this site/],
  ] as const;
  for (const [what, changes, message] of REFUSED)
    test(`refuses: ${what}`, () => {
      const files = new Map(changes.length === 0 ? [] : BUILT);
      for (const [file, text] of changes) files.set(file, strToU8(text));
      assert.throws(() => siteFacts(files), message);
    });

  test('holds pages, bundles, data and settings; leaves out what a disk has no use for', () => {
    assert.deepEqual(
      [...folder.keys()],
      ['api/v1/win32.json', 'assets/a.js', 'index.html', 'lookup/core-1.js', 'serve.json', 'web.config', 'win32/5/index.html'],
    );
    assert.equal(strFromU8(folder.get('assets/a.js') ?? new Uint8Array()), '(()=>{})();');
    assert.equal(strFromU8(folder.get('api/v1/win32.json') ?? new Uint8Array()), '{"path":"/win32/5/"}');
    assert.match(strFromU8(folder.get('index.html') ?? new Uint8Array()), /<a href="win32\/5\/index.html">/);
  });
});

test('a shard as a script gives back its text', () => {
  const text = '{"names":"A\\nB","quote":"\\"\u2028</script>\\\\"}';
  const context: { lastErrorShards?: Record<string, string> } = {};
  runInNewContext(shardScript('core', text) + shardScript('names', 'b'), context);
  assert.deepEqual({ ...context.lastErrorShards }, { core: text, names: 'b' });
});

test('IIS is told every type that it does not know, and a new one is refused', () => {
  const config = serverFiles(['a.html', 'b/c.pf_meta', 'd.json'])['web.config'] ?? '';
  assert.match(
    config,
    /<remove fileExtension="\.pf_meta" \/>\r\n {6}<mimeMap fileExtension="\.pf_meta" mimeType="application\/octet-stream" \/>/,
  );
  assert.match(config, /"\.json" mimeType="application\/json"/);
  assert.doesNotMatch(config, /"\.html"/);
  assert.throws(() => serverFiles(['a.html', 'b/c.xyz']), /^Error: b\/c\.xyz: IIS serves no "\.xyz"/);
});

test('README.txt is readable in any Notepad', () => {
  const text = zipReadme({ version: '1.2.3', newest: '2026-11-23', publicSite: 'https://example.org/' });
  assert.match(text, /^Last Error 1\.2\.3, pages as of 2026-11-23\r\n/);
  assert.ok(text.includes('https://example.org/'));
  const lines = text.split('\r\n');
  assert.deepEqual(
    lines.filter((line) => line.length > 82 || /[^ -~]/.test(line)),
    [],
  );
});
