import { mkdir, readFile, stat } from 'node:fs/promises';
import { build } from './build.ts';
import { isMain } from './lib/isMain.ts';
import { at } from './lib/paths.ts';
import { say } from './lib/report.ts';
import { runOrThrow } from './lib/run.ts';

export interface Package {
  /** The VSIX, an absolute path. */
  readonly path: string;
  readonly bytes: number;
}

/** Packs `dist` as it is into one VSIX for every platform; `.vscodeignore` says what goes in. */
export async function pack(): Promise<Package> {
  const text = await readFile(at('package.json'), 'utf8');
  const { name, version } = JSON.parse(text) as { readonly name: string; readonly version: string };
  const path = at('out', `${name}-${version}.vsix`);
  await mkdir(at('out'), { recursive: true });
  const vsce = at('node_modules', '@vscode', 'vsce', 'vsce');
  await runOrThrow(process.execPath, [vsce, 'package', '--no-dependencies', `--out=${path}`], {
    cwd: at(),
  });
  return { path, bytes: (await stat(path)).size };
}

/** Builds for production and packs the result. */
export async function packageExtension(): Promise<Package> {
  await build({ production: true });
  return pack();
}

if (isMain(import.meta)) {
  const { path, bytes } = await packageExtension();
  say(`${path} (${(bytes / 1000).toFixed(1)} kB)`);
}
