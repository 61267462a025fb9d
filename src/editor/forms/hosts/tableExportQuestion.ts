import { formatBytes } from '../../../core/format/text.ts';
import { formatMoment } from '../../../core/format/moment.ts';
import { exportRoot, joinPrefix, s3Uri } from '../../../core/grammar/s3.ts';
import {
  tableExport,
  type TableExportDraft,
  type TableExportFacts,
} from '../../../core/kinds/tableExport.ts';
import { resolveWindow } from '../../../core/kinds/tableExport/exportWindow.ts';
import type { Question } from '../../ask.ts';
import { whereLines, type Where } from '../../connection/where.ts';

/** What is asked before anything is started: where, from what, to where, and what AWS bills. */
export function startQuestion(
  draft: TableExportDraft,
  facts: TableExportFacts,
  where: Where,
): Question {
  const { S3Bucket, S3Prefix } = tableExport.request(draft, facts);
  const { table } = facts;
  return {
    message: `Export ${changesOf(draft)}${table.name} to Amazon S3?`,
    detail: [
      ...whereLines(where),
      `Table: ${table.name}`,
      ...windowLines(draft, facts),
      `Destination: ${s3Uri(S3Bucket, joinPrefix(S3Prefix))}${exportRoot}`,
      '',
      tableExport.sentence(draft, facts),
      billingLine(draft, table.sizeBytes),
    ].join('\n'),
    action: 'Start Export',
  };
}

const changesOf = ({ exportType }: TableExportDraft): string =>
  exportType === 'full' ? '' : 'changes of ';

function windowLines(draft: TableExportDraft, facts: TableExportFacts): readonly string[] {
  const window = draft.exportType === 'full' ? undefined : resolveWindow(draft, facts);
  if (window === undefined) return [];
  return [
    `From (inclusive): ${formatMoment(window.from)}`,
    `To (exclusive): ${formatMoment(window.to)}`,
  ];
}

function billingLine({ exportType, filtered }: TableExportDraft, sizeBytes?: number): string {
  if (exportType === 'incremental') {
    return 'AWS bills an incremental export by the data that it reads for the window, at least 10 MB.';
  }
  const size = sizeBytes === undefined ? '' : `, now about ${formatBytes(sizeBytes)}`;
  return filtered
    ? `AWS bills a filtered export by the data that it reads of the table${size}, at least 10 MB.`
    : `AWS bills a full export by the size of the table at that moment${size}.`;
}
