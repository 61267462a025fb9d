import { s3Uri } from '../../core/grammar/s3.ts';
import type { JobReport } from '../../core/jobs/job.ts';
import type { Question } from '../ask.ts';
import { whereLines, type Where } from '../connection/where.ts';
import { outputFolder } from './outputPlace.ts';

/** What is asked before an export is canceled: what was written stays, and is billed. */
export function cancelQuestion(report: JobReport, where: Where): Question {
  const { bucket, name, source } = report;
  const folder = outputFolder(report);
  const place = bucket === undefined || folder === undefined ? 'Amazon S3' : s3Uri(bucket, folder);
  return {
    message: `Cancel the export of ${source.name}?`,
    detail: [
      ...whereLines(where),
      ...(name === undefined ? [] : [`Export task: ${name}`]),
      '',
      `What it has written to ${place} stays there, and Amazon S3 bills for it until you delete it. A canceled export cannot be resumed.`,
    ].join('\n'),
    action: 'Cancel Export',
    refusal: 'Keep Running',
  };
}
