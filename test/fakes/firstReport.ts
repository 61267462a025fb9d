import { taskHandle } from '../../src/core/grammar/taskHandle.ts';
import type { JobReport } from '../../src/core/jobs/job.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';
import type { ExportRequest, Inputs } from '../../src/core/kinds/registry.ts';
import type { ExportTableRequest } from '../../src/core/kinds/tableExport.ts';
import { aReport, aTable } from './samples.ts';

type Begin<K extends KindId> = (input: Inputs[K], token: string, at: number) => JobReport;

const account = '111122223333';
const region = 'eu-west-1';

/** What AWS answers to a request that it has just accepted, at `at` in epoch milliseconds. */
export function firstReport(request: ExportRequest, at: number): JobReport {
  // The map has an entry of exactly this kind; a union of functions cannot say so.
  const begin = begins[request.kind] as Begin<KindId>;
  return begin(request.input, request.token, at);
}

const begins: { readonly [K in KindId]: Begin<K> } = {
  'dynamodb-table': (input, token, at) => ({
    ...aReport(aTable(nameIn(input.TableArn)), at, token),
    ...partOf(input),
  }),
  'dynamodb-backup': ({ TableName, BackupName }, token, at) => ({
    kind: 'dynamodb-backup',
    arn: `${TableName}/backup/${String(at).padStart(14, '0')}-${hex(token)}`,
    source: aTable(nameIn(TableName)),
    state: 'running',
    exportType: 'backup',
    startedAt: at,
    name: BackupName,
  }),
  'rds-database': (input, _token, at) => ({
    kind: 'rds-database',
    arn: taskHandle({ region, account, taskId: input.ExportTaskIdentifier }),
    source: {
      service: 'rds',
      arn: input.SourceArn,
      name: input.SourceArn.split(':').slice(6).join(':'),
    },
    state: 'running',
    exportType: input.ExportOnly === undefined ? 'full' : 'partial',
    status: 'STARTING',
    startedAt: at,
    percent: 0,
    name: input.ExportTaskIdentifier,
    bucket: input.S3BucketName,
    roleArn: input.IamRoleArn,
    kmsKeyId: input.KmsKeyId,
    ...(input.S3Prefix !== undefined && { prefix: input.S3Prefix }),
    ...(input.ExportOnly !== undefined && { exportOnly: input.ExportOnly }),
  }),
  'simpledb-domain': (input, token, at) => ({
    kind: 'simpledb-domain',
    arn: `${domainArn(input.domainName)}/export/${hex(token)}-${at}`,
    source: { service: 'simpledb', arn: domainArn(input.domainName), name: input.domainName },
    state: 'running',
    exportType: 'full',
    status: 'PENDING',
    startedAt: at,
    bucket: input.s3Bucket,
    clientToken: token,
    ...(input.s3KeyPrefix !== undefined && { prefix: input.s3KeyPrefix }),
  }),
};

const domainArn = (name: string): string => `arn:aws:sdb:${region}:${account}:domain/${name}`;

const nameIn = (tableArn: string): string => tableArn.split('/')[1] ?? '';

/** What a report tells of a request beyond a full export of everything. */
function partOf(input: ExportTableRequest): Partial<JobReport> {
  const { IncrementalExportSpecification: increment, FilterSpecification: filter } = input;
  return {
    ...(increment && {
      exportType: 'incremental',
      window: {
        from: Date.parse(increment.ExportFromTime),
        to: Date.parse(increment.ExportToTime),
        viewType: increment.ExportViewType,
      },
    }),
    ...(filter && { filtered: true, filter }),
  };
}

/** Eight hexadecimal digits that differ from token to token. */
function hex(token: string): string {
  const sum = Array.from(token).reduce((hash, char) => (hash * 31 + char.charCodeAt(0)) >>> 0, 7);
  return sum.toString(16).padStart(8, '0');
}
