import type { StandIn } from '../../../test/aws/standIn.ts';
import {
  fillBucket,
  fillDatabase,
  fillFiltered,
  fillIncremental,
  fillNothing,
  fillPart,
} from './fill.ts';
import { newest, type Stop } from './stop.ts';

const start = { submit: 'Start export', confirm: 'Start Export' } as const;
const finished = (source: string): RegExp => new RegExp(`Export of ${source} finished`);

function ofTable(table: string): Pick<Stop, 'statusIn'> {
  const isOfTable = ({ arn }: { readonly arn: string }): boolean =>
    arn.includes(`table/${table}/export/`);
  return { statusIn: (standIn) => newest(standIn.exports().filter(isOfTable))?.status };
}

function ofDatabase(source: string): Pick<Stop, 'statusIn'> {
  const isOf = (task: { readonly source: string }): boolean => task.source.endsWith(`:${source}`);
  return { statusIn: (standIn: StandIn) => newest(standIn.tasks().filter(isOf))?.status };
}

const table = (source: string) => ({
  ...{ path: ['DynamoDB'], source, entry: 'Export Table to S3…' },
  ...{ ...start, ended: finished(source), ...ofTable(source) },
});

const database = (folder: string, source: string) => ({
  ...{ path: ['RDS and Aurora', folder], source, entry: 'Export Snapshot or Cluster to S3…' },
  ...{ ...start, ended: finished(source), ...ofDatabase(source) },
});

/** Each kind once, in the order of the tree. */
export const stops: readonly Stop[] = [
  { name: 'dynamodb-full', ...table('customers'), fill: fillBucket },
  { name: 'dynamodb-incremental', ...table('inventory'), fill: fillIncremental },
  { name: 'dynamodb-filtered', ...table('orders'), fill: fillFiltered },
  {
    name: 'dynamodb-backup',
    path: ['DynamoDB'],
    source: 'payments',
    entry: 'Create Backup…',
    fill: fillNothing,
    submit: 'Create backup',
    confirm: 'Create Backup',
    ended: /Backup payments-\S+ of payments is available/,
    statusIn: (standIn) =>
      newest(standIn.backups().filter((backup) => backup.table === 'payments'))?.status,
  },
  {
    name: 'rds-snapshot',
    ...database('DB snapshots', 'orders-before-migration'),
    fill: fillDatabase,
  },
  {
    name: 'rds-cluster-snapshot',
    ...database('Cluster snapshots', 'warehouse-2026-q3'),
    fill: fillPart,
  },
  { name: 'rds-cluster', ...database('Aurora clusters', 'warehouse'), fill: fillDatabase },
  {
    name: 'simpledb-domain',
    path: ['SimpleDB'],
    source: 'product-reviews',
    entry: 'Export Domain to S3…',
    fill: fillBucket,
    ...start,
    ended: finished('product-reviews'),
    statusIn: (standIn) =>
      newest(standIn.domainExports().filter(({ domain }) => domain === 'product-reviews'))?.status,
  },
];
