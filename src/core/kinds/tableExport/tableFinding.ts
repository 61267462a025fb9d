import type { Finding } from '../../grammar/finding.ts';
import type { Table } from '../../sources.ts';
import { tableArnFinding } from '../shared/tableArnFinding.ts';
import type { TableExportFacts } from '../tableExport.ts';

/** Statuses in which AWS exports nothing, with the way out. */
const blocking: ReadonlyMap<string, string> = new Map(
  Object.entries({
    CREATING: 'AWS is still creating the table: wait until it is active, then refresh.',
    DELETING: 'AWS is deleting the table: restore it from a backup to export it.',
    ARCHIVING: 'AWS is archiving the table, as its KMS key was out of reach: restore its backup.',
    ARCHIVED: 'AWS archived the table, as its KMS key was out of reach: restore its backup.',
    INACCESSIBLE_ENCRYPTION_CREDENTIALS:
      "DynamoDB cannot use the table's KMS key: enable the key or repair its policy, then refresh.",
  }),
);

const exportable: readonly string[] = ['ACTIVE', 'UPDATING'];

/** Whether the table itself can be exported now, and by this account. */
export function tableFinding(facts: TableExportFacts): Finding | undefined {
  return (
    tableArnFinding(facts, 'export it') ??
    blockingFinding(facts.table) ??
    recoveryFinding(facts) ??
    laterFinding(facts.table)
  );
}

/** What is wrong with the status of a table, apart from everything else. */
export function statusFinding(table: Table): Finding | undefined {
  return blockingFinding(table) ?? laterFinding(table);
}

function blockingFinding({ status }: Table): Finding | undefined {
  const message = blocking.get(status);
  return message === undefined
    ? undefined
    : { severity: 'error', code: 'table-not-exportable', message };
}

const unseen = {
  code: 'recovery-unknown',
  message:
    'Allow dynamodb:DescribeContinuousBackups to see point-in-time recovery here: without it the widest window is shown, and AWS refuses the export if recovery is off.',
};

function recoveryFinding({ recovery }: TableExportFacts): Finding | undefined {
  if (recovery.status === 'on') return undefined;
  if (recovery.status === 'unknown') return { severity: 'warning', ...unseen };
  const message = 'Turn on point-in-time recovery: AWS exports only tables that have it.';
  return { severity: 'error', code: 'recovery-off', message };
}

function laterFinding({ status }: Table): Finding | undefined {
  if (exportable.includes(status)) return undefined;
  const message = `AWS may refuse the export while the table is ${status}: refresh to see whether that is over.`;
  return { severity: 'warning', code: 'table-status', message };
}
