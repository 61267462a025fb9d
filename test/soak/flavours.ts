import type { KindId } from '../../src/core/kinds/kind.ts';
import type { ExportRequest } from '../../src/core/kinds/registry.ts';
import type { ExportTableRequest } from '../../src/core/kinds/tableExport.ts';
import type { SourceRef } from '../../src/core/sources.ts';
import { exportRole, kmsKeyArn, sourcesOf, type Sources } from './account.ts';

const hour = 60 * 60_000;

/** Everything that somebody can ask for, each with its share of all launches in percent. */
export const shares = {
  full: 20,
  incremental: 16,
  filtered: 14,
  backup: 16,
  snapshot: 11,
  cluster: 8,
  domain: 15,
} as const;

export type Flavour = keyof typeof shares;

export const flavours = Object.keys(shares) as readonly Flavour[];

/** One request in the making. Two of them with other names ask for the very same twice. */
export interface Ask {
  readonly flavour: Flavour;
  readonly source: SourceRef;
  readonly bucket: string;
  readonly prefix: string;
  /** When it was asked for, epoch milliseconds. */
  readonly now: number;
  readonly token: string;
  /** What AWS knows a task or a backup by: it has no token of these. */
  readonly name: string;
}

interface Row {
  readonly kind: KindId;
  readonly sources: keyof Sources;
  readonly requestOf: (ask: Ask) => ExportRequest;
}

const rows: Readonly<Record<Flavour, Row>> = {
  full: table(() => ({ ExportType: 'FULL_EXPORT' })),
  filtered: table(() => ({ ExportType: 'FULL_EXPORT', ...onlyOpenOnes })),
  incremental: table(({ now }) => ({
    ExportType: 'INCREMENTAL_EXPORT',
    IncrementalExportSpecification: {
      ExportFromTime: iso(now - 3 * hour),
      ExportToTime: iso(now - hour),
      ExportViewType: 'NEW_AND_OLD_IMAGES',
    },
  })),
  backup: { kind: 'dynamodb-backup', sources: 'tables', requestOf: backupRequest },
  snapshot: { kind: 'rds-database', sources: 'snapshots', requestOf: taskRequest },
  cluster: { kind: 'rds-database', sources: 'clusters', requestOf: taskRequest },
  domain: { kind: 'simpledb-domain', sources: 'domains', requestOf: domainRequest },
};

export const kindOf = (flavour: Flavour): KindId => rows[flavour].kind;
export const sourcesFor = (flavour: Flavour): readonly [SourceRef, ...SourceRef[]] =>
  sourcesOf[rows[flavour].sources];
export const requestOf = (ask: Ask): ExportRequest => rows[ask.flavour].requestOf(ask);

/** What AWS's record has of a request: its token, its identifier or its name. */
export function markOf({ kind, input, token }: ExportRequest): string {
  switch (kind) {
    case 'rds-database':
      return input.ExportTaskIdentifier;
    case 'dynamodb-backup':
      return input.BackupName;
    case 'dynamodb-table':
    case 'simpledb-domain':
      return token;
  }
}

const iso = (moment: number) => new Date(Math.floor(moment / 1000) * 1000).toISOString();

const onlyOpenOnes = {
  FilterSpecification: {
    FilterExpression: '#s = :open',
    ExpressionAttributeNames: { '#s': 'state' },
    ExpressionAttributeValues: { ':open': { S: 'open' } },
  },
} as const;

type Special = Pick<
  ExportTableRequest,
  'ExportType' | 'IncrementalExportSpecification' | 'FilterSpecification'
>;

function table(special: (ask: Ask) => Special): Row {
  const requestOf = (ask: Ask): ExportRequest => ({
    kind: 'dynamodb-table',
    input: {
      TableArn: ask.source.arn,
      S3Bucket: ask.bucket,
      S3Prefix: ask.prefix,
      ExportFormat: 'DYNAMODB_JSON',
      ...special(ask),
      ClientToken: ask.token,
    },
    token: ask.token,
  });
  return { kind: 'dynamodb-table', sources: 'tables', requestOf };
}

function backupRequest({ source, name, token }: Ask): ExportRequest {
  return { kind: 'dynamodb-backup', input: { TableName: source.arn, BackupName: name }, token };
}

function taskRequest({ source, bucket, prefix, name, token }: Ask): ExportRequest {
  const input = {
    ExportTaskIdentifier: name,
    SourceArn: source.arn,
    S3BucketName: bucket,
    S3Prefix: prefix,
    IamRoleArn: exportRole,
    KmsKeyId: kmsKeyArn,
  };
  return { kind: 'rds-database', input, token };
}

function domainRequest({ source, bucket, prefix, token }: Ask): ExportRequest {
  const input = {
    clientToken: token,
    domainName: source.name,
    s3Bucket: bucket,
    s3KeyPrefix: prefix,
  };
  return { kind: 'simpledb-domain', input, token };
}
