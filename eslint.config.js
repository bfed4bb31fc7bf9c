// Lint rules. The folders of src read top to bottom: a folder imports only from those above it.
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** In the order of the architecture note; those on one line may import each other. */
const LAYERS = [
  ['model'],
  ['facts'],
  ['catalog'],
  ['lookup'],
  ['offline'],
  ['outputs'],
  ['browser'],
  ['components', 'layouts'],
  ['pages'],
  ['import', 'commands'],
];

/** Folders that a layer may not import although they stand above it: lookup and browser run at the reader's, without files. */
const EXTRA_BANS = { lookup: ['facts', 'catalog'], offline: ['facts', 'catalog', 'lookup'], browser: ['facts', 'catalog', 'outputs'] };

const direction = LAYERS.flatMap((folders, index) =>
  folders.map((folder) => {
    const banned = [...new Set([...LAYERS.slice(index + 1).flat(), ...(EXTRA_BANS[folder] ?? [])])];
    return {
      files: [`src/${folder}/**/*.{ts,astro}`],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: banned.map((ban) => ({
              group: [`**/${ban}/**`],
              message: `src/${folder} stands above src/${ban}: see architecture.`,
            })),
          },
        ],
      },
    };
  }),
);

export default defineConfig(
  { ignores: ['dist', '.astro', 'node_modules', 'test-results', '.scratch'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  ...astro.configs.recommended,
  ...(astro.configs['jsx-a11y-recommended'] ?? []),
  {
    rules: {
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports.' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    // Unsigned arithmetic has one home, sets of bits another.
    files: ['src/**/*.{ts,astro}'],
    ignores: ['src/model/number.ts', 'src/lookup/letter-set.ts'],
    rules: { 'no-bitwise': 'error' },
  },
  { files: ['*.config.*', '**/*.config.ts', '**/*.astro'], rules: { 'no-restricted-syntax': 'off' } },
  // Astro writes the scripts of pages as virtual files; their types come from the checker.
  { files: ['**/*.astro/*.ts'], rules: { '@typescript-eslint/no-unused-vars': 'off' } },
  ...direction,
);
