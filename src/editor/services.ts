import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import type { Connection } from '../core/connection.ts';
import { openLedger, type Ledger } from '../core/jobs/ledger.ts';
import { Watcher } from '../core/jobs/watcher.ts';
import type { AwsWorld, Clock, Log } from '../core/ports.ts';
import type { Ask } from './ask.ts';
import { askInEditor } from './askInEditor.ts';
import { ExportActions } from './commands/exportActions.ts';
import { TableActions } from './commands/tableActions.ts';
import { Connections } from './connection/connections.ts';
import { Documents } from './documents/documents.ts';
import { createPresenter, type PresentError } from './errors/presenter.ts';
import { ExportsModel } from './explorer/exportsModel.ts';
import { SourcesModel } from './explorer/sourcesModel.ts';
import { LazyForms } from './forms/lazyForms.ts';
import { lazyWorld } from './lazyWorld.ts';
import { createOutputLog, type OutputLog } from './log/outputLog.ts';
import { watchInterval } from './settings.ts';
import type { Shell } from './shell.ts';
import { shellInEditor } from './shellInEditor.ts';
import { journalFile } from './storage/journalFile.ts';
import { systemClock } from './systemClock.ts';

/** What the rest of the editor side stands on. */
interface Ground {
  readonly log: OutputLog;
  readonly world: AwsWorld;
  readonly clock: Clock;
  readonly ask: Ask;
  readonly shell: Shell;
  readonly present: PresentError;
  readonly ledger: Ledger;
  readonly watcher: Watcher;
  readonly connections: Connections;
}

/** Everything that features share; each takes the part that it needs. */
export interface Services extends Ground {
  readonly sources: SourcesModel;
  readonly exports: ExportsModel;
  readonly forms: LazyForms;
  readonly documents: Documents;
  readonly tableActions: TableActions;
  readonly exportActions: ExportActions;
}

/** Makes the services of this window. Reads the ledger; asks nothing of AWS. */
export async function createServices(
  context: vscode.ExtensionContext,
  loadAws: (log: Log) => Promise<AwsWorld>,
): Promise<Services> {
  const ground = await layGround(context, loadAws);
  const sources = new SourcesModel(ground);
  const exports = new ExportsModel(ground);
  const onTableChanged = (connection: Connection, name: string): void =>
    sources.refreshTable(connection, name);
  const { extensionUri } = context;
  const forms = new LazyForms({ ...ground, extensionUri, newToken: randomUUID, onTableChanged });
  const documents = new Documents(ground);
  return {
    ...ground,
    sources,
    exports,
    forms,
    documents,
    tableActions: new TableActions({ ...ground, forms, onTableChanged }),
    exportActions: new ExportActions({ ...ground, forms, documents }),
  };
}

async function layGround(
  context: vscode.ExtensionContext,
  loadAws: (log: Log) => Promise<AwsWorld>,
): Promise<Ground> {
  const log = createOutputLog();
  const world = lazyWorld(() => loadAws(log));
  const file = journalFile(join(context.globalStorageUri.fsPath, 'exports.json'));
  const ledger = await openLedger(file, systemClock, log);
  return {
    log,
    world,
    clock: systemClock,
    ask: askInEditor,
    shell: shellInEditor(log),
    present: createPresenter(log),
    ledger,
    watcher: createWatcher(ledger, world, log),
    connections: new Connections({
      world,
      here: context.workspaceState,
      everywhere: context.globalState,
      env: process.env,
    }),
  };
}

function createWatcher(ledger: Ledger, world: AwsWorld, log: Log): Watcher {
  return new Watcher({
    ledger,
    gatewayFor: async (connection, service) => (await world.connect(connection)).exportsOf(service),
    clock: systemClock,
    log,
    intervalMs: watchInterval,
  });
}
