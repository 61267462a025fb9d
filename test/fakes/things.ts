import type { Backup } from '../../src/core/backups.ts';
import type { DatabaseSource } from '../../src/core/databases.ts';
import { dynamodb } from '../../src/editor/explorer/branches/dynamodb.ts';
import { backupsOf } from '../../src/editor/explorer/branches/backups.ts';
import { connectionNode, thingNode } from '../../src/editor/explorer/nodeFactory.ts';
import type {
  FolderNode,
  Knowledge,
  TableDetails,
  Thing,
} from '../../src/editor/explorer/nodes.ts';
import { connection, orders } from './samples.ts';

/** The row of DynamoDB. */
export const service: FolderNode = dynamodb.root(connectionNode(connection));

/** The row of a thing; its place matters only where its parent is told. */
export function thing<K extends keyof Knowledge>(
  kind: K,
  name: string,
  known: Knowledge[K],
  parent = service,
): Thing<K> {
  return thingNode(parent, name, { kind, connection, name, known });
}

/** The row of the table `orders`, of which only the name is known unless told. */
export const tableNode = (known: TableDetails = {}): Thing<'table'> =>
  thing('table', 'orders', known);

/** The row of the backups of `orders`. */
export const backupsFolder = (): FolderNode => backupsOf(tableNode());

/** A backup of `orders` that somebody made. */
export const aBackup = (changes: Partial<Backup> = {}): Backup => ({
  arn: `${orders.arn}/backup/01795262405000-a1b2c3d4`,
  name: 'before-migration',
  tableName: 'orders',
  tableArn: orders.arn,
  status: 'AVAILABLE',
  type: 'USER',
  sizeBytes: 41_200_000_000,
  createdAt: Date.UTC(2026, 10, 19, 12),
  ...changes,
});

const arnOf = (type: string, name: string) => `arn:aws:rds:eu-west-1:111122223333:${type}:${name}`;

/** A snapshot that can be exported. */
export const aSnapshot = (name: string, changes: Partial<DatabaseSource> = {}): DatabaseSource => ({
  type: 'snapshot',
  arn: arnOf('snapshot', name),
  name,
  engine: 'postgres',
  engineVersion: '16.4',
  status: 'available',
  snapshotType: 'manual',
  sizeBytes: 41_200_000_000,
  createdAt: Date.UTC(2026, 10, 19, 12),
  ...changes,
});

/** A cluster that can be exported. */
export const aCluster = (name: string, changes: Partial<DatabaseSource> = {}): DatabaseSource => ({
  type: 'cluster',
  arn: arnOf('cluster', name),
  name,
  engine: 'aurora-postgresql',
  engineMode: 'provisioned',
  status: 'available',
  ...changes,
});
