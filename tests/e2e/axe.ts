/** axe on a page: WCAG 2.2 AA and its best practices, each violation with the first elements that have it. */

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @param rules the rules to ask; all of them where none are given */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // No frames of other origins are on a page, and what passes is not looked at: both take most of axe's time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules === undefined ? axe.withTags(TAGS) : axe.withRules([...rules])).analyze();
  return violations.map(({ id, nodes }) => {
    const shown = nodes.slice(0, 3).map(({ html }) => html);
    return `${id}: ${shown.join(' ')}`;
  });
}
