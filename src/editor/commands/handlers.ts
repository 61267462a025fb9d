import type { Watcher } from '../../core/jobs/watcher.ts';
import { chooseProfile, chooseRegion } from '../connection/choose.ts';
import { commands, type CommandId } from '../contributions.ts';
import type { ExportEntry } from '../explorer/entries.ts';
import type { ExportsModel } from '../explorer/exportsModel.ts';
import { nodeOf } from '../explorer/nodes.ts';
import type { SourcesModel } from '../explorer/sourcesModel.ts';
import type { Shell } from '../shell.ts';
import type { ExportActions } from './exportActions.ts';
import type { TableActions, TableTarget } from './tableActions.ts';
import { wantExport, wantTable, type TargetDeps } from './targets.ts';

export interface HandlerDeps extends TargetDeps {
  readonly sources: Pick<SourcesModel, 'refresh'>;
  readonly exports: Pick<ExportsModel, 'entries' | 'refresh'>;
  readonly watcher: Pick<Watcher, 'lookNow'>;
  readonly tableActions: TableActions;
  readonly exportActions: ExportActions;
  readonly shell: Shell;
}

/** What a command does with its argument, which is a row of a view or anything at all. */
export type Handler = (arg: unknown) => Promise<void>;
export type Handlers = Readonly<Record<CommandId, Handler>>;

/** What each command does, to complete “could not …”. */
export const doing: Readonly<Record<CommandId, string>> = {
  [commands.chooseProfile]: 'read the AWS profiles',
  [commands.chooseRegion]: 'choose a Region',
  [commands.copyArn]: 'copy the ARN',
  [commands.copyName]: 'copy the name',
  [commands.copyS3Uri]: 'copy the S3 URI',
  [commands.exportAgain]: 'open the form again',
  [commands.exportTable]: 'open the export form',
  [commands.loadMore]: 'load more',
  [commands.openInConsole]: 'open the AWS Console',
  [commands.openManifest]: 'open the manifest',
  [commands.refresh]: 'refresh',
  [commands.showExportDetails]: 'show the export',
  [commands.showLog]: 'show the log',
  [commands.turnOnRecovery]: 'turn on point-in-time recovery',
};

/** Every command; one that is called without a row asks for what it needs. Throws ExportError. */
export function createHandlers(deps: HandlerDeps): Handlers {
  return {
    ...windowHandlers(deps),
    ...tableHandlers(deps),
    ...exportHandlers(deps),
    ...rowHandlers(deps),
  };
}

/** Commands about the window as a whole. */
function windowHandlers(deps: HandlerDeps) {
  return {
    [commands.chooseProfile]: async () => {
      await chooseProfile(deps);
    },
    [commands.chooseRegion]: async () => {
      await chooseRegion(deps);
    },
    [commands.loadMore]: async (arg: unknown) => nodeOf('more', arg)?.load(),
    [commands.refresh]: (arg: unknown) => refresh(arg, deps),
    [commands.showLog]: async () => {
      await Promise.resolve();
      deps.shell.showLog();
    },
  };
}

function tableHandlers(deps: HandlerDeps) {
  const { tableActions: tables } = deps;
  return {
    [commands.copyName]: onTable(deps, (table) => tables.copyName(table)),
    [commands.exportTable]: onTable(deps, (table) => tables.openForm(table)),
    [commands.turnOnRecovery]: onTable(deps, (table) => tables.turnOnRecovery(table)),
  };
}

function exportHandlers(deps: HandlerDeps) {
  const { exportActions: exports } = deps;
  return {
    [commands.copyS3Uri]: onExport(deps, 'arn', (entry) => exports.copyS3Uri(entry)),
    [commands.exportAgain]: onExport(deps, 'again', (entry) => exports.exportAgain(entry)),
    [commands.openManifest]: onExport(deps, 'manifest', (entry) => exports.openManifest(entry)),
    [commands.showExportDetails]: onExport(deps, 'export', (entry) => exports.showDetails(entry)),
  };
}

/** Commands of both kinds of rows; called without one, they are about a table. */
function rowHandlers(deps: HandlerDeps) {
  const { tableActions: tables, exportActions: exports } = deps;
  const onEither =
    (ofTable: Handler, ofExport: Handler): Handler =>
    (arg) =>
      nodeOf('export', arg) ? ofExport(arg) : ofTable(arg);
  return {
    [commands.copyArn]: onEither(
      onTable(deps, (table) => tables.copyArn(table)),
      onExport(deps, 'arn', (entry) => exports.copyArn(entry)),
    ),
    [commands.openInConsole]: onEither(
      onTable(deps, (table) => tables.openInConsole(table)),
      onExport(deps, 'console', (entry) => exports.openInConsole(entry)),
    ),
  };
}

function onTable(deps: TargetDeps, action: (table: TableTarget) => Promise<void>): Handler {
  return async (arg) => {
    const table = await wantTable(arg, deps);
    if (table !== undefined) await action(table);
  };
}

function onExport(
  deps: TargetDeps,
  flag: string,
  action: (entry: ExportEntry) => Promise<void>,
): Handler {
  return async (arg) => {
    const entry = await wantExport(arg, flag, deps);
    if (entry !== undefined) await action(entry);
  };
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
