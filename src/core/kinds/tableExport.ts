import type { Recovery, Table } from '../sources.ts';
import type { FormDraft, FormFacts, Kind } from './kind.ts';
import { checkDraft } from './tableExport/check.ts';
import { draftAgain, newDraft, tidy } from './tableExport/draft.ts';
import { tableExportJobs } from './tableExport/jobs.ts';
import { toRequest } from './tableExport/request.ts';
import { toSentence } from './tableExport/sentence.ts';

/** What the form for an export of a DynamoDB table holds. Text fields are as typed. */
export interface TableExportDraft extends FormDraft {
  readonly exportType: 'full' | 'incremental';
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
  /** The window of an incremental export. `since-last` continues where the newest one ended. */
  readonly windowMode: 'since-last' | 'last-hour' | 'last-24-hours' | 'exact';
  /** Both ends of an exact window as typed, and in epoch milliseconds; `to` is exclusive. */
  readonly fromText: string;
  readonly toText: string;
  readonly windowZone: 'local' | 'utc';
  readonly from: number | null;
  readonly to: number | null;
  readonly viewType: 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE';
  /** Whether the expressions below are sent; they are kept while it is off. */
  readonly filtered: boolean;
  readonly keyCondition: string;
  readonly filterExpression: string;
  readonly projection: string;
  /** ExpressionAttributeNames and -Values as JSON text; values in DynamoDB JSON. */
  readonly attributeNames: string;
  readonly attributeValues: string;
  readonly encryption: 'bucket-default' | 'AES256' | 'KMS';
  readonly kmsKeyId: string;
}

export type TableExportField =
  | 'table'
  | 'bucket'
  | 'bucketOwner'
  | 'prefix'
  | 'format'
  | 'moment'
  | 'window'
  | 'from'
  | 'to'
  | 'keyCondition'
  | 'filterExpression'
  | 'projection'
  | 'attributeNames'
  | 'attributeValues'
  | 'encryption'
  | 'kmsKeyId'
  | 'clientToken';

/** What was read from AWS for the form. */
export interface TableExportFacts extends FormFacts {
  readonly table: Table;
  readonly recovery: Recovery;
  /** When `recovery` was read, epoch milliseconds: the restorable window moves on from there. */
  readonly readAt: number;
  /**
   * Where the newest completed incremental export of this table ended (exclusive), epoch
   * milliseconds; null where there is none, absent while nobody looked.
   */
  readonly lastIncrementalTo?: number | null;
}

/** IncrementalExportSpecification; times are ISO 8601 in UTC, `ExportToTime` is exclusive. */
export interface IncrementalWindow {
  readonly ExportFromTime: string;
  readonly ExportToTime: string;
  readonly ExportViewType: 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE';
}

/** FilterSpecification; values in DynamoDB JSON, with binaries as base64 text. */
export interface ExportFilter {
  readonly KeyConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeJson>>;
}

/** One value in DynamoDB JSON, such as `{"S": "a"}`. */
export type AttributeJson = Readonly<Record<string, unknown>>;

/** ExportTableToPointInTime's input; `ExportTime` is ISO 8601 in UTC and for full exports only. */
export interface ExportTableRequest {
  readonly TableArn: string;
  readonly S3Bucket: string;
  readonly S3BucketOwner?: string;
  readonly S3Prefix?: string;
  readonly S3SseAlgorithm?: 'AES256' | 'KMS';
  readonly S3SseKmsKeyId?: string;
  readonly ExportFormat: 'DYNAMODB_JSON' | 'ION';
  readonly ExportType: 'FULL_EXPORT' | 'INCREMENTAL_EXPORT';
  readonly ExportTime?: string;
  readonly IncrementalExportSpecification?: IncrementalWindow;
  readonly FilterSpecification?: ExportFilter;
  readonly ClientToken: string;
}

/** A full or incremental export of a DynamoDB table, by ExportTableToPointInTime. */
export const tableExport: Kind<
  'dynamodb-table',
  TableExportDraft,
  TableExportFacts,
  ExportTableRequest,
  TableExportField
> = {
  ...tableExportJobs,
  draft: newDraft,
  again: draftAgain,
  renew: (draft, _facts, clientToken) => ({ ...draft, clientToken }),
  check: (draft, facts) => checkDraft(tidy(draft, facts), facts),
  request: (draft, facts) => toRequest(tidy(draft, facts), facts),
  sentence: (draft, facts) => toSentence(tidy(draft, facts), facts),
};
