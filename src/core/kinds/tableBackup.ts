import type { Table } from '../sources.ts';
import type { FormDraft, FormFacts, Kind } from './kind.ts';
import { checkDraft } from './tableBackup/check.ts';
import { draftAgain, newDraft, renewed, tidy } from './tableBackup/draft.ts';
import { tableBackupJobs } from './tableBackup/jobs.ts';
import { toSentence } from './tableBackup/sentence.ts';

/** What the form for a backup holds. The token is not sent: CreateBackup knows none. */
export interface TableBackupDraft extends FormDraft {
  readonly name: string;
}

export type TableBackupField = 'table' | 'name';

/** What was read from AWS for the form. */
export interface TableBackupFacts extends FormFacts {
  readonly table: Table;
  /** Names of the table's own backups; absent where they may not be listed. */
  readonly names?: readonly string[];
}

/** CreateBackup's input. */
export interface CreateBackupRequest {
  /** The ARN, which CreateBackup takes too. */
  readonly TableName: string;
  readonly BackupName: string;
}

/** An on-demand backup of a DynamoDB table, by CreateBackup. */
export const tableBackup: Kind<
  'dynamodb-backup',
  TableBackupDraft,
  TableBackupFacts,
  CreateBackupRequest,
  TableBackupField
> = {
  ...tableBackupJobs,
  draft: newDraft,
  again: draftAgain,
  renew: renewed,
  check: (draft, facts) => checkDraft(tidy(draft), facts),
  request: (draft, facts) => ({ TableName: facts.table.arn, BackupName: tidy(draft).name }),
  sentence: (draft, facts) => toSentence(tidy(draft), facts),
};
