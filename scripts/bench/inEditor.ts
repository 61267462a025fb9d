import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startBrowser } from '../editor/browser.ts';
import { Workbench } from '../editor/workbench.ts';
import { startEditor } from '../editorHost.ts';
import { at } from '../lib/paths.ts';
import { runOrThrow } from '../lib/run.ts';
import { tempFolder } from '../lib/temp.ts';
import { repeat } from './child.ts';
import { median } from './median.ts';

/** Milliseconds that VS Code itself counts for loading and activating, medians. */
export interface EditorTimes {
  readonly own: number;
  readonly empty: number;
}

const names = { own: 'Export Explorer for AWS', empty: 'Empty Extension' } as const;

const emptyManifest = {
  name: 'empty-extension',
  displayName: names.empty,
  publisher: 'bench',
  version: '1.0.0',
  license: 'Apache-2.0',
  engines: { vscode: '^1.101.0' },
  main: './main.js',
  activationEvents: ['onStartupFinished'],
};

/** Packs an extension that does nothing but activate. */
async function packEmpty(folder: string): Promise<string> {
  const source = join(folder, 'empty');
  const vsix = join(folder, 'empty.vsix');
  await mkdir(source);
  await writeFile(join(source, 'package.json'), JSON.stringify(emptyManifest));
  await writeFile(join(source, 'main.js'), "require('vscode'); exports.activate = () => {};\n");
  const vsce = at('node_modules', '@vscode', 'vsce', 'vsce');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license'];
  await runOrThrow(process.execPath, [vsce, 'package', ...flags, `--out=${vsix}`], { cwd: source });
  return vsix;
}

/** What "Developer: Show Running Extensions" tells of an extension. */
async function activationOf(workbench: Workbench, name: string): Promise<number> {
  const label = workbench.page.getByText(name, { exact: true });
  const row = workbench.page
    .locator('.runtime-extensions-editor .extension')
    .filter({ has: label });
  const text = await row.locator('.activation-time').innerText({ timeout: 30_000 });
  return Number(/(\d+)\s*ms/.exec(text)?.[1] ?? NaN);
}

async function once(extensions: readonly string[]): Promise<EditorTimes> {
  const editor = await startEditor({ extensions });
  const browser = await startBrowser();
  try {
    const workbench = new Workbench(await browser.open(editor.url, { width: 1280, height: 3000 }));
    await workbench.ready();
    await workbench.runCommand('Developer: Show Running Extensions');
    return {
      own: await activationOf(workbench, names.own),
      empty: await activationOf(workbench, names.empty),
    };
  } finally {
    await browser.close();
    await editor.close();
  }
}

/** Reads the activation time from a real VS Code, next to that of an empty extension. */
export async function measureInEditor(vsix: string): Promise<EditorTimes> {
  const folder = await tempFolder('bench-editor');
  try {
    const extensions = [vsix, await packEmpty(folder.path)];
    const times = await repeat(3, () => once(extensions));
    return {
      own: median(times.map(({ own }) => own)),
      empty: median(times.map(({ empty }) => empty)),
    };
  } finally {
    await folder.remove();
  }
}
