import { parseExportArn } from '../../../core/grammar/arn.ts';
import { exportConsoleUrl } from '../../../core/grammar/console.ts';
import { exportFolder, exportRoot, joinPrefix } from '../../../core/grammar/s3.ts';
import type { JobReport } from '../../../core/jobs/job.ts';
import { exportFinished } from './exportFinished.ts';
import type { JobFace } from './face.ts';
import { described } from './tableExport/described.ts';

/** Exports of a DynamoDB table. */
export const tableExportFace: JobFace = {
  forgotten: 'AWS keeps what it knows of an export for 90 days.',
  offers: ['manifest', 'again'],
  isIn: () => true,
  completed: exportFinished,
  details: ({ connection, arn }) => ({ kind: 'details', connection, job: 'dynamodb-table', arn }),
  described,
  consoleUrl: exportConsoleUrl,
  folder,
};

/** The data of an incremental export lies beside its own folder, in one that it shares. */
function folder({ arn, exportType, prefix }: JobReport): string | undefined {
  const id = parseExportArn(arn)?.exportId;
  if (id === undefined) return undefined;
  return exportType === 'incremental'
    ? `${joinPrefix(prefix)}${exportRoot}`
    : exportFolder(prefix, id);
}
