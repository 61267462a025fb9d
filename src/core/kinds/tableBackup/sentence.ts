import type { TableBackupDraft, TableBackupFacts } from '../tableBackup.ts';
import { checkDraft } from './check.ts';

/** What a tidy draft will do, in a sentence and what to know of it, or what it still needs. */
export function toSentence(draft: TableBackupDraft, facts: TableBackupFacts): string {
  const error = checkDraft(draft, facts).find(({ severity }) => severity === 'error');
  if (error?.field === 'table') return 'This table cannot be backed up now.';
  if (error !== undefined) return 'Correct the name to see what is made.';
  return `Makes backup ${draft.name} of ${facts.table.name}. ${edge}`;
}

/** "CreateBackup" of the DynamoDB API reference. */
const edge =
  'All changes up to a minute before the request are in it, none that come more than a minute after it, and those in between may be.';
