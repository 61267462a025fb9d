import { formatMoment } from '../../format/moment.ts';
import { parseParts } from '../../grammar/exportOnly.ts';
import { joinPrefix, s3Uri } from '../../grammar/s3.ts';
import { databaseTypeName } from '../../insight/databaseSource.ts';
import type {
  DatabaseExportDraft,
  DatabaseExportFacts,
  DatabaseExportField,
} from '../databaseExport.ts';
import { checkDraft } from './check.ts';
import { writtenPrefix } from './prefixFinding.ts';

/** What a tidy draft will do, in one sentence, or what it still needs for that. */
export function toSentence(draft: DatabaseExportDraft, facts: DatabaseExportFacts): string {
  const error = checkDraft(draft, facts).find(({ severity }) => severity === 'error');
  if (error === undefined) return outcome(draft, facts);
  return neededFor[error.code] ?? needed[error.field];
}

function outcome(draft: DatabaseExportDraft, { source }: DatabaseExportFacts): string {
  return [
    `Exports ${extent(draft)} of ${databaseTypeName(source.type)} ${source.name}${asOf(source)}`,
    'as Parquet',
    `to ${folder(draft)}`,
    `encrypted with KMS key ${draft.kmsKeyId}.`,
  ].join(', ');
}

/** A few parts by their names, many by their number. */
function extent({ partial, exportOnly }: DatabaseExportDraft): string {
  if (!partial) return 'all';
  const parts = parseParts(exportOnly).map(({ text }) => text);
  if (parts.length > 3) return `only ${parts.length} parts`;
  const [last = '', ...others] = parts.reverse();
  return others.length === 0 ? `only ${last}` : `only ${others.reverse().join(', ')} and ${last}`;
}

/** "Exporting DB cluster data to Amazon S3": Aurora clones a cluster and reads the clone. */
function asOf({ type, createdAt }: DatabaseExportFacts['source']): string {
  if (type === 'cluster') return ' as it is when AWS clones it';
  return createdAt === undefined ? '' : ` as it was at ${formatMoment(createdAt)}`;
}

/** AWS makes the identifier the name of the folder. */
function folder({ bucket, prefix, taskId }: DatabaseExportDraft): string {
  return s3Uri(bucket, `${joinPrefix(writtenPrefix(prefix))}${taskId}/`);
}

const needed: Readonly<Record<DatabaseExportField, string>> = {
  source: 'This source cannot be exported now.',
  exportOnly: 'Correct the parts to see what is exported.',
  bucket: 'Correct the bucket to see where the export goes.',
  prefix: 'Correct the prefix to see where the export goes.',
  taskId: 'Correct the identifier to see where the export goes.',
  roleArn: 'Correct the IAM role, which writes the export.',
  kmsKeyId: 'Correct the KMS key to see how the export is encrypted.',
};

/** Causes that have a way out of their own. */
const neededFor: Readonly<Record<string, string>> = {
  'parts-missing': 'Name the parts to export, or export everything.',
  'bucket-missing': 'Choose a bucket to see where the export goes.',
  'role-missing': 'Choose an IAM role, which writes the export.',
  'key-missing': 'Choose a KMS key to see how the export is encrypted.',
};
