import * as vscode from 'vscode';
import type { Paste } from '../../core/preflight/finding.ts';
import type { Disposable } from '../../core/ports.ts';
import type { Shell } from '../shell.ts';
import type { Documents } from './documents.ts';
import { lensCommands } from './lensCommands.ts';

/** What is done with the policies and commands in our documents. */
export function registerPastes(
  documents: Pick<Documents, 'open'>,
  shell: Pick<Shell, 'copy' | 'say'>,
): Disposable {
  const copy = async ({ language, text }: Paste): Promise<void> => {
    await shell.copy(text);
    shell.say(language === 'json' ? 'Policy copied' : 'Command copied');
  };
  const open = (paste: Paste): Promise<void> => documents.open({ kind: 'paste', ...paste });
  return vscode.Disposable.from(
    vscode.commands.registerCommand(lensCommands.copyPaste, copy),
    vscode.commands.registerCommand(lensCommands.openPaste, open),
  );
}
