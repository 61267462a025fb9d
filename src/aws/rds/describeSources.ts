import {
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBSnapshotsCommand,
} from '@aws-sdk/client-rds';
import type { DatabaseSource, DatabaseSourceType } from '../../core/databases.ts';
import type { Page } from '../../core/page.ts';
import { said } from '../answers.ts';
import { compact } from '../compact.ts';
import type { Clients } from '../connection/clients.ts';
import { toCluster, toClusterSnapshot, toSnapshot } from './databaseMapping.ts';

/** What decides which sources an operation tells of. */
export interface SourceQuery {
  /** The identifier, or the ARN where the source belongs to another account. */
  readonly id?: string;
  /** SnapshotType; without one, AWS tells of manual and automated snapshots. */
  readonly snapshotType?: string;
  readonly shared?: boolean;
  readonly marker?: string;
}

interface SendOptions {
  readonly abortSignal: AbortSignal;
}

type Describe = (
  clients: Clients,
  query: SourceQuery,
  options: SendOptions,
) => Promise<Page<DatabaseSource>>;

/** One page of each type of source. A row without an ARN could be neither shown nor exported. */
export const describeSources: Readonly<Record<DatabaseSourceType, Describe>> = {
  async snapshot(clients, { id, ...query }, options) {
    const command = new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: id, ...listed(query) });
    const { DBSnapshots = [], Marker } = await clients.rds().send(command, options);
    return pageOf(DBSnapshots.map(toSnapshot), Marker);
  },

  async 'cluster-snapshot'(clients, { id, ...query }, options) {
    const input = { DBClusterSnapshotIdentifier: id, ...listed(query) };
    const command = new DescribeDBClusterSnapshotsCommand(input);
    const { DBClusterSnapshots = [], Marker } = await clients.rds().send(command, options);
    return pageOf(DBClusterSnapshots.map(toClusterSnapshot), Marker);
  },

  async cluster(clients, { id, marker }, options) {
    const input = { DBClusterIdentifier: id, MaxRecords: 100, Marker: marker };
    const command = new DescribeDBClustersCommand(input);
    const { DBClusters = [], Marker } = await clients.rds().send(command, options);
    return pageOf(DBClusters.map(toCluster), Marker);
  },
};

const listed = ({ snapshotType, shared, marker }: SourceQuery) => ({
  SnapshotType: snapshotType,
  IncludeShared: shared,
  MaxRecords: 100,
  Marker: marker,
});

function pageOf(sources: readonly DatabaseSource[], next?: string): Page<DatabaseSource> {
  return compact({ items: sources.filter(({ arn }) => arn !== ''), next: said(next) });
}
