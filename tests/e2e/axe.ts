/** axe on a page: WCAG 2.2 AA and its best practices, each violation with the first elements that have it. */

import axe from 'axe-core';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

declare global {
  interface Window {
    readonly axe?: typeof axe;
  }
}

/** @param rules the rules to ask; all of them where none are given */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // Putting axe into a page takes as long as a third of its rules: once a page is enough. No page has frames, which would need it too.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async (asked) => {
      const runOnly = asked.rules ? { type: 'rule' as const, values: [...asked.rules] } : { type: 'tag' as const, values: [...asked.tags] };
      // Of what passes only the count is of interest.
      const results = await window.axe?.run(document, { runOnly, resultTypes: ['violations'] });
      if (!results) throw new Error('axe is not in the page');
      return results.violations.map(({ id, nodes }) => {
        const shown = nodes.slice(0, 3).map(({ html }) => html);
        return `${id}: ${shown.join(' ')}`;
      });
    },
    { rules, tags: TAGS },
  );
}
