import { parseDomainExportArn } from '../../core/grammar/domainArn.ts';
import { domainExportRoot, joinPrefix } from '../../core/grammar/s3.ts';
import type { JobReport, JobSummary, ReportedState } from '../../core/jobs/job.ts';
import type { StartDomainExportRequest } from '../../core/kinds/domainExport.ts';
import type { SourceRef } from '../../core/sources.ts';
import { asTold } from '../answers.ts';
import { compact } from '../compact.ts';
import type {
  ExportSummary,
  GetExportCommandOutput,
  StartDomainExportCommandOutput,
} from './simpledbv2Client.ts';

/** What the calls that name an export have in common. */
type Told = Partial<ExportSummary>;

/** A row of ListExports. */
export function toSummary(answer: Told, source: SourceRef): JobSummary {
  return compact({
    kind: 'simpledb-domain' as const,
    arn: answer.exportArn ?? '',
    source,
    state: stateOf(answer.exportStatus),
    exportType: 'full',
    startedAt: answer.requestedAt?.getTime(),
  });
}

/** GetExport's answer. */
export function toReport(answer: GetExportCommandOutput, source: SourceRef): JobReport {
  const { failureCode: code, failureMessage: message } = answer;
  return compact({
    ...compact(toSummary(answer, source)),
    status: answer.exportStatus,
    bucket: answer.s3Bucket,
    bucketOwner: answer.s3BucketOwner,
    prefix: answer.s3KeyPrefix,
    encryption: answer.s3SseAlgorithm,
    kmsKeyId: answer.s3SseKmsKeyId,
    clientToken: answer.clientToken,
    itemCount: answer.itemsCount,
    cutoffAt: answer.exportDataCutoffTime?.getTime(),
    manifestKey: manifestKeyOf(answer),
    failure: code === undefined ? undefined : compact({ code, message }),
    answer: asTold(answer),
  });
}

/** StartDomainExport answers nearly nothing: what it took is what was asked for. */
export function toStarted(
  answer: StartDomainExportCommandOutput,
  asked: StartDomainExportRequest,
  source: SourceRef,
): JobReport {
  return compact({
    ...compact(toSummary(answer, source)),
    bucket: asked.s3Bucket,
    bucketOwner: asked.s3BucketOwner,
    prefix: asked.s3KeyPrefix,
    encryption: asked.s3SseAlgorithm,
    kmsKeyId: asked.s3SseKmsKeyId,
    clientToken: asked.clientToken,
    answer: asTold(answer),
  });
}

/** Newest first; AWS promises no order. */
export function byStart(a: JobSummary, b: JobSummary): number {
  return (b.startedAt ?? 0) - (a.startedAt ?? 0);
}

/** PENDING and whatever is new to us count as running: they are looked at again. */
function stateOf(status = ''): ReportedState {
  return states[status.toUpperCase()] ?? 'running';
}

const states: Readonly<Record<string, ReportedState>> = {
  SUCCEEDED: 'completed',
  FAILED: 'failed',
};

/** AWS's text calls it the file's name, and a name alone would not lead to it. */
function manifestKeyOf(answer: GetExportCommandOutput): string | undefined {
  const { exportManifest: manifest, exportArn = '', domainName, s3KeyPrefix } = answer;
  const { exportId } = parseDomainExportArn(exportArn) ?? {};
  if (manifest === undefined || manifest.includes('/') || exportId === undefined) return manifest;
  return `${joinPrefix(s3KeyPrefix)}${domainExportRoot}${exportId}/${domainName ?? ''}/${manifest}`;
}
