import { taskConsoleUrl } from '../../../core/grammar/console.ts';
import { joinPrefix } from '../../../core/grammar/s3.ts';
import { parseTaskHandle } from '../../../core/grammar/taskHandle.ts';
import type { JobReport } from '../../../core/jobs/job.ts';
import { exportFinished } from './exportFinished.ts';
import type { JobFace } from './face.ts';

/** Export tasks of RDS and Aurora, which write no manifest. */
export const databaseExportFace: JobFace = {
  service: 'RDS',
  offers: ['again', 'cancelable'],
  isIn: () => true,
  completed: exportFinished,
  details: ({ connection, arn }) => ({ kind: 'details', connection, job: 'rds-database', arn }),
  described: (report) => report.answer ?? report,
  consoleUrl: taskConsoleUrl,
  folder,
};

function folder({ arn, prefix }: JobReport): string | undefined {
  const taskId = parseTaskHandle(arn)?.taskId;
  return taskId === undefined ? undefined : `${joinPrefix(prefix)}${taskId}/`;
}
