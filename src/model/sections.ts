/** The sections of a code page: their headings and their fragments, which are published and never change. */

/** The sections that a page's author writes, in their order. Troubleshooting alone is optional. */
export const PROSE_SECTIONS = [
  { id: 'technical-meaning', title: 'Technical meaning', optional: false },
  { id: 'error-details', title: 'Error details', optional: false },
  { id: 'usage-context', title: 'Usage context', optional: false },
  { id: 'developer-interpretation', title: 'Developer interpretation', optional: false },
  { id: 'troubleshooting', title: 'Troubleshooting', optional: true },
] as const;

/** The sections made from front matter and tables. */
export const FACT_SECTIONS = {
  summary: 'Summary',
  'related-errors': 'Related errors',
  faq: 'FAQ',
  'number-forms': 'Number forms',
  bits: 'What its bits say',
  relations: 'Across the layers',
  elsewhere: 'The same failure elsewhere',
  functions: 'Functions that return it',
  documentation: 'Official documentation',
  neighbors: 'Neighbors',
  sources: 'Sources',
} as const;

export type ProseSectionId = (typeof PROSE_SECTIONS)[number]['id'];
export type FactSectionId = keyof typeof FACT_SECTIONS;
