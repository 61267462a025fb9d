import { build } from 'esbuild';
import { join } from 'node:path';
import { bundles } from '../../../scripts/build/bundles.ts';
import { at } from '../../../scripts/lib/paths.ts';

/** Bundles the form exactly as for the package, into a folder of its own; gives that folder. */
export async function bundleForm(): Promise<string> {
  const webview = bundles(true).find(({ name }) => name === 'webview');
  if (webview === undefined) throw new Error('There is no webview bundle.');
  const outdir = at('.cache', 'webview-tests');
  await build({ ...webview.options, outdir });
  return outdir;
}

/** The folder of the theme files. */
export const themeFolder = join(import.meta.dirname, '..', 'themes');
