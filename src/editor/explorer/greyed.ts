import * as vscode from 'vscode';
import type { Disposable } from '../../core/ports.ts';

/** Only a resource can have a coloured label: rows that are set back share this one. */
const scheme = 'aws-exports-row';

export const greyed = vscode.Uri.from({ scheme, path: '/greyed' });

/** Lets the editor paint rows that are set back as it paints what is disabled. */
export function registerGreyed(): Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: (uri) =>
      uri.scheme === scheme
        ? new vscode.FileDecoration(
            undefined,
            undefined,
            new vscode.ThemeColor('disabledForeground'),
          )
        : undefined,
  });
}
