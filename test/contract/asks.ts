import { parseTableArn } from '../../src/core/grammar/arn.ts';
import { parseDatabaseArn } from '../../src/core/grammar/databaseArn.ts';
import type { ExportRequest, Inputs } from '../../src/core/kinds/registry.ts';
import type { SourceRef } from '../../src/core/sources.ts';

/** A request under a token, for the demo account. */
export type Ask = (token: string) => ExportRequest;

const place = 'eu-west-1:111122223333';
const role = 'arn:aws:iam::111122223333:role/rds-export-role';

/** The ARN of a table. */
export const tableArn = (name: string): string => `arn:aws:dynamodb:${place}:table/${name}`;

/** An export of a table; a full one of the orders unless told. */
export function table(change: Partial<Inputs['dynamodb-table']> = {}): Ask {
  return (token) => ({
    kind: 'dynamodb-table',
    token,
    input: {
      TableArn: tableArn('orders'),
      S3Bucket: 'acme-data-exports',
      ExportFormat: 'DYNAMODB_JSON',
      ExportType: 'FULL_EXPORT',
      ...change,
      ClientToken: token,
    },
  });
}

/** A backup of a table, with its token as its name. */
export function backup(name: string): Ask {
  return (token) => ({
    kind: 'dynamodb-backup',
    token,
    input: { TableName: tableArn(name), BackupName: token },
  });
}

/** An export of a source such as `snapshot:site-relaunch`, with its token as its identifier. */
export function database(source: string, change: Partial<Inputs['rds-database']> = {}): Ask {
  return (token) => ({
    kind: 'rds-database',
    token,
    input: {
      ExportTaskIdentifier: token,
      SourceArn: `arn:aws:rds:${place}:${source}`,
      S3BucketName: 'acme-data-exports',
      IamRoleArn: role,
      KmsKeyId: 'alias/acme-exports',
      ...change,
    },
  });
}

/** An export of a domain; of the coupons unless told. */
export function domain(change: Partial<Inputs['simpledb-domain']> = {}): Ask {
  return (token) => ({
    kind: 'simpledb-domain',
    token,
    input: {
      domainName: 'coupon-codes',
      s3Bucket: 'acme-data-exports',
      ...change,
      clientToken: token,
    },
  });
}

/** What a request is about, as the lists of sources have it. */
export function sourceOf({ kind, input }: ExportRequest): SourceRef {
  switch (kind) {
    case 'dynamodb-table':
      return tableRef(input.TableArn);
    case 'dynamodb-backup':
      return tableRef(input.TableName);
    case 'rds-database':
      return databaseRef(input.SourceArn);
    case 'simpledb-domain':
      return domainRef(input.domainName);
  }
}

function tableRef(arn: string): SourceRef {
  return { service: 'dynamodb', arn, name: parseTableArn(arn)?.table ?? '' };
}

function databaseRef(arn: string): SourceRef {
  return { service: 'rds', arn, name: parseDatabaseArn(arn)?.id ?? '' };
}

function domainRef(name: string): SourceRef {
  return { service: 'simpledb', arn: `arn:aws:sdb:${place}:domain/${name}`, name };
}
