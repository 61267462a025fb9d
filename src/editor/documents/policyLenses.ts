import * as vscode from 'vscode';
import type { Disposable } from '../../core/ports.ts';
import { documentScheme } from '../contributions.ts';
import type { Shell } from '../shell.ts';
import { policyBlocks } from './policyBlocks.ts';

/** Not in the palette: it is about the policy that it stands above. */
const copyPolicy = 'awsExports.copyPolicy';

/** Puts “Copy policy” above each policy of our documents. */
export function registerPolicyLenses(shell: Pick<Shell, 'copy' | 'say'>): Disposable {
  const copy = async (json: unknown): Promise<void> => {
    if (typeof json !== 'string') return;
    await shell.copy(json);
    shell.say('Policy copied');
  };
  const selector = { scheme: documentScheme, language: 'markdown' };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(copyPolicy, copy),
    vscode.languages.registerCodeLensProvider(selector, {
      provideCodeLenses: (document) => lensesOf(document.getText().replaceAll('\r\n', '\n')),
    }),
  );
}

function lensesOf(text: string): vscode.CodeLens[] {
  return policyBlocks(text).map(({ line, json }) => {
    const command = { title: '$(copy) Copy policy', command: copyPolicy, arguments: [json] };
    return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command);
  });
}
