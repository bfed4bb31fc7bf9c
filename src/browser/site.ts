/** What the page tells its scripts: where the site stands, and which version of the lookup index belongs to it. */

const { base = '/', lookup = '' } = document.documentElement.dataset;

export const site = { base, lookupVersion: lookup } as const;

/** Address of a Win32 code's page, decimal. */
export function codeAddress(value: number): string {
  return `${site.base}win32/${value}/`;
}
