import type { Finding } from '../../grammar/finding.ts';
import { prefixFinding, type KeyLayout } from '../../grammar/keyPrefix.ts';
import type { DatabaseExportDraft } from '../databaseExport.ts';

/** "Exporting DB snapshot data to Amazon S3", Limitations. */
const converted = /[\\`" ]/g;

/** A prefix as the keys of the export will have it: RDS writes an underscore for some characters. */
export function writtenPrefix(prefix: string): string {
  return prefix.replace(converted, '_');
}

/** What is wrong with the prefix of a tidy draft, if anything. */
export function databasePrefixFinding({
  prefix,
  taskId,
}: DatabaseExportDraft): Finding | undefined {
  const general = prefixFinding(prefix, taskLayout(taskId));
  if (prefix.includes(':')) return colonFinding(prefix);
  if (general?.severity === 'error') return general;
  return convertedFinding(prefix) ?? general;
}

/** What a task puts below the prefix, of names that are known beforehand; those of tables are not. */
export function taskLayout(taskId: string): KeyLayout {
  return { longest: `${taskId}/export_tables_info_${taskId}_from_1_to_1.json` };
}

function colonFinding(prefix: string): Finding {
  const message = /^s3:\/\//i.test(prefix)
    ? 'Give the prefix only, without s3:// and the bucket: the bucket has a field of its own.'
    : 'Remove the colon: RDS exports to no prefix that has one.';
  return { severity: 'error', code: 'prefix-colon', message };
}

function convertedFinding(prefix: string): Finding | undefined {
  const written = writtenPrefix(prefix);
  if (written === prefix) return undefined;
  const message = `Expect the files below ${written}: RDS writes an underscore for a space, \\, \` and ".`;
  return { severity: 'warning', code: 'prefix-converted', message };
}
