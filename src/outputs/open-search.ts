/**
 * The OpenSearch description (1.1 draft 6, https://github.com/dewitt/opensearch): how a browser's address bar searches this
 * site. It leads to the search page, which answers whatever is typed; /go/ would leave a symptom in words without an answer.
 * There is no address for suggestions: they would need a server.
 */

import { escapeHtml } from './inline-html.ts';

/** The format's limits, in characters. */
export const LONGEST_SHORT_NAME = 16;
export const LONGEST_DESCRIPTION = 1024;

interface Addresses {
  /** the search page, the description itself and the icon: full addresses */
  readonly search: string;
  readonly self: string;
  readonly icon: string;
}

/** The description as XML. The search terms come in place of `{searchTerms}`, encoded by the browser. */
export function openSearch({ search, self, icon }: Addresses): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Last Error</ShortName>
<Description>Windows error codes by number, name, message or symptom</Description>
<Url type="text/html" method="get" template="${escapeHtml(search)}?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${escapeHtml(self)}"/>
<Image width="16" height="16" type="image/svg+xml">${escapeHtml(icon)}</Image>
<Language>en</Language>
<InputEncoding>UTF-8</InputEncoding>
</OpenSearchDescription>
`;
}
