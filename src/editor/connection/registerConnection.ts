import * as vscode from 'vscode';
import type { Disposable } from '../../core/ports.ts';
import { contextKeys } from '../contributions.ts';
import type { Connections } from './connections.ts';

/** Keeps the context key of the welcome views and menus true to the connection. */
export function registerConnection(connections: Connections): Disposable {
  const publish = (): void => {
    void vscode.commands.executeCommand('setContext', contextKeys.state, connections.state);
  };
  publish();
  return vscode.Disposable.from(connections.onDidChange(publish), connections);
}
