import * as vscode from 'vscode';
import { intervalKey, toInterval } from './watchInterval.ts';

/** Milliseconds between two looks at running exports, inside what the setting allows. */
export function watchInterval(): number {
  return toInterval(vscode.workspace.getConfiguration().get(intervalKey));
}
