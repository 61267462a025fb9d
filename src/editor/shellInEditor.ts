import * as vscode from 'vscode';
import { views } from './contributions.ts';
import type { OutputLog } from './log/outputLog.ts';
import type { Shell } from './shell.ts';

const sayFor = 4000;

/** The services of this window. */
export function shellInEditor(log: Pick<OutputLog, 'show'>): Shell {
  return {
    copy: async (text) => vscode.env.clipboard.writeText(text),
    open: async (url) => {
      // As a string, which the editor passes on as it is: a Uri would escape the `=` and `?` of a
      // fragment, and the AWS Console reads its pages from there (microsoft/vscode#85930).
      await vscode.env.openExternal(url as unknown as vscode.Uri);
    },
    openFile: async (path) => {
      await vscode.window.showTextDocument(vscode.Uri.file(path), { preview: false });
    },
    say: (text) => void vscode.window.setStatusBarMessage(text, sayFor),
    showExports: async () => {
      await vscode.commands.executeCommand(`${views.exports}.focus`);
    },
    showLog: () => log.show(),
  };
}
