import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at } from '../lib/paths.ts';
import { runOrThrow } from '../lib/run.ts';

/** What the editor calls it. */
export const emptyName = 'Empty Extension';

/** All of its code: nothing can activate for less. */
export const emptyMain = "require('vscode'); exports.activate = () => undefined;\n";

const manifest = {
  name: 'empty-extension',
  displayName: emptyName,
  publisher: 'bench',
  version: '1.0.0',
  license: 'Apache-2.0',
  engines: { vscode: '^1.101.0' },
  main: './main.js',
  activationEvents: ['onStartupFinished'],
};

/** Packs an extension that does nothing but activate; gives the VSIX. */
export async function packEmpty(folder: string): Promise<string> {
  const source = join(folder, 'empty');
  const vsix = join(folder, 'empty.vsix');
  await mkdir(source);
  await writeFile(join(source, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(source, 'main.js'), emptyMain);
  const vsce = at('node_modules', '@vscode', 'vsce', 'vsce');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license'];
  await runOrThrow(process.execPath, [vsce, 'package', ...flags, `--out=${vsix}`], { cwd: source });
  return vsix;
}
