import { randomUUID } from 'node:crypto';
import type { ExportDescription, ExportTableToPointInTimeInput } from '@aws-sdk/client-dynamodb';
import { digest } from '../digest.ts';
import type { Table } from '../world.ts';
import { toSeconds, type Wire } from './operation.ts';

/** Why an export fails in the end, although AWS accepted it. */
export type LateFailure =
  | 'S3NoSuchBucket'
  | 'S3AccessDenied'
  | 'S3KeyTooLong'
  | 'KmsAccessDeniedException'
  | 'KmsNotFoundException';

const failureMessages: Readonly<Record<LateFailure, string>> = {
  S3NoSuchBucket: 'The specified bucket does not exist',
  S3AccessDenied: 'Access Denied',
  // What code AWS gives this is not documented.
  S3KeyTooLong: 'Your key is too long',
  KmsAccessDeniedException: 'The caller may not use the KMS key',
  KmsNotFoundException: 'The KMS key does not exist or is not in the Region of the bucket',
};

/** An export from the moment that AWS accepted it. Times are epoch milliseconds. */
export interface ExportRecord {
  readonly arn: string;
  readonly table: Table;
  /** The request as it was sent, with a token where none was. */
  readonly request: Wire<ExportTableToPointInTimeInput> & { readonly ClientToken: string };
  readonly startedAt: number;
  readonly endsAt: number;
  /** Decided when it starts, told when it ends. */
  readonly failure: LateFailure | undefined;
}

/** The states that ListExports and DescribeExport show. */
export type ExportStatus = 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';

/** What the folder of a completed export tells. */
export interface Outcome {
  readonly manifestKey: string;
  readonly itemCount: number;
  readonly billedSizeBytes: number;
}

/** The span of an incremental export. Times are seconds, as on the wire. */
export interface Increment {
  readonly ExportFromTime: number;
  readonly ExportToTime: number;
  readonly ExportViewType: 'NEW_IMAGE' | 'NEW_AND_OLD_IMAGES';
}

/** What a new export is made of. */
export interface NewExport {
  readonly table: Table;
  readonly request: Wire<ExportTableToPointInTimeInput>;
  readonly startedAt: number;
  readonly duration: number;
  readonly failure: LateFailure | undefined;
}

/** Makes the record of a new export; its id carries the start: 14 digits of epoch ms, `-`, 8 hex. */
export function createRecord({ table, request, startedAt, ...rest }: NewExport): ExportRecord {
  const token = request.ClientToken ?? randomUUID();
  const id = `${String(startedAt).padStart(14, '0')}-${digest(`${table.id} ${token}`).slice(0, 8)}`;
  return {
    arn: `${table.arn}/export/${id}`,
    table,
    request: { ...request, ClientToken: token },
    startedAt,
    endsAt: startedAt + rest.duration,
    failure: rest.failure,
  };
}

/** Where the export stands at `now`. */
export function statusAt(record: ExportRecord, now: number): ExportStatus {
  if (now < record.endsAt) return 'IN_PROGRESS';
  return record.failure ? 'FAILED' : 'COMPLETED';
}

/** The moment that the export shows; AWS takes the start where none was asked for. */
export function exportTimeOf({ request, startedAt }: ExportRecord): number {
  return request.ExportTime === undefined ? startedAt : request.ExportTime * 1000;
}

/** The span of an incremental export with its defaults filled in; undefined for a full one. */
export function incrementOf({ request, startedAt }: ExportRecord): Increment | undefined {
  const { IncrementalExportSpecification: asked } = request;
  if (!asked) return undefined;
  return {
    ExportFromTime: asked.ExportFromTime ?? 0,
    ExportToTime: asked.ExportToTime ?? toSeconds(startedAt),
    ExportViewType: asked.ExportViewType ?? 'NEW_AND_OLD_IMAGES',
  };
}

/**
 * The description as AWS gives it: defaults filled in, but no ExportType that was not sent and no
 * S3BucketOwner; EndTime, counts, manifest and failure only at the end.
 */
export function describeRecord(
  record: ExportRecord,
  now: number,
  outcome?: Outcome,
): Wire<ExportDescription> {
  const { request, table } = record;
  const { S3Prefix, S3SseKmsKeyId, ExportType, FilterSpecification } = request;
  const increment = incrementOf(record);
  return {
    ExportArn: record.arn,
    ExportStatus: statusAt(record, now),
    StartTime: toSeconds(record.startedAt),
    TableArn: table.arn,
    TableId: table.id,
    ClientToken: request.ClientToken,
    S3Bucket: request.S3Bucket,
    S3SseAlgorithm: request.S3SseAlgorithm ?? 'AES256',
    ExportFormat: request.ExportFormat ?? 'DYNAMODB_JSON',
    ...(S3Prefix !== undefined && { S3Prefix }),
    ...(S3SseKmsKeyId !== undefined && { S3SseKmsKeyId }),
    ...(ExportType !== undefined && { ExportType }),
    ...(FilterSpecification !== undefined && { FilterSpecification }),
    ...(increment
      ? { IncrementalExportSpecification: increment }
      : { ExportTime: toSeconds(exportTimeOf(record)) }),
    ...(now >= record.endsAt && describeEnd(record, outcome)),
  };
}

function describeEnd(record: ExportRecord, outcome?: Outcome): Wire<ExportDescription> {
  const EndTime = toSeconds(record.endsAt);
  if (record.failure) {
    return {
      EndTime,
      FailureCode: record.failure,
      FailureMessage: failureMessages[record.failure],
    };
  }
  if (!outcome) return { EndTime };
  return {
    EndTime,
    ExportManifest: outcome.manifestKey,
    ItemCount: outcome.itemCount,
    BilledSizeBytes: outcome.billedSizeBytes,
  };
}
