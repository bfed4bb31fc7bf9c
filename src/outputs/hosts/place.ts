/** Where a server finds the site and under which address it serves it. */
export interface Place {
  /** absolute path of the built folder: what `npm run build` wrote */
  readonly root: string;
  /** name of the host, as in errors.example.org */
  readonly host: string;
  /** `/` or `/sub/path/`, the BASE of the build */
  readonly base: string;
}

/** A configuration: file below the folder that is written → its text. */
export type ConfigFiles = Readonly<Record<string, string>>;
