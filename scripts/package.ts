import { cp, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.ts';
import { isMain } from './lib/isMain.ts';
import { at } from './lib/paths.ts';
import { say } from './lib/report.ts';
import { runOrThrow } from './lib/run.ts';
import { tempFolder } from './lib/temp.ts';

export interface Package {
  /** The VSIX, an absolute path. */
  readonly path: string;
  readonly bytes: number;
}

const ignoreFile = '.vscodeignore';

/** The files and folders at the top of the project that anything is taken from. */
async function sources(): Promise<ReadonlySet<string>> {
  const lines = (await readFile(at(ignoreFile), 'utf8')).split(/\r?\n/);
  const taken = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  return new Set([ignoreFile, ...taken.map((path) => path.replace(/\/.*/, ''))]);
}

/**
 * Packs `dist` as it is into one VSIX for every platform; `.vscodeignore` says what goes in. That
 * is done in a folder of its own, as vsce looks at every file before it leaves out what is ignored.
 */
export async function pack(): Promise<Package> {
  const text = await readFile(at('package.json'), 'utf8');
  const { name, version } = JSON.parse(text) as { readonly name: string; readonly version: string };
  const path = at('out', `${name}-${version}.vsix`);
  await mkdir(at('out'), { recursive: true });
  const vsce = at('node_modules', '@vscode', 'vsce', 'vsce');
  const folder = await tempFolder('package');
  try {
    for (const source of await sources()) {
      await cp(at(source), join(folder.path, source), { recursive: true });
    }
    const args = [vsce, 'package', '--no-dependencies', `--out=${path}`];
    await runOrThrow(process.execPath, args, { cwd: folder.path });
  } finally {
    await folder.remove();
  }
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
