import type * as vscode from 'vscode';
import type { Disposable } from './core/ports.ts';
import type { CommandDeps } from './editor/commands/commandRoom.ts';
import { registerCommands } from './editor/commands/registerCommands.ts';
import { registerConnection } from './editor/connection/registerConnection.ts';
import { registerDocuments } from './editor/documents/registerDocuments.ts';
import { registerExplorer } from './editor/explorer/registerExplorer.ts';
import { startFeatures } from './editor/features.ts';
import { logCall } from './editor/log/callLine.ts';
import { createServices, type Services } from './editor/services.ts';
import { priceListAddress } from './editor/priceListAddress.ts';
import { registerHealth } from './editor/storage/registerHealth.ts';
import type { LazyWatching } from './editor/watching/lazyWatching.ts';

/** Composes and registers. AWS is loaded when somebody first needs it, and not before. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const services = await createServices(context, async (log, askMfaCode) => {
    const { createAws } = await import('./aws/main.ts');
    const prices = { address: priceListAddress, folder: context.globalStorageUri.fsPath };
    return createAws({ log, onCall: logCall(log), env: process.env, askMfaCode, prices });
  });
  const { connections, documents, forms, ledger, log, watching, world } = services;
  context.subscriptions.push(
    ...startFeatures(
      [
        ['The connection', () => registerConnection(connections)],
        ['The explorer', () => registerExplorer(services)],
        ['Forms', () => forms.register()],
        ['Documents', () => registerDocuments(documents, services)],
        ['Commands', () => registerCommands(commandDeps(services))],
        ['The list of exports', () => registerHealth(ledger, services.shell)],
        // Last: it tells at once of exports that ended while the editor was closed.
        ['Watching', () => startWatching(watching)],
      ],
      log,
    ),
    ledger,
    world,
    log,
  );
}

function startWatching(watching: LazyWatching): Disposable {
  watching.start();
  return watching;
}

function commandDeps(services: Services): CommandDeps & Pick<Services, 'attendance'> {
  const { views, watching } = services;
  return { ...services, sources: views.sources, exports: views.exports, watcher: watching };
}
