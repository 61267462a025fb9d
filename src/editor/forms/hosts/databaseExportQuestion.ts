import { pricePages } from '../../../core/cost/pricePages.ts';
import { formatBytes } from '../../../core/format/text.ts';
import { joinPrefix, s3Uri } from '../../../core/grammar/s3.ts';
import {
  databaseExport,
  type DatabaseExportDraft,
  type DatabaseExportFacts,
} from '../../../core/kinds/databaseExport.ts';
import type { DatabaseSource } from '../../../core/databases.ts';
import type { Question } from '../../ask.ts';
import { whereLines, type Where } from '../../connection/where.ts';

/** What is asked before an export task is started. */
export function databaseExportQuestion(
  draft: DatabaseExportDraft,
  facts: DatabaseExportFacts,
  where: Where,
): Question {
  const input = databaseExport.request(draft, facts);
  const { source } = facts;
  const folder = `${joinPrefix(input.S3Prefix)}${input.ExportTaskIdentifier}/`;
  return {
    message: `Export ${source.name} to Amazon S3?`,
    detail: [
      ...whereLines(where),
      `${nouns[source.type]}: ${source.name}`,
      `Task: ${input.ExportTaskIdentifier}`,
      `Destination: ${s3Uri(input.S3BucketName, folder)}`,
      `Role: ${input.IamRoleArn}`,
      `KMS key: ${input.KmsKeyId}`,
      '',
      databaseExport.sentence(draft, facts),
      billingLine(source),
    ].join('\n'),
    action: 'Start Export',
    link: {
      label: 'Show Prices',
      url: source.engine.startsWith('aurora') ? pricePages.aurora : pricePages.rds,
    },
  };
}

const nouns: Readonly<Record<DatabaseSource['type'], string>> = {
  snapshot: 'DB snapshot',
  'cluster-snapshot': 'Cluster snapshot',
  cluster: 'DB cluster',
};

function billingLine({ type, sizeBytes, allocatedGiB }: DatabaseSource): string {
  const whole = type === 'cluster' ? 'the whole cluster' : 'the whole snapshot';
  return `AWS bills an export by the size of ${whole}${sizeOf(sizeBytes, allocatedGiB)}, also where only a part is exported.`;
}

function sizeOf(sizeBytes: number | undefined, allocatedGiB: number | undefined): string {
  if (sizeBytes !== undefined) return ` (${formatBytes(sizeBytes)})`;
  return allocatedGiB === undefined ? '' : ` (${allocatedGiB} GiB allocated)`;
}
