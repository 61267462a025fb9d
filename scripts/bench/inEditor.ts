import { startBrowser } from '../editor/browser.ts';
import { Workbench } from '../editor/workbench.ts';
import { startEditor } from '../editorHost.ts';
import { tempFolder } from '../lib/temp.ts';
import type { Package } from '../package.ts';
import { repeat } from './child.ts';
import { emptyName, packEmpty } from './emptyExtension.ts';
import type { Measures } from './measure.ts';
import { median } from './statistics.ts';

const names = { own: 'Export Explorer for AWS', empty: emptyName } as const;
const runs = 3;

/** Milliseconds that VS Code itself counts for loading and activating. */
type Times = Readonly<Record<keyof typeof names, number>>;

/** What "Developer: Show Running Extensions" tells of an extension. */
async function activationOf(workbench: Workbench, name: string): Promise<number> {
  const label = workbench.page.getByText(name, { exact: true });
  const row = workbench.page
    .locator('.runtime-extensions-editor .extension')
    .filter({ has: label });
  const text = await row.locator('.activation-time').innerText({ timeout: 30_000 });
  return Number(/(\d+)\s*ms/.exec(text)?.[1] ?? NaN);
}

async function once(extensions: readonly string[]): Promise<Times> {
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
export async function measureInEditor({ path }: Package): Promise<Measures> {
  const folder = await tempFolder('bench-editor');
  try {
    const extensions = [path, await packEmpty(folder.path)];
    const times = await repeat(runs, () => once(extensions));
    const value = median(times.map(({ own }) => own));
    const beside = {
      what: 'for an empty extension',
      value: median(times.map(({ empty }) => empty)),
    };
    return [{ what: 'Load and activation in the editor', unit: 'ms', value, beside }];
  } finally {
    await folder.remove();
  }
}
