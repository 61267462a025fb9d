import { build } from 'esbuild';
import { join } from 'node:path';
import { startBrowser } from '../../scripts/editor/browser.ts';
import type { Editor } from '../../scripts/editorHost.ts';
import { at } from '../../scripts/lib/paths.ts';
import { tempFolder } from '../../scripts/lib/temp.ts';

/** How a run of tests inside the extension host ended. */
export interface HostRun {
  /** 0 when `run()` resolved, 1 when it threw. */
  readonly code: number;
  /** What the tests and the host printed. */
  readonly output: string;
}

/** Bundles a module of `test/editor/inHost` into one file that the extension host can load. */
export async function bundleForHost(name: string, folder: string): Promise<string> {
  const outfile = join(folder, `${name}.cjs`);
  await build({
    entryPoints: [at('test', 'editor', 'inHost', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return outfile;
}

/** The page's address with the tests to run; the editor must have been started `forTests`. */
function addressWith(editor: Editor, tests: string): string {
  const remote = (path: string): string => `vscode-remote://${new URL(editor.url).host}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(at('test', 'editor', 'inHost', 'nothing'))],
    ['extensionTestsPath', remote(tests)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  return `${editor.url}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

const patience = 60_000;

/** Runs `run()` of `test/editor/inHost/<name>.ts` inside the extension host of a running editor. */
export async function runInHost(editor: Editor, name: string): Promise<HostRun> {
  const folder = await tempFolder('in-host');
  const browser = await startBrowser();
  try {
    const address = addressWith(editor, await bundleForHost(name, folder.path));
    const page = await browser.open('about:blank');
    let output = '';
    const ended = new Promise<number>((resolve, reject) => {
      const giveUp = () => reject(new Error(`The tests did not end.\n${output}\n${editor.log()}`));
      setTimeout(giveUp, patience).unref();
      void page.exposeFunction('codeAutomationLog', (_: string, args: readonly unknown[]) => {
        output += `${args.join(' ')}\n`;
      });
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.goto(address);
    return { code: await ended, output };
  } finally {
    await browser.close();
    await folder.remove();
  }
}
