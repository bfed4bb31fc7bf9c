/** Texts beside the codes: guides, and the texts above the tables of groups. Their prose is rendered from the file `path`. */

import type { CodeName, Source } from './error-code.ts';

interface Text {
  /** file below the repository's root */
  readonly path: string;
  readonly updated: string;
  readonly summary: string;
  readonly sources: readonly Source[];
}

export interface Guide extends Text {
  /** name of the file: the last part of its address */
  readonly id: string;
  readonly title: string;
  /** titles of its sections, in order */
  readonly sections: readonly string[];
}

/** What a subsystem does and how to read its codes. */
export interface GroupHub extends Text {
  /** id of the group */
  readonly group: string;
  /** the codes of the group that people meet most, in the author's order */
  readonly met: readonly CodeName[];
}
