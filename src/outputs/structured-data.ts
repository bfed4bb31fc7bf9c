/** schema.org descriptions of a page, as JSON-LD. */

import type { ErrorCode } from '../model/error-code.ts';
import { clip, codeTitle } from './describe.ts';

export interface Crumb {
  readonly title: string;
  readonly path: string;
}

/**
 * TechArticle (explained codes) and BreadcrumbList of a code page.
 * @param absolute path of the site → full address
 */
export function codeStructuredData(code: ErrorCode, crumbs: readonly Crumb[], absolute: (path: string) => string): string {
  const breadcrumbs = {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.title,
      item: absolute(crumb.path),
    })),
  };
  const article = code.explanation && {
    '@type': 'TechArticle',
    headline: clip(codeTitle(code), 110),
    dateModified: code.explanation.updated,
    inLanguage: 'en',
  };
  return toJsonLd({ '@context': 'https://schema.org', '@graph': [...(article ? [article] : []), breadcrumbs] });
}

/** JSON that may stand inside a script element: no "</script>" can occur in it. */
function toJsonLd(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
