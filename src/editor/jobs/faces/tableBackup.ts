import { backupConsoleUrl } from '../../../core/grammar/console.ts';
import type { Job } from '../../../core/jobs/job.ts';
import type { JobFace } from './face.ts';

/** Backups of a DynamoDB table, as far as they are jobs of ours; they lie in no bucket. */
export const tableBackupFace: JobFace = {
  forgotten: 'AWS forgets a backup when it is deleted.',
  offers: ['backupable', 'deletable'],
  isIn: () => true,
  completed,
  details: ({ connection, arn }) => ({ kind: 'backup', connection, arn }),
  described: (report) => report.answer ?? report,
  consoleUrl: backupConsoleUrl,
};

function completed({ report, source }: Job): string {
  const name = report?.name === undefined ? '' : ` ${report.name}`;
  return `Backup${name} of ${source.name} is available`;
}
