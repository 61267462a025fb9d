import { parseTableArn } from '../../grammar/arn.ts';
import type { Finding } from '../../grammar/finding.ts';
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
    arnFinding(facts) ?? blockingFinding(facts) ?? recoveryFinding(facts) ?? statusFinding(facts)
  );
}

function blockingFinding({ table }: TableExportFacts): Finding | undefined {
  const message = blocking.get(table.status);
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

function statusFinding({ table }: TableExportFacts): Finding | undefined {
  if (exportable.includes(table.status)) return undefined;
  const message = `AWS may refuse the export while the table is ${table.status}: refresh to see whether that is over.`;
  return { severity: 'warning', code: 'table-status', message };
}

/**
 * AWS takes the ARN of a table only, looks its name up in the Region of the request, and exports
 * only for the account that owns it ("Requesting a table export in DynamoDB").
 */
function arnFinding({ table, region, account }: TableExportFacts): Finding | undefined {
  const arn = parseTableArn(table.arn);
  if (arn === undefined) {
    return error('table-arn', `Choose a table: ${table.arn || 'nothing'} is not the ARN of one.`);
  }
  if (arn.region !== region) {
    return error('table-other-region', `Choose Region ${arn.region}: the table is there.`);
  }
  if (account !== '' && arn.account !== account) {
    const message = `Choose a profile of account ${arn.account}: only the account that owns a table can export it.`;
    return error('table-other-account', message);
  }
  return undefined;
}

function error(code: string, message: string): Finding {
  return { severity: 'error', code, message };
}
