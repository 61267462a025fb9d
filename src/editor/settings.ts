import * as vscode from 'vscode';
import { settings } from './contributions.ts';

const intervalKey = 'awsExports.watch.intervalSeconds' satisfies keyof typeof settings;

/** Milliseconds between two looks at running exports, inside what the setting allows. */
export function watchInterval(): number {
  const configuration = vscode.workspace.getConfiguration();
  const seconds = configuration.get<number>(intervalKey, settings[intervalKey]);
  return Math.min(300, Math.max(2, seconds)) * 1000;
}
