import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { at } from '../lib/paths.ts';
import type { Package } from '../package.ts';

export interface Size {
  readonly bytes: number;
  /** As it weighs in a VSIX or on the wire. */
  readonly gzipped: number;
}

const files = {
  extension: 'dist/extension.cjs',
  aws: 'dist/aws.cjs',
  forms: 'dist/forms.cjs',
  webview: 'dist/webview/exportForm.js',
  webviewStyles: 'dist/webview/exportForm.css',
} as const;

export type Sizes = Readonly<Record<keyof typeof files, Size>> & { readonly vsix: number };

async function sizeOf(file: string): Promise<Size> {
  const content = await readFile(at(file));
  return { bytes: content.length, gzipped: gzipSync(content).length };
}

/** What the bundles weigh, as the last production build left them, and the VSIX. */
export async function measureSizes(vsix: Package): Promise<Sizes> {
  return {
    extension: await sizeOf(files.extension),
    aws: await sizeOf(files.aws),
    forms: await sizeOf(files.forms),
    webview: await sizeOf(files.webview),
    webviewStyles: await sizeOf(files.webviewStyles),
    vsix: vsix.bytes,
  };
}
