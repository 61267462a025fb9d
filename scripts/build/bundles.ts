import type { BuildOptions } from 'esbuild';
import { at } from '../lib/paths.ts';
import { codiconStyles } from './codicons.ts';
import { onFirstUse } from './onFirstUse.ts';
import { toCommonJs } from './toCommonJs.ts';

/** What the shell loads of itself when it is first needed, and the module that each is made from. */
const hostRooms = {
  desk: 'src/editor/desk.ts',
  watching: 'src/editor/watching/watching.ts',
  forms: 'src/editor/forms/formPanels.ts',
} as const;

/** One of the files that make up the extension, with what esbuild must know to make it. */
export interface Bundle {
  readonly name: 'extension' | 'rooms' | 'aws' | 'webview';
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
 * The bundles: the shell, which VS Code loads when the window opens; the rooms of the host, which the
 * shell loads when each is first needed, with what they share in files of their own; AWS, loaded in
 * the same way; and the form itself, which runs in a webview with icons beside it.
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
          onFirstUse('src/aws/main.ts', 'aws'),
          ...Object.entries(hostRooms).map(([name, module]) => onFirstUse(module, name)),
        ],
        supported: { 'dynamic-import': false },
      },
    },
    {
      name: 'rooms',
      options: {
        ...shared(production),
        ...forNode,
        entryPoints: { ...hostRooms },
        external: ['vscode'],
        format: 'esm',
        splitting: true,
        chunkNames: 'shared-[hash]',
        sourcemap: production ? false : 'inline',
        plugins: [toCommonJs(production)],
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
