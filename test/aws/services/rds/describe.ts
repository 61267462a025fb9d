import type {
  DBClusterMessage,
  DBClusterSnapshotMessage,
  DBSnapshotMessage,
  DescribeDBClusterSnapshotsMessage,
  DescribeDBClustersMessage,
  DescribeDBSnapshotsMessage,
} from '@aws-sdk/client-rds';
import { ApiError } from '../../apiError.ts';
import type { Call } from '../../call.ts';
import type { World } from '../../world.ts';
import { operation, type Operation, type Wire } from '../operation.ts';
import { resourceId, toCluster, toClusterSnapshot, toSnapshot } from './databaseAnswers.ts';
import type { Database } from './databases.ts';
import { filtered, invalidValue, pageOf, type FilterTable } from './listing.ts';

const keyOf = ({ id }: Database): string => id;

const snapshotFilters: FilterTable<Database> = {
  'db-instance-id': ({ seed }) => [seed.madeOf ?? ''],
  'db-snapshot-id': ({ id }) => [id],
  'dbi-resource-id': ({ seed }) => [resourceId('db', seed.madeOf)],
  'snapshot-type': ({ seed }) => [seed.snapshotType ?? ''],
  engine: ({ seed }) => [seed.engine],
};
const clusterSnapshotFilters: FilterTable<Database> = {
  'db-cluster-id': ({ seed }) => [seed.madeOf ?? ''],
  'db-cluster-snapshot-id': ({ id }) => [id],
  'snapshot-type': ({ seed }) => [seed.snapshotType ?? ''],
  engine: ({ seed }) => [seed.engine],
};
const clusterFilters: FilterTable<Database> = {
  'clone-group-id': () => [],
  'db-cluster-id': ({ id, arn }) => [id, arn],
  'db-cluster-resource-id': ({ id }) => [resourceId('cluster', id)],
  domain: () => [],
  engine: ({ seed }) => [seed.engine],
};

/** What there is in the Region of a call, and how much of it a page holds. */
interface Shelf {
  readonly databases: readonly Database[];
  readonly pageSize: number | undefined;
}

/** The three operations that list what RDS and Aurora can export from, and much that they cannot. */
export function describeOperations(
  world: World,
  all: readonly Database[],
  pageSize?: number,
): Record<string, Operation> {
  const shelf = ({ region }: Call): Shelf => ({
    databases: region === world.region ? all : [],
    pageSize,
  });
  return {
    DescribeDBSnapshots: operation<DescribeDBSnapshotsMessage, DBSnapshotMessage>((input, call) =>
      describeSnapshots(shelf(call), input),
    ),
    DescribeDBClusterSnapshots: operation<
      DescribeDBClusterSnapshotsMessage,
      DBClusterSnapshotMessage
    >((input, call) => describeClusterSnapshots(shelf(call), input)),
    DescribeDBClusters: operation<DescribeDBClustersMessage, DBClusterMessage>((input, call) =>
      describeClusters(shelf(call), input),
    ),
  };
}

function describeSnapshots(
  { databases, pageSize }: Shelf,
  input: Wire<DescribeDBSnapshotsMessage>,
): Wire<DBSnapshotMessage> {
  const { DBSnapshotIdentifier: id, DBInstanceIdentifier: instance, DbiResourceId } = input;
  const found = named(snapshotsOf(databases, 'snapshot', { ...input, id }), id, {
    code: 'DBSnapshotNotFound',
    what: 'DBSnapshot',
  })
    .filter(({ seed }) => instance === undefined || seed.madeOf === instance)
    .filter(({ seed }) => [undefined, resourceId('db', seed.madeOf)].includes(DbiResourceId));
  const matching = filtered(found, snapshotFilters, input.Filters);
  const { items, marker } = pageOf(matching, keyOf, input, pageSize);
  return { ...marker, DBSnapshots: items.map(toSnapshot) };
}

function describeClusterSnapshots(
  { databases, pageSize }: Shelf,
  input: Wire<DescribeDBClusterSnapshotsMessage>,
): Wire<DBClusterSnapshotMessage> {
  const { DBClusterSnapshotIdentifier: id, DBClusterIdentifier: cluster } = input;
  if (cluster !== undefined && id !== undefined) {
    throw new ApiError(
      'InvalidParameterCombination',
      'DBClusterIdentifier and DBClusterSnapshotIdentifier cannot be used together.',
    );
  }
  const found = named(snapshotsOf(databases, 'cluster-snapshot', { ...input, id }), id, {
    code: 'DBClusterSnapshotNotFoundFault',
    what: 'DBClusterSnapshot',
  }).filter(({ seed }) => cluster === undefined || seed.madeOf === cluster);
  const matching = filtered(found, clusterSnapshotFilters, input.Filters);
  const { items, marker } = pageOf(matching, keyOf, input, pageSize);
  return { ...marker, DBClusterSnapshots: items.map(toClusterSnapshot) };
}

function describeClusters(
  { databases, pageSize }: Shelf,
  input: Wire<DescribeDBClustersMessage>,
): Wire<DBClusterMessage> {
  const clusters = databases.filter(({ seed }) => seed.type === 'cluster');
  const found = named(clusters, input.DBClusterIdentifier, {
    code: 'DBClusterNotFoundFault',
    what: 'DBCluster',
  });
  const matching = filtered(found, clusterFilters, input.Filters);
  const { items, marker } = pageOf(matching, keyOf, input, pageSize);
  return { ...marker, DBClusters: items.map(toCluster) };
}

interface SnapshotQuery {
  readonly id: string | undefined;
  readonly SnapshotType?: string | undefined;
  readonly IncludeShared?: boolean | undefined;
  readonly IncludePublic?: boolean | undefined;
}

const snapshotTypes = ['automated', 'manual', 'shared', 'public', 'awsbackup'];

/** Snapshots of the types that were asked for; none of AWS Backup, unless that was. */
function snapshotsOf(
  databases: readonly Database[],
  type: 'snapshot' | 'cluster-snapshot',
  query: SnapshotQuery,
): readonly Database[] {
  const types = typesOf(query);
  return databases.filter(
    ({ seed }) => seed.type === type && types.includes(seed.snapshotType ?? ''),
  );
}

/** An automated snapshot is found by its identifier only if the type is told as well. */
function typesOf({ id, SnapshotType, IncludeShared, IncludePublic }: SnapshotQuery): string[] {
  if (SnapshotType !== undefined) {
    if (snapshotTypes.includes(SnapshotType)) return [SnapshotType];
    throw invalidValue(`Invalid snapshot type: ${SnapshotType}`);
  }
  const usual = id === undefined ? ['manual', 'automated'] : ['manual'];
  return [
    ...usual,
    ...(IncludeShared === true ? ['shared'] : []),
    ...(IncludePublic === true ? ['public'] : []),
  ];
}

/** The one with the identifier or ARN, where one was given. */
function named(
  databases: readonly Database[],
  id: string | undefined,
  { code, what }: { readonly code: string; readonly what: string },
): readonly Database[] {
  if (id === undefined) return databases;
  const wanted = id.startsWith('arn:') ? id : id.toLowerCase();
  const found = databases.filter((one) => one.id === wanted || one.arn === wanted);
  if (found.length === 0) throw new ApiError(code, `${what} ${id} not found.`);
  return found;
}
