import type { BuildOptions } from 'esbuild';
import { at } from '../lib/paths.ts';
import { codiconStyles } from './codicons.ts';
import { onFirstUse } from './onFirstUse.ts';

/** One of the files that make up the extension, with what esbuild must know to make it. */
export interface Bundle {
  readonly name: 'extension' | 'aws' | 'commands' | 'forms' | 'webview';
  readonly options: BuildOptions;
}

const shared = (production: boolean): BuildOptions => ({
  absWorkingDir: at(),
  bundle: true,
  charset: 'utf8',
  // Collected into THIRD-PARTY-NOTICES.txt afterwards.
  legalComments: production ? 'external' : 'none',
  logLevel: 'warning',
  metafile: true,
  minify: production,
  sourcemap: production ? false : 'linked',
});

/** Code for the extension host. Node 22 is what VS Code 1.101 runs. */
const forNode: BuildOptions = {
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  outExtension: { '.js': '.cjs' },
  outdir: 'dist',
};

/**
 * The bundles: the shell, which VS Code loads when the window opens; AWS, what commands do and the
 * host's side of the forms, which the shell loads when each is first needed; and the form itself,
 * which runs in a webview with icons beside it.
 */
export function bundles(production: boolean): readonly Bundle[] {
  return [
    {
      name: 'extension',
      options: {
        ...shared(production),
        ...forNode,
        entryPoints: { extension: 'src/extension.ts' },
        external: ['vscode'],
        plugins: [
          onFirstUse(/\/aws\/main\.ts$/, 'aws'),
          onFirstUse(/\/formPanels\.ts$/, 'forms'),
          onFirstUse(/\/handlers\.ts$/, 'commands'),
        ],
        supported: { 'dynamic-import': false },
      },
    },
    {
      name: 'commands',
      options: {
        ...shared(production),
        ...forNode,
        entryPoints: { commands: 'src/editor/commands/handlers.ts' },
        external: ['vscode'],
      },
    },
    {
      name: 'forms',
      options: {
        ...shared(production),
        ...forNode,
        entryPoints: { forms: 'src/editor/forms/formPanels.ts' },
        external: ['vscode'],
      },
    },
    {
      name: 'aws',
      options: {
        ...shared(production),
        ...forNode,
        entryPoints: { aws: 'src/aws/main.ts' },
        // The SDK's ES modules can be tree-shaken: about 40 % smaller and quicker to load.
        mainFields: ['module', 'main'],
      },
    },
    {
      name: 'webview',
      options: {
        ...shared(production),
        platform: 'browser',
        format: 'iife',
        target: 'es2022',
        jsx: 'automatic',
        jsxImportSource: 'preact',
        loader: { '.ttf': 'file' },
        assetNames: '[name]',
        outdir: 'dist/webview',
        entryPoints: {
          exportForm: 'src/webview/exportForm.tsx',
          codicon: codiconStyles,
        },
      },
    },
  ];
}
