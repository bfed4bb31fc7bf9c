/** Files that the folder for a USB stick has beside the site: README.txt, and settings for servers that an administrator has at hand. */

/** Types that IIS does not know by itself (it answers 404.3) or knows differently from version to version. */
const IIS_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  md: 'text/markdown; charset=utf-8',
  pagefind: 'application/octet-stream',
  pf_fragment: 'application/octet-stream',
  pf_index: 'application/octet-stream',
  pf_meta: 'application/octet-stream',
  pf_filter: 'application/octet-stream',
  svg: 'image/svg+xml',
  tsv: 'text/tab-separated-values',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  woff2: 'font/woff2',
  yaml: 'application/yaml',
};

/** Types that every IIS since version 7 serves. */
const KNOWN_TO_IIS = ['css', 'html', 'ico', 'jpg', 'js', 'png', 'txt', 'xml'];

/**
 * web.config (IIS) and serve.json (the npm package serve): file → text.
 * @param files of the folder @throws Error for a file whose type IIS would refuse to serve
 */
export function serverFiles(files: readonly string[]): Readonly<Record<string, string>> {
  const extensions = [...new Set(files.map((file) => /\.([^./]+)$/.exec(file)?.[1] ?? ''))].sort();
  const unknown = extensions.filter((extension) => !(extension in IIS_TYPES) && !KNOWN_TO_IIS.includes(extension));
  if (unknown.length > 0) {
    const file = files.find((path) => path.endsWith(`.${unknown[0] ?? ''}`) || !path.includes('.'));
    throw new Error(`${file ?? ''}: IIS serves no ".${unknown[0] ?? ''}" unasked; name its type in src/outputs/folder-texts.ts`);
  }
  const types = extensions.flatMap((extension) => {
    const type = IIS_TYPES[extension];
    return type === undefined
      ? []
      : [`      <remove fileExtension=".${extension}" />`, `      <mimeMap fileExtension=".${extension}" mimeType="${type}" />`];
  });
  const webConfig = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!-- For IIS: the first page of a folder, and the types of files that IIS does not know. -->',
    '<configuration>',
    '  <system.webServer>',
    '    <defaultDocument enabled="true">',
    '      <files>',
    '        <clear />',
    '        <add value="index.html" />',
    '      </files>',
    '    </defaultDocument>',
    '    <staticContent>',
    ...types,
    '    </staticContent>',
    '  </system.webServer>',
    '</configuration>',
  ];
  // serve takes "index.html" off addresses, after which relative links lead elsewhere.
  const serve = { cleanUrls: false, trailingSlash: true };
  return { 'web.config': windowsText(webConfig), 'serve.json': windowsText(JSON.stringify(serve, null, 2).split('\n')) };
}

export interface ZipDescription {
  readonly version: string;
  /** day of the newest page, YYYY-MM-DD */
  readonly newest: string;
  readonly publicSite: string | undefined;
}

/** README.txt: how to open the folder, how to serve it, what works where. */
export function zipReadme({ version, newest, publicSite }: ZipDescription): string {
  return windowsText([
    `Last Error ${version}, pages as of ${newest}`,
    'The reference for Windows error codes, to be read without a network.',
    '',
    '',
    'OPEN IT',
    '',
    'Unpack the whole zip, then double-click index.html. Nothing is installed, and',
    'nothing is sent anywhere. A current Edge, Chrome or Firefox is needed; Internet',
    'Explorer shows the pages but answers nothing.',
    '',
    'Opened as a file, this works:',
    '  - all pages and their links',
    '  - numbers in any form, names (also with typos) and messages, in every search',
    '    field and on the search page',
    '  - the log decoder (decode/index.html) and the bits of any number',
    '    (code/index.html)',
    '',
    'This does not:',
    '  - search in the text of the pages. A browser lets no page on a disk read its',
    '    index. Serve the folder (below), then it works.',
    '',
    '',
    'SERVE IT',
    '',
    'Any web server will do, at the root or in a sub-folder, for one machine or for a',
    'whole isolated network. Everything works then. Stand in this folder for:',
    '',
    '  Python     python -m http.server 8000 --bind 127.0.0.1',
    '             then open http://localhost:8000/',
    '',
    '  Node.js    npx serve',
    '             (reads serve.json of this folder)',
    '',
    '  IIS        Add this folder as a site, an application or a virtual directory.',
    '             web.config names the file types that IIS does not know.',
    '',
    '  nginx      location /errors/ { alias C:/last-error/; index index.html; }',
    '',
    'A link for a ticket system: the address of the folder, then',
    '  go/index.html?q=0x80070005',
    'It takes any form of a number, and symbolic names.',
    '',
    '',
    'ABOUT THIS COPY',
    '',
    'Made from the built site. Left out: pictures for social networks, the packs and',
    'the service worker that keep the site offline, files for search engines.',
    ...(publicSite === undefined ? [] : [`The site itself, with newer pages: ${publicSite}`]),
    'A newer version: unpack it beside this one, then delete this one. Do not unpack',
    'it over this folder, or files of both are mixed.',
    '',
    'LICENSE.txt and NOTICE.txt say what may be done with it. Last Error is',
    'independent of Microsoft.',
  ]);
}

/** Lines with the line ends that every Notepad shows. */
export function windowsText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\r\n`).join('');
}
