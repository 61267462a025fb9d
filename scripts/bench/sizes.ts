import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { at } from '../lib/paths.ts';
import type { Package } from '../package.ts';
import { emptyMain } from './emptyExtension.ts';
import type { Measure, Measures } from './measure.ts';

const mostForTheShell = 60_000;

const bytes = (what: string, value: number): Measure => ({ what, unit: 'bytes', value });

/** A file of `dist`, and what it weighs in a VSIX or on the wire. */
async function weigh(file: string, what = file): Promise<readonly [Measure, Measure]> {
  const content = await readFile(at('dist', file));
  return [bytes(what, content.length), bytes(`${what}, gzipped`, gzipSync(content).length)];
}

/** What is loaded only when it is first needed. */
async function otherBundles(): Promise<readonly string[]> {
  const files = await readdir(at('dist'));
  const rooms = files.filter((file) => file.endsWith('.cjs') && file !== 'extension.cjs');
  return [...rooms, join('webview', 'exportForm.js'), join('webview', 'exportForm.css')];
}

/** What the bundles weigh, as the last production build left them, and the VSIX. */
export async function measureSizes(vsix: Package): Promise<Measures> {
  const [shell, gzipped] = await weigh('extension.cjs', 'Shell bundle');
  const beside = { what: 'for an empty extension', value: Buffer.byteLength(emptyMain) };
  const others = await Promise.all((await otherBundles()).map((file) => weigh(file)));
  return [
    { ...shell, beside, target: mostForTheShell },
    gzipped,
    ...others.flat(),
    bytes('VSIX', vsix.bytes),
  ];
}
