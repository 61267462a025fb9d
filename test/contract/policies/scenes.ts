import type { SourceRef } from '../../../src/core/sources.ts';
import { account, exporter, keyAbroad, ownKey, partner, region, theirKey } from './account.ts';
import type { Moment, Scene } from './scene.ts';

const minute = 60_000;
/** A prefix of which policies would take more for a pattern than is one. */
export const wild = 'da*ly/?$';
const place = `${region}:${account}`;

const orders: SourceRef = {
  ...{ service: 'dynamodb', name: 'orders', arn: `arn:aws:dynamodb:${place}:table/orders` },
};
const domain: SourceRef = {
  ...{ service: 'simpledb', name: 'people', arn: `arn:aws:sdb:${place}:domain/people` },
};
const database = (type: string, name: string): SourceRef => ({
  ...{ service: 'rds', name, arn: `arn:aws:rds:${place}:${type}:${name}` },
});

const table = (title: string, change: object = {}, more: Partial<Scene> = {}): Scene => ({
  ...{ title, kind: 'dynamodb-table', source: orders },
  input: ({ token }) => ({
    ...{ TableArn: orders.arn, S3Bucket: 'own-exports', ExportFormat: 'DYNAMODB_JSON' },
    ...{ ExportType: 'FULL_EXPORT', ...change, ClientToken: token },
  }),
  ...more,
});

function changes({ now, token }: Moment): object {
  const time = (ago: number): string => new Date(now - ago * minute).toISOString();
  return {
    ...{ TableArn: orders.arn, S3Bucket: 'own-exports', ExportFormat: 'ION' },
    ...{ S3Prefix: wild, ExportType: 'INCREMENTAL_EXPORT', ClientToken: token },
    IncrementalExportSpecification: {
      ...{ ExportFromTime: time(90), ExportToTime: time(30), ExportViewType: 'NEW_IMAGE' },
    },
  };
}

const task = (
  title: string,
  source: SourceRef,
  change: object = {},
  more: Partial<Scene> = {},
): Scene => ({
  ...{ title, kind: 'rds-database', source },
  input: ({ token }) => ({
    ...{ ExportTaskIdentifier: token, SourceArn: source.arn, S3BucketName: 'own-exports' },
    ...{ IamRoleArn: exporter, KmsKeyId: ownKey, ...change },
  }),
  ...more,
});

const domainExport = (title: string, change: object = {}): Scene => ({
  ...{ title, kind: 'simpledb-domain', source: domain },
  input: ({ token }) => ({
    ...{ clientToken: token, domainName: 'people', s3Bucket: 'own-exports', ...change },
  }),
});

const withKey = (S3SseKmsKeyId: string) => ({ S3SseAlgorithm: 'KMS', S3SseKmsKeyId });
const toPartner = { S3Bucket: 'their-exports', S3BucketOwner: partner, S3Prefix: 'from/us' };
const snapshot = database('snapshot', 'orders-manual');
// RDS asks for no owner: a person says whose bucket it is when they ask for the permissions.
const atPartner = { added: { bucketOwner: partner } };

/** Every way in which the printed policies differ. */
export const scenes: readonly Scene[] = [
  table('an export of a table'),
  table('an export of the changes of a table', {}, { input: changes }),
  table('an export of a table with a key', withKey(ownKey)),
  table('an export of a table with a key by its alias', withKey('alias/exports')),
  table('an export of a table with the key of S3', withKey('alias/aws/s3')),
  table('an export of a table to another Region', {
    ...{ S3Bucket: 'exports-abroad', ...withKey(keyAbroad.slice(-36)) },
  }),
  table('an export of a table to another account with a key of it', {
    ...toPartner,
    ...withKey(theirKey),
  }),
  table(
    'an export of a table to another account by the session of a role',
    { ...toPartner, ...withKey(theirKey) },
    { profile: 'session' },
  ),
  {
    ...{ title: 'a backup of a table', kind: 'dynamodb-backup', source: orders },
    input: ({ token }) => ({ TableName: orders.arn, BackupName: token }),
  },
  task('an export of a snapshot', snapshot, { S3Prefix: 'from "us' }),
  task('an export of a cluster', database('cluster', 'warehouse'), { KmsKeyId: 'alias/exports' }),
  task(
    'an export of a cluster snapshot to another account',
    database('cluster-snapshot', 'warehouse-1'),
    { S3BucketName: 'their-exports', S3Prefix: 'from/us' },
    atPartner,
  ),
  task(
    'an export of a snapshot to another account with a key of it',
    snapshot,
    { S3BucketName: 'their-exports', KmsKeyId: theirKey },
    atPartner,
  ),
  domainExport('an export of a domain'),
  domainExport('an export of a domain with a key', {
    ...{ s3KeyPrefix: 'domains', s3SseAlgorithm: 'KMS', s3SseKmsKeyId: ownKey },
  }),
  domainExport('an export of a domain to another account with a key of it', {
    ...{ s3Bucket: 'their-exports', s3BucketOwner: partner },
    ...{ s3SseAlgorithm: 'KMS', s3SseKmsKeyId: theirKey },
  }),
];
