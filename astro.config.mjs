// @ts-check
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { loadCatalog } from './src/catalog/load.ts';
import { focusableCode, linkHeadings, linkNames, linkSitePaths, writeSiteAddress } from './src/outputs/prose-links.ts';
import { FACT_FILES, FACTS_DIRECTORY } from './src/facts/read-facts.ts';

/** Where the site will stand. Both can be set for a build: SITE=https://example.org BASE=/errors/ npm run build */
const site = process.env.SITE ?? 'http://localhost:4321';
const base = process.env.BASE ?? '/';

/**
 * Vite wraps each dynamic import in a helper that preloads its style sheets and chunks. Ours have neither, and the helper is
 * larger than the script of a page: an import stays an import. The list of what would be preloaded goes too.
 */
const plainDynamicImports = {
  name: 'plain-dynamic-imports',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} id */
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined),
  generateBundle: {
    order: /** @type {const} */ ('post'),
    /**
     * Takes away the lists of files that the helper would preload.
     * @param {unknown} _options
     * @param {Record<string, { type: string, code?: string }>} bundle
     */
    handler: (_options, bundle) => {
      for (const chunk of Object.values(bundle)) {
        chunk.code &&= chunk.code.replace(/^const __vite__mapDeps=.*\n/, '').replaceAll(/,__vite__mapDeps\(\[[\d,]*\]\)/g, '');
      }
    },
  },
};

export default defineConfig({
  site,
  base,
  // Links are written with their slash by src/outputs/paths.ts. Here 'ignore' lets the preview answer /13803 with 404.html, as static hosts do.
  trailingSlash: 'ignore',
  // Style sheets and scripts are files: the content security policy allows nothing inline.
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  vite: { plugins: [plainDynamicImports], build: { assetsInlineLimit: 0, modulePreload: false } },
  devToolbar: { enabled: false },
  markdown: {
    // Shiki writes inline styles, which the policy forbids.
    syntaxHighlight: false,
    processor: satteri({
      features: { smartPunctuation: false },
      mdastPlugins: [writeSiteAddress(site, base), linkSitePaths(base), linkNames(loadCatalog(), base), linkHeadings()],
      hastPlugins: [focusableCode()],
    }),
  },
  integrations: [
    mdx({ optimize: true }),
    {
      name: 'facts-restart-the-development-server',
      hooks: {
        'astro:config:setup': ({ addWatchFile, config }) => {
          for (const file of FACT_FILES) addWatchFile(new URL(`${FACTS_DIRECTORY}/${file}`, config.root));
        },
      },
    },
  ],
});
