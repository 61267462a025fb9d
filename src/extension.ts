import type * as vscode from 'vscode';
import type { Watcher } from './core/jobs/watcher.ts';
import type { Disposable } from './core/ports.ts';
import { registerCommands } from './editor/commands/registerCommands.ts';
import { registerConnection } from './editor/connection/registerConnection.ts';
import { registerDocuments } from './editor/documents/registerDocuments.ts';
import { registerExplorer } from './editor/explorer/registerExplorer.ts';
import { startFeatures } from './editor/features.ts';
import { logCall } from './editor/log/callLine.ts';
import { registerNotify } from './editor/notify/registerNotify.ts';
import { createServices } from './editor/services.ts';
import { registerHealth } from './editor/storage/registerHealth.ts';
import { registerAttention } from './editor/status/registerAttention.ts';
import { registerStatus } from './editor/status/registerStatus.ts';

/** Composes and registers. AWS is loaded when somebody first needs it, and not before. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const services = await createServices(context, async (log) => {
    const { createAws } = await import('./aws/main.ts');
    return createAws({ log, onCall: logCall(log), env: process.env });
  });
  const { connections, documents, forms, ledger, log, present, watcher, world } = services;
  context.subscriptions.push(
    ...startFeatures(
      [
        ['The connection', () => registerConnection(connections, services.clock)],
        ['The explorer', () => registerExplorer(services)],
        ['Forms', () => forms.register()],
        ['Documents', () => registerDocuments(documents, ledger)],
        ['Commands', () => registerCommands(services, present)],
        ['The list of exports', () => registerHealth(ledger, services.shell)],
        ['The status bar', () => registerStatus(services)],
        ['Notifications', () => registerNotify(services)],
        ['Attention', () => registerAttention(watcher)],
        // Last: it tells at once of exports that ended while the editor was closed.
        ['Watching', () => startWatching(watcher)],
      ],
      log,
    ),
    ledger,
    world,
    log,
  );
}

function startWatching(watcher: Watcher): Disposable {
  watcher.start();
  return watcher;
}
