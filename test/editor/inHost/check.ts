import { deepStrictEqual, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, contextKeys, settings, views } from '../../../src/editor/contributions.ts';

const extensionId = 'aws-export-explorer.aws-export-explorer';

type Check = () => Promise<void>;

/** Each is a sentence about the extension as VS Code sees it from the inside. */
const checks: Readonly<Record<string, Check>> = {
  'it activates, and offers other extensions nothing': async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    ok(extension, 'the extension is not installed');
    deepStrictEqual(await extension.activate(), undefined);
  },
  'every command of the manifest is registered': async () => {
    const registered = await vscode.commands.getCommands(true);
    const missing = Object.values(commands).filter((id) => !registered.includes(id));
    deepStrictEqual(missing, []);
  },
  'no command is registered that the manifest does not name': async () => {
    const own = (await vscode.commands.getCommands(true)).filter((id) =>
      id.startsWith('awsExports.'),
    );
    const ofViews = Object.values(views).flatMap((view) => own.filter((id) => id.startsWith(view)));
    const known = new Set<string>([...Object.values(commands), ...ofViews]);
    deepStrictEqual(
      own.filter((id) => !known.has(id)),
      [],
    );
  },
  'both views open': async () => {
    for (const view of Object.values(views)) await vscode.commands.executeCommand(`${view}.focus`);
  },
  'every setting has the default that the code believes in': () => {
    for (const [key, value] of Object.entries(settings)) {
      deepStrictEqual(vscode.workspace.getConfiguration().inspect(key)?.defaultValue, value);
    }
    ok(contextKeys.state.startsWith('awsExports.'));
    return Promise.resolve();
  },
};

/** Runs every check and reports all that fail. */
export async function run(): Promise<void> {
  const failures: string[] = [];
  for (const [sentence, check] of Object.entries(checks)) {
    await check().then(
      () => console.log(`ok: ${sentence}`),
      (error: unknown) => failures.push(`${sentence}: ${String(error)}`),
    );
  }
  if (failures.length > 0) throw new Error(failures.join('\n'));
}
