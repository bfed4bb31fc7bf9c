/** What the built site holds: each check first refuses its own cases, then looks at all of dist/. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import config from '../../astro.config.mjs';
import { loadCatalog } from '../../src/catalog/load.ts';
import { addedFindings, report, type Check } from './check.ts';
import { check as cards } from './checks/cards.ts';
import { check as contentSecurity } from './checks/content-security.ts';
import { check as crawlers } from './checks/crawlers.ts';
import { check as data } from './checks/data.ts';
import { check as facts } from './checks/facts.ts';
import { check as feed } from './checks/feed.ts';
import { check as gluedWords } from './checks/glued-words.ts';
import { check as fragments } from './checks/fragments.ts';
import { check as heads } from './checks/heads.ts';
import { check as hostLimits } from './checks/host-limits.ts';
import { check as links } from './checks/links.ts';
import { check as markdownTwins } from './checks/markdown-twins.ts';
import { check as openSearch } from './checks/open-search.ts';
import { check as offline } from './checks/offline.ts';
import { check as permalinks, listedCheck } from './checks/permalinks.ts';
import { check as sizes, costTable, pageCosts } from './checks/sizes.ts';
import { check as structuredData } from './checks/structured-data.ts';
import { check as stubs } from './checks/stubs.ts';
import { changedSite, readSite } from './site.ts';

const CHECKS: readonly Check[] = [
  permalinks,
  listedCheck,
  links,
  fragments,
  stubs,
  contentSecurity,
  heads,
  hostLimits,
  cards,
  structuredData,
  crawlers,
  feed,
  openSearch,
  facts,
  gluedWords,
  offline,
  sizes,
  data,
  markdownTwins,
];

const catalog = loadCatalog();
const site = readSite('dist', { origin: new URL(config.site ?? '').origin, base: config.base ?? '/' });

for (const check of CHECKS) {
  suite(check.name, () => {
    assert.ok(check.refuses.length > 0, 'a check has a case that it refuses');
    const findings = check.findings(site, catalog);
    for (const { because, changes, adds } of check.refuses) {
      test(`refuses: ${because}`, () => assert.deepEqual(addedFindings(check, findings, changedSite(site, changes), catalog), adds));
    }
    test('the whole site passes', () => assert.ok(findings.length === 0, report(check, findings)));
  });
}

test('what the first view of a page costs, compressed', () => {
  const costs = pageCosts(site, catalog);
  assert.ok(costs.length > 0);
  console.log(costTable(costs));
});
