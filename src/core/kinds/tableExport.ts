import type { Recovery, Table } from '../sources.ts';
import type { Kind } from './kind.ts';
import { checkDraft } from './tableExport/check.ts';
import { draftAgain, newDraft, tidy } from './tableExport/draft.ts';
import { toRequest } from './tableExport/request.ts';
import { toSentence } from './tableExport/sentence.ts';

/** What the form for a full export of a DynamoDB table holds. Text fields are as typed. */
export interface TableExportDraft {
  readonly bucket: string;
  readonly bucketOwner: string;
  readonly prefix: string;
  readonly format: 'DYNAMODB_JSON' | 'ION';
  /** `latest` sends no ExportTime; `moment` sends the moment below. */
  readonly timeMode: 'latest' | 'moment';
  /** The moment as the person typed it, kept for showing it again. */
  readonly momentText: string;
  readonly momentZone: 'local' | 'utc';
  /** The same moment in epoch milliseconds; null while the text is no moment. */
  readonly moment: number | null;
  readonly encryption: 'bucket-default' | 'AES256' | 'KMS';
  readonly kmsKeyId: string;
  readonly clientToken: string;
}

export type TableExportField =
  | 'table'
  | 'bucket'
  | 'bucketOwner'
  | 'prefix'
  | 'format'
  | 'moment'
  | 'encryption'
  | 'kmsKeyId'
  | 'clientToken';

/** What was read from AWS for the form. */
export interface TableExportFacts {
  readonly profile: string;
  readonly region: string;
  readonly account: string;
  readonly table: Table;
  readonly recovery: Recovery;
  /** When `recovery` was read, epoch milliseconds: the restorable window moves on from there. */
  readonly readAt: number;
  /** The current time, epoch milliseconds; `readAt` where it is left out. */
  readonly now?: number;
  /** The chosen bucket's Region, where it could be looked up. */
  readonly bucketRegion?: string;
}

/** ExportTableToPointInTime's input for a full export; `ExportTime` is ISO 8601 in UTC. */
export interface ExportTableRequest {
  readonly TableArn: string;
  readonly S3Bucket: string;
  readonly S3BucketOwner?: string;
  readonly S3Prefix?: string;
  readonly S3SseAlgorithm?: 'AES256' | 'KMS';
  readonly S3SseKmsKeyId?: string;
  readonly ExportFormat: 'DYNAMODB_JSON' | 'ION';
  readonly ExportType: 'FULL_EXPORT';
  readonly ExportTime?: string;
  readonly ClientToken: string;
}

/** A full export of a DynamoDB table, by ExportTableToPointInTime. */
export const tableExport: Kind<
  'dynamodb-table',
  TableExportDraft,
  TableExportFacts,
  ExportTableRequest,
  TableExportField
> = {
  id: 'dynamodb-table',
  service: 'dynamodb',
  draft: newDraft,
  again: draftAgain,
  check: (draft, facts) => checkDraft(tidy(draft), facts),
  request: (draft, facts) => toRequest(tidy(draft), facts),
  sentence: (draft, facts) => toSentence(tidy(draft), facts),
};
