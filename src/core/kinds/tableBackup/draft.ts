import { suggestBackupName } from '../../grammar/backupName.ts';
import type { CreateBackupRequest, TableBackupDraft, TableBackupFacts } from '../tableBackup.ts';

/** A draft that lacks nothing: a name of table and time that no backup of the table has. */
export function newDraft(facts: TableBackupFacts, token: string): TableBackupDraft {
  return withNewName(facts, token);
}

/** A draft for the same table. Its name is new, as another backup of the old one helps nobody. */
export function draftAgain(
  { BackupName }: CreateBackupRequest,
  facts: TableBackupFacts,
  token: string,
): TableBackupDraft {
  return withNewName(facts, token, BackupName);
}

/** A draft for another backup, with another name than the one before. */
export function renewed(
  { name }: TableBackupDraft,
  facts: TableBackupFacts,
  token: string,
): TableBackupDraft {
  return withNewName(facts, token, name.trim());
}

/** A draft without the spaces that pasting brings. */
export function tidy(draft: TableBackupDraft): TableBackupDraft {
  return { ...draft, name: draft.name.trim() };
}

function withNewName(
  { table, now, names = [] }: TableBackupFacts,
  clientToken: string,
  ...used: readonly string[]
): TableBackupDraft {
  return { name: suggestBackupName(table.name, now, [...names, ...used]), clientToken };
}
