import type { KindId } from '../../core/kinds/kind.ts';
import { commands } from '../contributions.ts';
import type { ExportEntry } from '../explorer/entries.ts';
import { nodeOf } from '../explorer/nodes.ts';
import { on, type ActionDeps, type Handler, type HandlersOf } from './handler.ts';
import type { AnySubject } from './sourceActions.ts';
import { wantBackup } from './wants/wantBackup.ts';
import { wantDatabase } from './wants/wantDatabase.ts';
import { wantDomain } from './wants/wantDomain.ts';
import { wantTable } from './wants/wantTable.ts';

/** Commands that open the form of a source, and those about a table alone. */
export function sourceHandlers(
  deps: ActionDeps,
): HandlersOf<'exportDatabase' | 'exportDomain' | 'exportTable' | 'turnOnRecovery'> {
  return {
    [commands.exportTable]: openForm('dynamodb-table', deps),
    [commands.exportDatabase]: openForm('rds-database', deps),
    [commands.exportDomain]: openForm('simpledb-domain', deps),
    [commands.turnOnRecovery]: on(
      (arg) => wantTable(arg, deps),
      (table) => deps.tableActions.turnOnRecovery(table),
    ),
  };
}

/** How each kind comes by the source that it is to be made from. A new kind is one line here. */
export const wants: Readonly<
  Record<KindId, (arg: unknown, deps: ActionDeps) => Promise<AnySubject | undefined>>
> = {
  'dynamodb-table': wantTable,
  'dynamodb-backup': wantTable,
  'rds-database': wantDatabase,
  'simpledb-domain': wantDomain,
};

function openForm(kind: KindId, deps: ActionDeps): Handler {
  return on(
    (arg) => wants[kind](arg, deps),
    (subject) => deps.sourceActions.openForm(kind, subject),
  );
}

/** Commands about backups, which are rows of the tree and, where made from here, jobs too. */
export function backupHandlers(
  deps: ActionDeps,
): HandlersOf<'createBackup' | 'deleteBackup' | 'showBackupDetails'> {
  const { backupActions: backups, exportActions: exports } = deps;
  const onJobOr =
    (ofJob: (job: ExportEntry) => Promise<void>, other: Handler): Handler =>
    (arg) => {
      const job = nodeOf('export', arg);
      return job === undefined ? other(arg) : ofJob(job.entry);
    };
  return {
    [commands.createBackup]: onJobOr(
      (job) => exports.exportAgain(job),
      openForm('dynamodb-backup', deps),
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
