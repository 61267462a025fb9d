import type { KindId } from '../../src/core/kinds/kind.ts';
import type { ExportRequest } from '../../src/core/kinds/registry.ts';
import type { SourceRef } from '../../src/core/sources.ts';
import { aRequest, orders } from './samples.ts';

const snapshotArn = 'arn:aws:rds:eu-west-1:111122223333:snapshot:shop-2026-11-20';
const domainArn = 'arn:aws:sdb:eu-west-1:111122223333:domain/catalogue';

/** What the sample requests are about. */
export const sources: Readonly<Record<KindId, SourceRef>> = {
  'dynamodb-table': orders,
  'dynamodb-backup': orders,
  'rds-database': { service: 'rds', arn: snapshotArn, name: 'shop-2026-11-20' },
  'simpledb-domain': { service: 'simpledb', arn: domainArn, name: 'catalogue' },
};

const requests: Readonly<Record<KindId, (token: string) => ExportRequest>> = {
  'dynamodb-table': (token) => aRequest(token),
  'dynamodb-backup': (token) => ({
    kind: 'dynamodb-backup',
    input: { TableName: orders.arn, BackupName: 'orders-20261121' },
    token,
  }),
  'rds-database': (token) => ({
    kind: 'rds-database',
    input: {
      ExportTaskIdentifier: 'shop-20261121',
      SourceArn: snapshotArn,
      S3BucketName: 'acme-exports',
      IamRoleArn: 'arn:aws:iam::111122223333:role/rds-export-role',
      KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/0f6c6f5e-1111-4222-8333-444455556666',
    },
    token,
  }),
  'simpledb-domain': (token) => ({
    kind: 'simpledb-domain',
    input: { clientToken: token, domainName: 'catalogue', s3Bucket: 'acme-exports' },
    token,
  }),
};

/** A good request of a kind, under this token. */
export const requestOfKind = (kind: KindId, token: string): ExportRequest => requests[kind](token);

/** Every kind there is. */
export const allKinds = Object.keys(sources) as readonly KindId[];
