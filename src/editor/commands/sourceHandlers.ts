import { commands } from '../contributions.ts';
import type { ExportEntry } from '../explorer/entries.ts';
import { nodeOf, type Subject } from '../explorer/nodes.ts';
import { on, type ActionDeps, type Handler, type HandlersOf } from './handler.ts';
import { wantBackup } from './wants/wantBackup.ts';
import { wantDatabase } from './wants/wantDatabase.ts';
import { wantDomain } from './wants/wantDomain.ts';
import { wantTable } from './wants/wantTable.ts';

/** Commands that open the form of a source, and those about a table alone. */
export function sourceHandlers(
  deps: ActionDeps,
): HandlersOf<'exportDatabase' | 'exportDomain' | 'exportTable' | 'turnOnRecovery'> {
  const { sourceActions: sources, tableActions: tables } = deps;
  const onTable = (action: (table: Subject<'table'>) => Promise<void>): Handler =>
    on((arg) => wantTable(arg, deps), action);
  return {
    [commands.exportTable]: onTable((table) => sources.openForm('dynamodb-table', table)),
    [commands.turnOnRecovery]: onTable((table) => tables.turnOnRecovery(table)),
    [commands.exportDatabase]: on(
      (arg) => wantDatabase(arg, deps),
      (database) => sources.openForm('rds-database', database),
    ),
    [commands.exportDomain]: on(
      (arg) => wantDomain(arg, deps),
      (domain) => sources.openForm('simpledb-domain', domain),
    ),
  };
}

/** Commands about backups, which are rows of the tree and, where made from here, jobs too. */
export function backupHandlers(
  deps: ActionDeps,
): HandlersOf<'createBackup' | 'deleteBackup' | 'showBackupDetails'> {
  const { backupActions: backups, exportActions: exports, sourceActions: sources } = deps;
  const onJobOr =
    (ofJob: (job: ExportEntry) => Promise<void>, other: Handler): Handler =>
    (arg) => {
      const job = nodeOf('export', arg);
      return job === undefined ? other(arg) : ofJob(job.entry);
    };
  return {
    [commands.createBackup]: onJobOr(
      (job) => exports.exportAgain(job),
      on(
        (arg) => wantTable(arg, deps),
        (table) => sources.openForm('dynamodb-backup', table),
      ),
    ),
    [commands.showBackupDetails]: onJobOr(
      (job) => exports.showDetails(job),
      on(
        (arg) => wantBackup(arg, deps, 'any'),
        (backup) => backups.showDetails(backup),
      ),
    ),
    [commands.deleteBackup]: on(
      (arg) => wantBackup(arg, deps, 'deletable'),
      (backup) => backups.delete(backup),
    ),
  };
}
