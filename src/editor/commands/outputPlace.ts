import { parseExportArn } from '../../core/grammar/arn.ts';
import { parseDomainExportArn } from '../../core/grammar/domainArn.ts';
import { domainExportRoot, exportFolder, exportRoot, joinPrefix } from '../../core/grammar/s3.ts';
import { parseTaskHandle } from '../../core/grammar/taskHandle.ts';
import type { JobReport } from '../../core/jobs/job.ts';
import { manifestKeyCandidates } from '../../output/dynamodb/manifest.ts';

/**
 * The key of the folder that holds all that an export writes, with a slash at its end; undefined
 * where there is none. The data of an incremental export of a table lies beside its own folder, in
 * one that it shares.
 */
export function outputFolder(report: JobReport): string | undefined {
  const { arn, exportType, kind, prefix, source } = report;
  const inFolder = (id: string | undefined, folder: (id: string) => string): string | undefined =>
    id === undefined ? undefined : folder(id);
  switch (kind) {
    case 'dynamodb-table':
      return inFolder(parseExportArn(arn)?.exportId, (id) =>
        exportType === 'incremental'
          ? `${joinPrefix(prefix)}${exportRoot}`
          : exportFolder(prefix, id),
      );
    case 'rds-database':
      return inFolder(parseTaskHandle(arn)?.taskId, (id) => `${joinPrefix(prefix)}${id}/`);
    case 'simpledb-domain':
      return inFolder(
        parseDomainExportArn(arn)?.exportId,
        (id) => `${joinPrefix(prefix)}${domainExportRoot}${id}/${source.name}/`,
      );
    case 'dynamodb-backup':
      return undefined;
  }
}

/** The keys that the summary of an export may have, likeliest first; RDS writes none. */
export function manifestKeys(report: JobReport): readonly string[] {
  const { kind, manifestKey, prefix, state } = report;
  if (manifestKey !== undefined) return manifestKeyCandidates(manifestKey, prefix);
  const folder = outputFolder(report);
  const isWritten = kind === 'simpledb-domain' && state === 'completed';
  return isWritten && folder !== undefined ? [`${folder}manifest-summary.json`] : [];
}
