import type {
  ExportDescription,
  ExportSummary,
  ExportTableToPointInTimeCommandInput,
} from '@aws-sdk/client-dynamodb';
import { parseExportArn } from '../../core/grammar/arn.ts';
import type { JobReport, JobSummary } from '../../core/jobs/job.ts';
import type { ExportTableRequest } from '../../core/kinds/tableExport.ts';
import type { SourceRef } from '../../core/sources.ts';
import { compact } from '../compact.ts';
import { fromSpecification, toSpecification } from './filterMapping.ts';

/** The request as the SDK takes it: the same, with times as Dates and binaries as bytes. */
export function toInput(request: ExportTableRequest): ExportTableToPointInTimeCommandInput {
  const { ExportTime, IncrementalExportSpecification, FilterSpecification, ...rest } = request;
  return {
    ...rest,
    ...(ExportTime !== undefined && { ExportTime: new Date(ExportTime) }),
    ...(IncrementalExportSpecification && {
      IncrementalExportSpecification: {
        ...IncrementalExportSpecification,
        ExportFromTime: new Date(IncrementalExportSpecification.ExportFromTime),
        ExportToTime: new Date(IncrementalExportSpecification.ExportToTime),
      },
    }),
    ...(FilterSpecification && { FilterSpecification: toSpecification(FilterSpecification) }),
  };
}

/** A row of ListExports; what it does not tell is read from the export's ARN. */
export function toSummary(answer: ExportSummary): JobSummary {
  const arn = answer.ExportArn ?? '';
  return compact({
    kind: 'dynamodb-table' as const,
    arn,
    source: sourceOf(arn),
    state: stateOf(answer.ExportStatus),
    exportType: typeOf(answer.ExportType),
    startedAt: parseExportArn(arn)?.startedAt,
  });
}

/** DescribeExport's answer, and that of the call that starts an export. */
export function toReport(answer: ExportDescription): JobReport {
  const { FailureCode: code, FailureMessage: message } = answer;
  return compact({
    ...compact(toSummary(answer)),
    ...startOf(answer),
    source: sourceOf(answer.ExportArn ?? '', answer.TableArn),
    endedAt: answer.EndTime?.getTime(),
    exportTime: answer.ExportTime?.getTime(),
    window: windowOf(answer),
    ...filterOf(answer),
    bucket: answer.S3Bucket ?? '',
    bucketOwner: answer.S3BucketOwner,
    prefix: answer.S3Prefix,
    format: answer.ExportFormat,
    encryption: answer.S3SseAlgorithm,
    kmsKeyId: answer.S3SseKmsKeyId,
    clientToken: answer.ClientToken,
    itemCount: answer.ItemCount,
    billedSizeBytes: answer.BilledSizeBytes,
    manifestKey: answer.ExportManifest,
    failure: code === undefined ? undefined : compact({ code, message }),
  });
}

function windowOf({
  IncrementalExportSpecification: increment,
}: ExportDescription): JobReport['window'] {
  const { ExportFromTime: from, ExportToTime: to, ExportViewType: viewType } = increment ?? {};
  if (from === undefined || to === undefined) return undefined;
  return compact({ from: from.getTime(), to: to.getTime(), viewType });
}

function filterOf({ FilterSpecification: filter }: ExportDescription): Partial<JobReport> {
  return filter === undefined ? {} : { filtered: true, filter: fromSpecification(filter) };
}

function startOf({ StartTime }: ExportDescription): { startedAt?: number } {
  return StartTime === undefined ? {} : { startedAt: StartTime.getTime() };
}

/** The table of an export. ARNs of an unknown form are taken apart as far as they go. */
function sourceOf(exportArn: string, tableArn?: string): SourceRef {
  const arn = tableArn ?? exportArn.split('/export/')[0] ?? exportArn;
  return { service: 'dynamodb', arn, name: arn.split(':table/')[1] ?? arn };
}

/** Statuses new to us count as running: they are looked at again. Case does not matter. */
function stateOf(status = ''): JobSummary['state'] {
  return states[status.toUpperCase()] ?? 'running';
}

const states: Readonly<Record<string, JobSummary['state']>> = {
  COMPLETED: 'completed',
  FAILED: 'failed',
};

/** A full export may come back without a type. */
function typeOf(type = 'FULL_EXPORT'): JobSummary['exportType'] {
  return types[type.toUpperCase()] ?? type;
}

const types: Readonly<Record<string, JobSummary['exportType']>> = {
  FULL_EXPORT: 'full',
  INCREMENTAL_EXPORT: 'incremental',
};
