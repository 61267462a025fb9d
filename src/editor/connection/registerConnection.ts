import * as vscode from 'vscode';
import type { Clock, Disposable } from '../../core/ports.ts';
import { contextKeys } from '../contributions.ts';
import type { Connections } from './connections.ts';
import { keepLooking } from './keepLooking.ts';

/** Keeps the context key of the welcome views and menus true to the connection. */
export function registerConnection(connections: Connections, clock: Clock): Disposable {
  const publish = (): void => {
    void vscode.commands.executeCommand('setContext', contextKeys.state, connections.state);
  };
  publish();
  return vscode.Disposable.from(
    connections.onDidChange(publish),
    keepLooking(connections, clock),
    connections,
  );
}
