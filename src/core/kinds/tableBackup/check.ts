import { backupNameFinding } from '../../grammar/backupName.ts';
import type { Finding } from '../../grammar/finding.ts';
import type { Issue } from '../kind.ts';
import type { TableBackupDraft, TableBackupFacts, TableBackupField } from '../tableBackup.ts';
import { tableFinding } from './tableFinding.ts';

/** What is wrong with a tidy draft: at most one thing a field, the one to put right first. */
export function checkDraft(
  { name }: TableBackupDraft,
  facts: TableBackupFacts,
): readonly Issue<TableBackupField>[] {
  const table = tableFinding(facts);
  const named = backupNameFinding(name) ?? takenFinding(name, facts);
  return [
    ...(table === undefined ? [] : [{ field: 'table', ...table } as const]),
    ...(named === undefined ? [] : [{ field: 'name', ...named } as const]),
  ];
}

/**
 * AWS takes a name again and again. A name of its own for each backup is what tells them apart, and
 * what a backup is recognised by when the answer of AWS got lost.
 */
function takenFinding(name: string, { table, names }: TableBackupFacts): Finding | undefined {
  if (names?.includes(name) !== true) return undefined;
  const message = `Choose another name: ${table.name} has a backup of this name, and AWS would make a second one beside it.`;
  return { severity: 'error', code: 'name-taken', message };
}
