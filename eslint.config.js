// @ts-check
import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Who may import whom: `docs/architecture.md`, "Rooms". Everything not named here is a wall. */
const mayImport = {
  core: [],
  aws: ['core'],
  output: ['core'],
  protocol: ['core'],
  webview: ['protocol', 'core'],
  editor: ['core', 'protocol', 'output'],
};

const rooms = Object.keys(mayImport);
const wall = (room) => ({
  target: `./src/${room}`,
  from: rooms
    .filter((other) => other !== room && !mayImport[room].includes(other))
    .map((other) => `./src/${other}`)
    .concat('./src/extension.ts', './test', './scripts'),
  message: `src/${room} may import only: ${[room, ...mayImport[room]].join(', ')}.`,
});

/** Packages that belong to one room only. */
const packagesOf = {
  vscode: ['editor'],
  '@aws-sdk/*': ['aws'],
  '@smithy/*': ['aws'],
  'node:*': ['aws', 'output', 'editor'],
  'preact/*': ['webview'],
  preact: ['webview'],
  valibot: ['protocol', 'editor'],
};
const bannedIn = (room) =>
  Object.entries(packagesOf)
    .filter(([, homes]) => !homes.includes(room))
    .map(([name]) => ({ group: [name], message: `${name} does not belong in src/${room}.` }));

const productionOf = (room) => ({
  files: [`src/${room}/**/*.{ts,tsx}`],
  ignores: ['**/*.test.*'],
  rules: {
    'import-x/no-restricted-paths': ['error', { zones: [wall(room)] }],
    'no-restricted-imports': ['error', { patterns: bannedIn(room) }],
    'no-console': 'error',
    'no-eval': 'error',
  },
});

export default tseslint.config(
  { ignores: ['dist', '.cache', '.vscode-test', 'out', 'coverage', 'node_modules'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/tsconfig.json', './src/*/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/extensions': ['.ts', '.tsx'],
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-duplicates': 'error',
      complexity: ['error', 10],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-param-reassign': 'error',
    },
  },
  ...rooms.map(productionOf),
  {
    files: ['src/extension.ts'],
    rules: {
      'max-lines': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'test/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      // A describe block is a list of cases, not a function.
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    // What a package without types of its own exports is not ours to choose.
    files: ['**/*.d.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['**/*.config.{js,ts}', '**/*.mjs', 'eslint.config.js'],
    ...tseslint.configs.disableTypeChecked,
    rules: { ...tseslint.configs.disableTypeChecked.rules, 'import-x/no-default-export': 'off' },
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly' },
      parserOptions: { project: null },
    },
  },
);
