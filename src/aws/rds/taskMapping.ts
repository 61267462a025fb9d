import type { ExportTask } from '@aws-sdk/client-rds';
import { parseDatabaseArn } from '../../core/grammar/databaseArn.ts';
import { taskHandle } from '../../core/grammar/taskHandle.ts';
import type { JobReport, JobSummary } from '../../core/jobs/job.ts';
import type { SourceRef } from '../../core/sources.ts';
import { asTold, said } from '../answers.ts';
import { compact } from '../compact.ts';

/** One task of DescribeExportTasks, which tells all there is to tell. */
export function toTaskSummary(answer: ExportTask): JobSummary {
  const report = toTaskReport(answer);
  const { kind, arn, source, state, exportType, startedAt } = report;
  return compact({ kind, arn, source, state, exportType, startedAt, report });
}

/** A task as every operation on export tasks tells it; empty texts count as not told. */
export function toTaskReport(answer: ExportTask): JobReport {
  return compact({
    kind: 'rds-database' as const,
    arn: handleOf(answer),
    source: sourceOf(answer.SourceArn ?? ''),
    state: stateOf(answer.Status),
    status: answer.Status,
    exportType: answer.ExportOnly?.length ? 'partial' : 'full',
    startedAt: answer.TaskStartTime?.getTime(),
    endedAt: answer.TaskEndTime?.getTime(),
    name: answer.ExportTaskIdentifier,
    ...destinationOf(answer),
    exportOnly: answer.ExportOnly?.length ? answer.ExportOnly : undefined,
    snapshotTime: answer.SnapshotTime?.getTime(),
    percent: answer.PercentProgress,
    extractedGb: answer.TotalExtractedDataInGB,
    warning: said(answer.WarningMessage),
    failure: failureOf(answer),
    answer: asTold(answer),
  });
}

function destinationOf(answer: ExportTask) {
  return compact({
    bucket: said(answer.S3Bucket),
    prefix: said(answer.S3Prefix),
    roleArn: said(answer.IamRoleArn),
    kmsKeyId: said(answer.KmsKeyId),
  });
}

/** RDS tells a cause in its own words and no code. */
function failureOf({ FailureCause }: ExportTask): JobReport['failure'] {
  const message = said(FailureCause);
  return message === undefined ? undefined : { code: '', message };
}

/** A task is made in the Region of its source; of what account is told by the source only. */
function handleOf({ SourceArn = '', ExportTaskIdentifier: taskId = '' }: ExportTask): string {
  const [, , , region = '', account = ''] = SourceArn.split(':');
  return taskHandle({ region, account, taskId });
}

function sourceOf(arn: string): SourceRef {
  return { service: 'rds', arn, name: parseDatabaseArn(arn)?.id ?? arn };
}

/** Statuses new to us count as running: they are looked at again. Case does not matter. */
function stateOf(status = ''): JobSummary['state'] {
  return states[status.toUpperCase()] ?? 'running';
}

const states: Readonly<Record<string, JobSummary['state']>> = {
  STARTING: 'running',
  IN_PROGRESS: 'running',
  CANCELING: 'canceling',
  COMPLETE: 'completed',
  FAILED: 'failed',
  CANCELED: 'canceled',
};
