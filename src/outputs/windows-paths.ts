/** Paths that Windows can't hold. Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */

/** Longest path below the top folder: MAX_PATH is 260, and the folder that a person unpacks into has its own part of it. */
const LONGEST = 150;

/** Device names, also with an extension and in any letter case; the superscript digits count as digits. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i;

const CHARACTERS = /[<>:"|?*\\\u0000-\u001f]/;

/**
 * @param paths files of a folder, with forward slashes
 * @returns what is wrong, each finding beginning with the path; empty where Windows can hold them all side by side
 */
export function windowsPathFaults(paths: readonly string[]): readonly string[] {
  const faults: string[] = [];
  /** folder or file in lower case → how it was first written */
  const spellings = new Map<string, string>();
  const files = new Set(paths.map((path) => path.toLowerCase()));
  for (const path of paths) {
    if (path.length > LONGEST) faults.push(`${path}: ${path.length} characters, more than ${LONGEST}`);
    const segments = path.split('/');
    for (const segment of segments) {
      if (segment === '' || segment === '.' || segment === '..') faults.push(`${path}: an empty or relative part`);
      else if (DEVICE.test(segment)) faults.push(`${path}: ${segment} is the name of a device`);
      else if (CHARACTERS.test(segment)) faults.push(`${path}: ${segment} has a character that Windows refuses`);
      else if (/[. ]$/.test(segment)) faults.push(`${path}: ${segment} ends with a dot or a space, which Windows drops`);
    }
    segments.forEach((_, index) => {
      const part = segments.slice(0, index + 1).join('/');
      const key = part.toLowerCase();
      const first = spellings.get(key);
      if (first === undefined) spellings.set(key, part);
      else if (first !== part) faults.push(`${path}: ${part} and ${first} differ in letter case alone`);
      if (index + 1 < segments.length && files.has(key)) faults.push(`${path}: ${part} is a file and a folder`);
    });
  }
  return faults;
}
