import type { Connection } from '../../core/connection.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import type { Watcher } from '../../core/jobs/watcher.ts';
import { chooseProfile, chooseRegion } from '../connection/choose.ts';
import { commands } from '../contributions.ts';
import type { DocumentRef } from '../documents/documentRef.ts';
import type { ExportEntry } from '../explorer/entries.ts';
import type { ExportsModel } from '../explorer/exportsModel.ts';
import { connectionOf, isNode, isThing, nodeOf } from '../explorer/nodes.ts';
import type { SourcesModel } from '../explorer/sourcesModel.ts';
import type { ViewFilterStore } from '../explorer/viewFilterStore.ts';
import type { FormSubject } from '../forms/formSession.ts';
import type { Shell } from '../shell.ts';
import { BackupActions } from './backupActions.ts';
import { ExportActions } from './exportActions.ts';
import { connectionHandlers } from './connectionHandlers.ts';
import { doctorHandlers } from './doctorHandlers.ts';
import { exportHandlers } from './exportHandlers.ts';
import { FilterActions } from './filterActions.ts';
import { on, type ActionDeps, type Handler, type Handlers } from './handler.ts';
import { permissionHandlers } from './permissionHandlers.ts';
import { signInHandlers, type SignInActions } from './signInHandlers.ts';
import { SourceActions, type AnySubject } from './sourceActions.ts';
import { backupHandlers, sourceHandlers } from './sourceHandlers.ts';
import { TableActions } from './tableActions.ts';
import type { WantDeps } from './wants/wantDeps.ts';
import { wantTable } from './wants/wantTable.ts';

/** What commands stand on. */
export interface HandlerDeps extends WantDeps {
  readonly ledger: Pick<Ledger, 'adopt' | 'byArn' | 'get' | 'stopWatching' | 'update'>;
  readonly sources: Pick<SourcesModel, 'refresh' | 'tell'>;
  readonly exports: Pick<ExportsModel, 'entries' | 'refresh'>;
  readonly filter: Pick<ViewFilterStore, 'current' | 'set'>;
  readonly forms: { open(subject: FormSubject): Promise<void> };
  readonly documents: { open(ref: DocumentRef): Promise<void> };
  readonly watcher: Pick<Watcher, 'lookNow'>;
  readonly shell: Shell;
  readonly signIn: SignInActions;
}

/** Every command; one that is called without a row asks for what it needs. Throws ExportError. */
export function createHandlers(deps: HandlerDeps): Handlers {
  const all = { ...deps, ...actionsOf(deps) };
  return {
    ...windowHandlers(all),
    ...connectionHandlers(all),
    ...signInHandlers(all),
    ...sourceHandlers(all),
    ...backupHandlers(all),
    ...exportHandlers(all),
    ...permissionHandlers(all),
    ...doctorHandlers(all),
    ...rowHandlers(all),
  };
}

function actionsOf(deps: HandlerDeps) {
  const { sources } = deps;
  const changed =
    (about: 'table' | 'backups') =>
    (connection: Connection, table: string): void =>
      sources.tell({ about, connection, table });
  return {
    sourceActions: new SourceActions(deps),
    tableActions: new TableActions({ ...deps, onTableChanged: changed('table') }),
    backupActions: new BackupActions({ ...deps, onBackupsChanged: changed('backups') }),
    exportActions: new ExportActions(deps),
    filterActions: new FilterActions(deps),
  };
}

type AllDeps = HandlerDeps & ActionDeps;

/** Commands about the window as a whole. */
function windowHandlers(deps: AllDeps) {
  return {
    [commands.chooseProfile]: async () => {
      await chooseProfile(deps);
    },
    [commands.chooseRegion]: async (arg: unknown) => {
      await chooseRegion(deps, connectionOf(arg));
    },
    [commands.loadMore]: async (arg: unknown) => nodeOf('more', arg)?.load(),
    [commands.refresh]: (arg: unknown) => refresh(arg, deps),
    [commands.showLog]: async () => {
      await Promise.resolve();
      deps.shell.showLog();
    },
  };
}

/** Commands of all rows that stand for something; called without one, they are about a table. */
function rowHandlers(deps: AllDeps) {
  const { sourceActions: sources, exportActions: exports } = deps;
  const onAny = (
    ofSource: (subject: AnySubject) => Promise<void>,
    ofExport: (entry: ExportEntry) => Promise<void>,
  ): Handler => {
    const onSource = on((arg) => wantAny(arg, deps), ofSource);
    return (arg) => {
      const row = nodeOf('export', arg);
      return row === undefined ? onSource(arg) : ofExport(row.entry);
    };
  };
  return {
    [commands.copyArn]: onAny(
      (subject) => sources.copyArn(subject),
      (entry) => exports.copyArn(entry),
    ),
    [commands.copyName]: onAny(
      (subject) => sources.copyName(subject),
      (entry) => exports.copyName(entry),
    ),
    [commands.openInConsole]: onAny(
      (subject) => sources.openInConsole(subject),
      (entry) => exports.openInConsole(entry),
    ),
  };
}

async function wantAny(arg: unknown, deps: ActionDeps): Promise<AnySubject | undefined> {
  return isNode(arg) && isThing(arg) ? arg : wantTable(arg, deps);
}

/** An error row is tried again by itself; anything else means: all of it. */
async function refresh(arg: unknown, { sources, exports, watcher }: HandlerDeps): Promise<void> {
  const failed = nodeOf('error', arg);
  if (failed !== undefined) {
    failed.retry();
    return;
  }
  sources.refresh();
  exports.refresh();
  await watcher.lookNow();
}
