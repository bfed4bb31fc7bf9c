// Loads Pagefind and hands it to the search. A file of its own: a dynamic import in the bundled scripts would bring a
// shared helper along, one more request on every page.
import * as pagefind from './pagefind/pagefind.js';
globalThis.pagefind = pagefind;
