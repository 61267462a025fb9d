import { formatMoment } from '../format/moment.ts';
import { statusName } from '../format/names.ts';
import { formatBytes, formatCount, formatPercent } from '../format/text.ts';
import type { JobReport } from '../jobs/job.ts';
import { namesOf } from '../kinds/reports.ts';
import type { Recovery, Table } from '../sources.ts';
import { describeState } from './describe.ts';
import { explainWarning } from './exportWarning.ts';
import { maybe, present, type Part } from './parts.ts';
import { arnParts, contentParts, destinationParts, failureText, timeParts } from './reportParts.ts';

/** One line of a hover or a document: plain text, to be set and escaped by who shows it. */
export interface Row {
  readonly label: string;
  readonly value: string;
}

/** The full facts of a table, for hovering; rows without a value are left out. */
export function tableRows(table: Table, recovery?: Recovery): readonly Row[] {
  return present([
    ['Status', statusName(table.status)],
    ['Key', table.keys.map(({ name, type }) => `${name} (${type})`).join(', ')],
    ['Items', maybe(table.itemCount, formatCount)],
    ['Size', maybe(table.sizeBytes, formatBytes)],
    ['Table class', classNames[table.tableClass]],
    ['Billing mode', maybe(table.billingMode, statusName)],
    ['Indexes', table.indexes.join(', ')],
    ['Created', maybe(table.createdAt, formatMoment)],
    ['Deletion protection', table.deletionProtection ? 'on' : 'off'],
    ['KMS key', table.kmsKeyArn],
    ...recoveryParts(recovery),
    ['ARN', table.arn],
  ]);
}

/** The full facts of a job of any kind, for hovering and for its document. */
export function reportRows(report: JobReport): readonly Row[] {
  return present([
    ...namesOf[report.kind](report),
    ['State', describeState(report)],
    ['Progress', maybe(report.percent, formatPercent)],
    ['Type', report.exportType],
    ['Failure', failureText(report)],
    ['Warning', explainWarning(report.warning)],
    ...timeParts(report),
    ...contentParts(report),
    ...destinationParts(report),
    ['Client token', report.clientToken],
    ...arnParts(report),
  ]);
}

const classNames: Readonly<Record<Table['tableClass'], string>> = {
  STANDARD: 'DynamoDB Standard',
  STANDARD_INFREQUENT_ACCESS: 'DynamoDB Standard-IA',
};

function recoveryParts(recovery: Recovery | undefined): readonly Part[] {
  if (recovery === undefined) return [];
  const label = 'Point-in-time recovery';
  if (recovery.status !== 'on') return [[label, recovery.status]];
  return [
    [label, recovery.periodDays === undefined ? 'on' : `on, ${recovery.periodDays} days`],
    ['Restorable from', formatMoment(recovery.earliest)],
    ['Restorable to', formatMoment(recovery.latest)],
  ];
}
