import type { ErrorReason } from '../../src/core/errors.ts';
import type { JobReport } from '../../src/core/jobs/job.ts';
import type { AwsAccess } from '../../src/core/ports.ts';
import { backup, database, domain, table, tableArn, type Ask } from './asks.ts';
import { everything } from './lab.ts';

/** One thing that a person can ask for, and all that can become of it. */
export interface KindCase {
  readonly title: string;
  /** The names of the sources that a person chooses from. */
  readonly sources: (aws: AwsAccess) => Promise<readonly string[]>;
  readonly ask: Ask;
  /** Some of what AWS tells of it once it has ended well. */
  readonly end: Partial<JobReport>;
  /** True where AWS can be asked to stop it. */
  readonly cancels?: boolean;
  /** What AWS accepts and then cannot do, and a word of how it says so. */
  readonly late?: { readonly ask: Ask; readonly says: string };
  /** What AWS does not accept. */
  readonly refused: { readonly ask: Ask; readonly reason: ErrorReason };
}

const minute = 60_000;
/** A bucket whose policy lets nobody write: that shows only when it is written to. */
const closed = 'acme-audit-archive';

/** The changes of some minutes, up to ten minutes ago by the clock of this machine. */
function incremental(minutes: number, S3Bucket = 'acme-data-exports'): Ask {
  const to = Date.now() - 10 * minute;
  return table({
    S3Bucket,
    ExportType: 'INCREMENTAL_EXPORT',
    IncrementalExportSpecification: {
      ExportFromTime: new Date(to - minutes * minute).toISOString(),
      ExportToTime: new Date(to).toISOString(),
      ExportViewType: 'NEW_AND_OLD_IMAGES',
    },
  });
}

function filtered(FilterExpression: string, S3Bucket = 'acme-data-exports'): Ask {
  return table({
    S3Bucket,
    FilterSpecification: {
      FilterExpression,
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':paid': { S: 'PAID' } },
    },
  });
}

const tables: KindCase['sources'] = (aws) => everything((next) => aws.tables.listTables(next));
const domains: KindCase['sources'] = async (aws) =>
  (await everything((next) => aws.domains.listDomains(next))).map(({ name }) => name);
const databases =
  (type: 'snapshot' | 'cluster-snapshot' | 'cluster'): KindCase['sources'] =>
  async (aws) =>
    (await everything((next) => aws.databases.list(type, next))).map(({ name }) => name);

/** All that can be asked for. Whatever is new is one entry. */
export const kindCases: readonly KindCase[] = [
  {
    title: 'a full export of a table',
    sources: tables,
    ask: table(),
    end: { exportType: 'full', format: 'DYNAMODB_JSON', itemCount: 300 },
    late: { ask: table({ S3Bucket: closed }), says: 'S3AccessDenied' },
    refused: { ask: table({ TableArn: tableArn('passkeys') }), reason: 'recovery-off' },
  },
  {
    title: 'an incremental export of a table',
    sources: tables,
    ask: incremental(60),
    end: { exportType: 'incremental' },
    late: { ask: incremental(60, 'no-such-bucket'), says: 'S3NoSuchBucket' },
    refused: { ask: incremental(14), reason: 'invalid-export-time' },
  },
  {
    title: 'a filtered export of a table',
    sources: tables,
    ask: filtered('#status = :paid'),
    end: { exportType: 'full', filtered: true },
    late: { ask: filtered('#status = :paid', closed), says: 'S3AccessDenied' },
    refused: { ask: filtered('#status = :unpaid'), reason: 'validation' },
  },
  {
    title: 'a backup of a table',
    sources: tables,
    ask: backup('customers'),
    end: { exportType: 'backup', status: 'AVAILABLE' },
    // AWS makes a backup or refuses to; it tells of none that failed.
    refused: { ask: backup('never-was'), reason: 'table-not-found' },
  },
  {
    title: 'an export of a DB snapshot',
    sources: databases('snapshot'),
    ask: database('snapshot:site-relaunch'),
    end: { exportType: 'full', status: 'COMPLETE', percent: 100 },
    cancels: true,
    late: {
      ask: database('snapshot:site-relaunch', { S3BucketName: closed }),
      says: 'AccessDenied',
    },
    refused: {
      ask: database('snapshot:orders-before-upgrade'),
      reason: 'source-not-exportable',
    },
  },
  {
    title: 'an export of a DB cluster snapshot',
    sources: databases('cluster-snapshot'),
    ask: database('cluster-snapshot:geo-baseline'),
    end: { exportType: 'full', status: 'COMPLETE', percent: 100 },
    cancels: true,
    late: {
      ask: database('cluster-snapshot:geo-baseline', { S3BucketName: closed }),
      says: 'AccessDenied',
    },
    refused: {
      ask: database('cluster-snapshot:geo-baseline', { KmsKeyId: 'alias/acme-2024' }),
      reason: 'key-not-accessible',
    },
  },
  {
    title: 'an export of an Aurora cluster',
    sources: databases('cluster'),
    ask: database('cluster:loyalty'),
    end: { exportType: 'full', status: 'COMPLETE', percent: 100 },
    cancels: true,
    late: { ask: database('cluster:loyalty', { S3BucketName: closed }), says: 'AccessDenied' },
    refused: { ask: database('cluster:sandbox'), reason: 'validation' },
  },
  {
    title: 'an export of a part of an Aurora cluster',
    sources: databases('cluster'),
    ask: database('cluster:warehouse', { ExportOnly: ['warehouse.reporting'] }),
    end: { exportType: 'partial', exportOnly: ['warehouse.reporting'], percent: 100 },
    cancels: true,
    late: {
      ask: database('cluster:warehouse', { ExportOnly: ['warehouse'], S3BucketName: closed }),
      says: 'AccessDenied',
    },
    refused: {
      ask: database('cluster:warehouse', { ExportOnly: ['a.b.c.d'] }),
      reason: 'invalid-export-only',
    },
  },
  {
    title: 'an export of a SimpleDB domain',
    sources: domains,
    ask: domain(),
    end: { exportType: 'full', status: 'SUCCEEDED' },
    late: { ask: domain({ s3Bucket: closed }), says: 'S3AccessDenied' },
    refused: { ask: domain({ domainName: 'newsletter-subscribers' }), reason: 'export-quota' },
  },
];
