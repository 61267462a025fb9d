import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import type { Connection } from '../core/connection.ts';
import { Lease } from '../core/jobs/lease.ts';
import { openLedger, type Ledger } from '../core/jobs/ledger.ts';
import { Watcher } from '../core/jobs/watcher.ts';
import type { AwsWorld, Clock, Log } from '../core/ports.ts';
import type { Ask } from './ask.ts';
import { askInEditor } from './askInEditor.ts';
import { Connections } from './connection/connections.ts';
import { Documents } from './documents/documents.ts';
import { createPresenter, type PresentError } from './errors/presenter.ts';
import { ExportsModel } from './explorer/exportsModel.ts';
import { SourcesModel } from './explorer/sourcesModel.ts';
import { ViewFilterStore } from './explorer/viewFilterStore.ts';
import { LazyForms } from './forms/lazyForms.ts';
import { lazyWorld } from './lazyWorld.ts';
import { createOutputLog, type OutputLog } from './log/outputLog.ts';
import { watchInterval } from './settings.ts';
import type { Shell } from './shell.ts';
import { shellInEditor } from './shellInEditor.ts';
import { journalFile } from './storage/journalFile.ts';
import { leaseFile } from './storage/leaseFile.ts';
import { thisWindow } from './storage/thisWindow.ts';
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
  readonly filter: ViewFilterStore;
  readonly forms: LazyForms;
  readonly documents: Documents;
}

/** Makes the services of this window. Reads the ledger; asks nothing of AWS. */
export async function createServices(
  context: vscode.ExtensionContext,
  loadAws: (log: Log) => Promise<AwsWorld>,
): Promise<Services> {
  const ground = await layGround(context, loadAws);
  const filter = new ViewFilterStore(context.workspaceState);
  const sources = new SourcesModel(ground);
  const exports = new ExportsModel({ ...ground, filter });
  const onTableChanged = (connection: Connection, table: string): void =>
    sources.tell({ about: 'table', connection, table });
  const { extensionUri } = context;
  const forms = new LazyForms({ ...ground, extensionUri, newToken: randomUUID, onTableChanged });
  const documents = new Documents(ground);
  return { ...ground, sources, exports, filter, forms, documents };
}

async function layGround(
  context: vscode.ExtensionContext,
  loadAws: (log: Log) => Promise<AwsWorld>,
): Promise<Ground> {
  const log = createOutputLog();
  const world = lazyWorld(() => loadAws(log));
  const { ledger, shift } = await openShared(context.globalStorageUri.fsPath, log);
  return {
    log,
    world,
    clock: systemClock,
    ask: askInEditor,
    shell: shellInEditor(log),
    present: createPresenter(log),
    ledger,
    watcher: createWatcher({ ledger, shift, world, log }),
    connections: new Connections({
      world,
      here: context.workspaceState,
      everywhere: context.globalState,
      env: process.env,
    }),
  };
}

/** What all windows of this machine share: the list of exports, and whose turn it is to watch. */
async function openShared(
  folder: string,
  log: Log,
): Promise<{ readonly ledger: Ledger; readonly shift: Lease }> {
  const windows = thisWindow();
  const deps = { windows, warn: (text: string) => log.warn(text) };
  const journal = journalFile(join(folder, 'exports.json'), deps);
  const lease = leaseFile(join(folder, 'exports.lease'), deps);
  return {
    ledger: await openLedger(journal, systemClock, log, windows),
    shift: new Lease({ file: lease, windows, clock: systemClock, log }),
  };
}

interface WatchDeps {
  readonly ledger: Ledger;
  readonly shift: Lease;
  readonly world: AwsWorld;
  readonly log: Log;
}

function createWatcher({ world, ...deps }: WatchDeps): Watcher {
  return new Watcher({
    ...deps,
    gatewayFor: async (connection, kind) =>
      (await world.connect(connection, 'background')).exportsOf(kind),
    clock: systemClock,
    intervalMs: watchInterval,
  });
}
