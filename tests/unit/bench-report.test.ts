/** What the benchmark computes and prints: statistics, tables, options, readings of /proc, of `_headers` and of Lighthouse. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { readResult, type LighthouseResult } from '../../src/commands/bench/lighthouse.ts';
import { readOptions } from '../../src/commands/bench/options.ts';
import { parseStatus, parseTicks } from '../../src/commands/bench/process-usage.ts';
import { count, duration, memory, renderHead, renderTable, size } from '../../src/commands/bench/report.ts';
import { headerRules, serveForMeasuring } from '../../src/commands/bench/static-server.ts';
import { growthExponent, growthWord, median, valueAt } from '../../src/commands/bench/statistics.ts';
import { headersFile } from '../../src/outputs/hosts/static-hosts.ts';

suite('statistics', () => {
  test('median: odd, even, unsorted, of nothing', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([10, 1, 2, 3]), 2.5);
    assert.equal(median([7]), 7);
    assert.throws(() => median([]), RangeError);
  });

  test('the exponent of growth is that of the curve that the points lie on', () => {
    const on = (curve: (size: number) => number) => [1, 3, 10].map((times) => ({ size: times * 4000, value: curve(times * 4000) }));
    const exponent = (curve: (size: number) => number): string => (growthExponent(on(curve)) ?? NaN).toFixed(3);
    assert.equal(
      exponent((n) => 5 * n),
      '1.000',
    );
    assert.equal(
      exponent((n) => n * n),
      '2.000',
    );
    assert.equal(
      exponent(() => 7),
      '0.000',
    );
    assert.equal(
      exponent((n) => 3 * n ** 1.5),
      '1.500',
    );
    assert.equal(growthExponent([{ size: 1, value: 1 }]), undefined);
    assert.equal(
      growthExponent([
        { size: 1, value: 0 },
        { size: 2, value: 1 },
      ]),
      undefined,
    );
  });

  test('a fixed part makes growth less than linear, a quadratic part more', () => {
    assert.deepEqual([0.5, 0.95, 1, 1.1, 1.2].map(growthWord), ['less than linear', 'linear', 'linear', 'linear', 'more than linear']);
  });

  test('a value between the points and beyond them', () => {
    const square = [1, 3, 10].map((n) => ({ size: n, value: n * n }));
    for (const at of [0.5, 1, 2, 3, 5, 10, 100]) assert.equal(valueAt(square, at)?.toFixed(6), (at * at).toFixed(6), String(at));
    // Beyond, the nearest two points count alone.
    const bent = [
      { size: 1, value: 1 },
      { size: 10, value: 10 },
      { size: 100, value: 1000 },
    ];
    assert.equal(valueAt(bent, 1000)?.toFixed(3), '100000.000');
    assert.equal(valueAt(bent, 0.1)?.toFixed(3), '0.100');
    assert.equal(valueAt([{ size: 1, value: 1 }], 5), undefined);
  });
});

suite('report', () => {
  const TABLE = {
    title: 'Build',
    how: 'In a process of its own.',
    columns: ['what', '1×'],
    rows: [
      ['phase a|b', '12 s'],
      ['x', '1'],
    ],
    notes: ['One.'],
  };

  test('as aligned text', () => {
    assert.equal(
      renderTable(TABLE, 'text'),
      '== Build\nIn a process of its own.\n\nwhat         1×\n---------  ----\nphase a|b  12 s\nx             1\n\n* One.\n',
    );
  });

  test('as Markdown, a bar in a cell kept from ending it', () => {
    assert.equal(
      renderTable(TABLE, 'markdown'),
      '### Build\n\nIn a process of its own.\n\n| what | 1× |\n| --- | ---: |\n| phase a\\|b | 12 s |\n| x | 1 |\n\n- One.\n',
    );
  });

  test('the head warns of a busy machine, and of no other', () => {
    const at = { machine: '2 × X', commit: 'abc1234', date: '2026-11-28', cores: 2 };
    assert.doesNotMatch(renderHead({ ...at, load: 0.3 }, 'text'), /WARNING/);
    assert.match(renderHead({ ...at, load: 4.6 }, 'text'), /load before the start: 4\.60 on 2 cores\nWARNING: the machine was busy/);
    assert.match(renderHead({ ...at, load: 0.3 }, 'markdown'), /^- machine: 2 × X\n- commit: abc1234\n- date: 2026-11-28\n/);
  });

  test('units', () => {
    assert.deepEqual([0.034, 5.46, 84.2, 999, 61_234].map(duration), ['0.03 ms', '5.5 ms', '84 ms', '999 ms', '61.2 s']);
    assert.deepEqual([999, 11_987, 999_949, 123_456_789].map(size), ['999 B', '12.0 kB', '999.9 kB', '123.5 MB']);
    assert.equal(memory(870 * 2 ** 20), '870 MiB');
    assert.equal(count(17_280), '17,280');
  });
});

suite('options', () => {
  const read = (...argv: string[]) => readOptions(argv, ['home', 'search']);

  test('everything without options; parts in the order of the report', () => {
    assert.deepEqual(read(), {
      parts: ['build', 'first-view', 'vitals', 'answers', 'lighthouse'],
      multiples: [1, 3, 10],
      runs: 3,
      format: 'text',
      templates: [],
    });
    const some = read('--lighthouse', '--build', '--quick', '--runs', '5', '--markdown', '--template', 'home');
    assert.deepEqual(some, { parts: ['build', 'lighthouse'], multiples: [1], runs: 5, format: 'markdown', templates: ['home'] });
    assert.ok('multiples' in read('--multiples', '3,1'));
    assert.deepEqual(read('--help'), { help: true });
  });

  for (const [argv, sentence] of [
    [['--multiples', '1,x'], /--multiples takes whole numbers from 1 to 10/],
    [['--multiples', '3,10'], /1 among them/],
    [['--multiples', '1,11'], /from 1 to 10/],
    [['--multiples', ''], /--multiples takes/],
    [['--quick', '--multiples', '1,3'], /one of the two/],
    [['--runs', '0'], /--runs takes a whole number from 1 to 15, not 0/],
    [['--runs', '2.5'], /not 2\.5/],
    [['--template', 'nowhere'], /There is no template nowhere\. There are: home, search\./],
    [['--fast'], /--fast/],
    [['extra'], /extra/],
  ] as const) {
    test(`refuses ${argv.join(' ')}`, () => {
      const options = read(...argv);
      assert.ok('refused' in options);
      assert.match(options.refused, sentence);
    });
  }

  test('the command ends with 2 and says why', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, ['src/commands/bench.ts', '--multiples', 'all'], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /--multiples takes whole numbers from 1 to 10, 1 among them/);
    assert.equal(stdout, '');
  });
});

test('memory and processor time of a process', () => {
  assert.deepEqual(parseStatus('Name:\tnode\nVmHWM:\t  893952 kB\nVmRSS:\t  400000 kB\n'), {
    program: 'node',
    peak: 893_952 * 1024,
    now: 400_000 * 1024,
  });
  assert.equal(parseStatus('Name:\tnode\nState:\tZ (zombie)\n'), undefined);
  assert.equal(parseTicks('42 (a (strange) name) S 1 1 1 0 -1 4194560 9 0 0 0 250 50 0 0 20 0 11 0'), 3000);
  assert.equal(parseTicks(''), undefined);
});

suite('the measuring server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'last-error-bench-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'win32/5'), { recursive: true });
  mkdirSync(join(folder, 'assets'));
  const html = '<p>denied</p>'.repeat(200);
  writeFileSync(join(folder, 'win32/5/index.html'), html);
  writeFileSync(join(folder, 'assets/a.js'), 'export {};');
  writeFileSync(join(folder, '404.html'), 'not here');
  writeFileSync(join(folder, '_headers'), headersFile('/'));

  test('compresses, redirects to the slash, answers 404.html, revalidates, and counts what it sent', async () => {
    const server = await serveForMeasuring(folder);
    try {
      const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.origin}${path}`, { redirect: 'manual', headers });
      // Without this, fetch asks for brotli over HTTPS alone.
      const page = await get('/win32/5/', { 'Accept-Encoding': 'br' });
      assert.deepEqual([page.status, page.headers.get('content-encoding')], [200, 'br']);
      assert.equal(await page.text(), html);
      assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(page.headers.get('cache-control'), 'public, max-age=0, must-revalidate');
      const [sent] = server.takeSent();
      assert.equal(sent?.raw, html.length);
      assert.ok((sent?.sent ?? Infinity) < 100);

      const again = await get('/win32/5/', { 'If-None-Match': page.headers.get('etag') ?? '' });
      assert.equal(again.status, 304);
      const folderAddress = await get('/win32/5');
      assert.deepEqual([folderAddress.status, folderAddress.headers.get('location')], [301, '/win32/5/']);
      const unknown = await get('/win32/4711/');
      assert.deepEqual([unknown.status, await unknown.text()], [404, 'not here']);
      assert.equal((await get('/%E0%A4%A')).status, 404);
      assert.equal((await get('/..%2f..%2fetc/passwd')).status, 404);
      const script = await get('/assets/a.js');
      assert.equal(script.headers.get('cache-control'), 'public, max-age=31536000, immutable');
      assert.equal(script.headers.get('content-type'), 'text/javascript; charset=utf-8');
    } finally {
      await server.close();
    }
  });

  test('rules of _headers match their paths alone', () => {
    const rules = headerRules('/*\n  A: 1\n\n/assets/*\n  B: 2\n/one.html\n  C: 3\n');
    const names = (path: string) =>
      rules.filter(({ pattern }) => pattern.test(path)).flatMap(({ headers }) => headers.map(([name]) => name));
    assert.deepEqual(names('/assets/x.js'), ['A', 'B']);
    assert.deepEqual(names('/one.html'), ['A', 'C']);
    assert.deepEqual(names('/onexhtml'), ['A']);
  });
});

suite('Lighthouse', () => {
  const audit = (score: number | null, title: string, displayValue?: string) => ({
    title,
    score,
    displayValue,
    scoreDisplayMode: 'numeric',
  });
  const RESULT: LighthouseResult = {
    categories: {
      performance: {
        score: 0.98,
        auditRefs: [
          { id: 'lcp', weight: 25 },
          { id: 'tbt', weight: 30 },
          { id: 'hint', weight: 0 },
        ],
      },
      accessibility: { score: 1, auditRefs: [] },
      'best-practices': { score: 0.96, auditRefs: [{ id: 'is-on-https', weight: 5 }] },
      seo: { score: null, auditRefs: [] },
    },
    audits: {
      lcp: audit(0.9, 'Largest Contentful Paint', '2.4 s'),
      tbt: audit(1, 'Total Blocking Time', '0 ms'),
      hint: audit(0, 'A hint'),
      'is-on-https': audit(0, 'Uses HTTPS'),
    },
  };

  test('names what takes points, with the reason where there is one', () => {
    assert.deepEqual(readResult('home', RESULT), {
      scores: ['98', '100', '96', '–'],
      reasons: [
        'home, performance 98: lcp (Largest Contentful Paint 2.4 s, 90)',
        'home, best practices 96: is-on-https (Uses HTTPS, 0): the measuring server speaks plain HTTP',
        'home, SEO: no score',
      ],
    });
  });

  test('a page that did not load is no score', () => {
    assert.throws(
      () => readResult('home', { ...RESULT, runtimeError: { code: 'NO_FCP', message: 'did not paint' } }),
      /home: NO_FCP, did not paint/,
    );
  });
});
