import type { JobReport } from '../../src/core/jobs/job.ts';
import type { ExportTableRequest } from '../../src/core/kinds/tableExport.ts';
import type { RequestOf } from '../../src/core/kinds/registry.ts';
import type { SourceRef } from '../../src/core/sources.ts';

export const connection = { profile: 'acme-data', region: 'eu-west-1' };

/** A table of that name in the account that all samples are in. */
export const aTable = (name: string): SourceRef => ({
  service: 'dynamodb',
  arn: `arn:aws:dynamodb:eu-west-1:111122223333:table/${name}`,
  name,
});

export const orders = aTable('orders');
export const where = { connection, source: orders };

/** A request to export `orders` with this token. */
export const aRequest = (
  ClientToken: string,
  changes: Partial<ExportTableRequest> = {},
): RequestOf<'dynamodb-table'> => ({
  kind: 'dynamodb-table',
  input: {
    TableArn: orders.arn,
    S3Bucket: 'acme-exports',
    ExportFormat: 'DYNAMODB_JSON',
    ExportType: 'FULL_EXPORT',
    ClientToken,
    ...changes,
  },
  token: ClientToken,
});

/** What DescribeExport says about a running export of `source` that started at `startedAt`. */
export const aReport = (source: SourceRef, startedAt: number, clientToken: string): JobReport => ({
  kind: 'dynamodb-table',
  arn: `${source.arn}/export/${String(startedAt).padStart(14, '0')}-${hex(clientToken)}`,
  source,
  state: 'running',
  exportType: 'full',
  startedAt,
  bucket: 'acme-exports',
  clientToken,
});

/** Eight hexadecimal digits that differ from token to token. */
function hex(token: string): string {
  const sum = Array.from(token).reduce((hash, char) => (hash * 31 + char.charCodeAt(0)) >>> 0, 7);
  return sum.toString(16).padStart(8, '0');
}
