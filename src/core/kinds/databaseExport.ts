import type { DatabaseSource } from '../databases.ts';
import type { KmsKey } from '../ports.ts';
import { checkDraft } from './databaseExport/check.ts';
import { draftAgain, newDraft, renewed, tidy } from './databaseExport/draft.ts';
import { databaseExportJobs } from './databaseExport/jobs.ts';
import { toRequest } from './databaseExport/request.ts';
import { toSentence } from './databaseExport/sentence.ts';
import type { FormDraft, FormFacts, Kind } from './kind.ts';

/** What the form for an export of a snapshot or cluster holds. Text fields are as typed. */
export interface DatabaseExportDraft extends FormDraft {
  /** ExportTaskIdentifier. */
  readonly taskId: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly roleArn: string;
  readonly kmsKeyId: string;
  /** Whether the parts below are sent; they are kept while it is off. */
  readonly partial: boolean;
  /** ExportOnly, one part a line, such as `shop.public.orders`. */
  readonly exportOnly: string;
}

export type DatabaseExportField =
  'source' | 'taskId' | 'bucket' | 'prefix' | 'roleArn' | 'kmsKeyId' | 'exportOnly';

/** What was read from AWS for the form. */
export interface DatabaseExportFacts extends FormFacts {
  readonly source: DatabaseSource;
  /**
   * Tasks of this account and Region, as far as AWS lists them; absent where they may not be
   * listed. `live` ones count against the five that may run at a time.
   */
  readonly tasks?: readonly {
    readonly taskId: string;
    readonly sourceArn: string;
    readonly live: boolean;
  }[];
  /** What `kmsKeyId` of the draft stands for, where it was looked up; null where AWS has no such key. */
  readonly key?: { readonly typed: string; readonly found: KmsKey | null };
}

/** StartExportTask's input. */
export interface StartExportTaskRequest {
  readonly ExportTaskIdentifier: string;
  readonly SourceArn: string;
  readonly S3BucketName: string;
  readonly S3Prefix?: string;
  readonly IamRoleArn: string;
  readonly KmsKeyId: string;
  readonly ExportOnly?: readonly string[];
}

/** An export of a DB snapshot, a DB cluster snapshot or an Aurora cluster, by StartExportTask. */
export const databaseExport: Kind<
  'rds-database',
  DatabaseExportDraft,
  DatabaseExportFacts,
  StartExportTaskRequest,
  DatabaseExportField
> = {
  ...databaseExportJobs,
  draft: newDraft,
  again: draftAgain,
  renew: renewed,
  check: (draft, facts) => checkDraft(tidy(draft), facts),
  request: (draft, facts) => toRequest(tidy(draft), facts),
  sentence: (draft, facts) => toSentence(tidy(draft), facts),
};
