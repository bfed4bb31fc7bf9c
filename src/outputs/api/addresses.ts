/** Addresses of the data, without the base of the site. Published: within v1 they never change. */

import { codePath, numberText, type NumberSpace } from '../../model/number-space.ts';

/** Folder of the data. */
export const API_PATH = '/api/v1/';

interface Numbered {
  readonly space: NumberSpace;
  readonly value: number;
}

/** File of one code, below the folder of the data: `win32/13803.json`, `ntstatus/0xC0000005.json`. */
export function codeFile({ space, value }: Numbered): string {
  return `${space}/${numberText(space, value)}.json`;
}

/** File of one group, below the folder of the data. */
export function groupFile(id: string): string {
  return `group/${id}.json`;
}

/**
 * The Markdown twin of an explained code: the address of its page, with .md in place of the last slash. A file beside the page's
 * folder, because a host then knows it by its name: `/win32/13803.md`.
 */
export function twinPath({ space, value }: Numbered): string {
  return codePath({ space, value, ownPage: true }).replace(/\/$/, '.md');
}
