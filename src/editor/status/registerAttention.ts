import * as vscode from 'vscode';
import type { Watcher } from '../../core/jobs/watcher.ts';
import type { Disposable } from '../../core/ports.ts';

/** Looks at running exports more often while somebody is at the window. */
export function registerAttention(watcher: Pick<Watcher, 'setAttentive'>): Disposable {
  watcher.setAttentive(vscode.window.state.focused);
  return vscode.window.onDidChangeWindowState(({ focused }) => watcher.setAttentive(focused));
}
