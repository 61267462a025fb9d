import type { DatabaseSourceType } from '../../../src/core/databases.ts';
import type { Node } from '../../../src/editor/explorer/nodes.ts';
import { everyRow, folderAt, type Models } from '../models.ts';
import type { Counts } from './account.ts';

/** One list of the explorer. */
export interface Listing {
  readonly what: string;
  /** Which of the rows that come are the ones that were asked for. */
  readonly kind: Node['kind'];
  /** How many there are. */
  readonly rows: (counts: Counts) => number;
  /** Calls that AWS needs at the least to tell of them all. */
  readonly least: (counts: Counts) => number;
  readonly read: (models: Models) => Promise<readonly Node[]>;
}

/** Rows that AWS gives in one call at the most. */
const page = { exports: 25, other: 100 } as const;

const callsFor = (rows: number, perCall: number = page.other): number =>
  Math.max(1, Math.ceil(rows / perCall));

const inFolder =
  (...path: readonly string[]) =>
  async ({ sources }: Models): Promise<readonly Node[]> =>
    everyRow(sources, await folderAt(sources, path));

const databases = (what: string, type: DatabaseSourceType): Listing => ({
  what,
  kind: 'database',
  rows: (counts) => counts.databases,
  // Snapshots of AWS Backup are a list of their own.
  least: (counts) => callsFor(counts.databases) + (type === 'snapshot' ? 1 : 0),
  read: inFolder('rds', type),
});

/** All lists, in the order in which somebody can open them: backups lie below the tables. */
export const listings: readonly Listing[] = [
  {
    what: 'tables',
    kind: 'table',
    rows: ({ tables }) => tables,
    least: ({ tables }) => callsFor(tables),
    read: inFolder('dynamodb'),
  },
  {
    what: 'backups',
    kind: 'backup',
    rows: ({ backups }) => backups,
    // A page that is full comes with a key to go on from, whether anything follows or not.
    least: ({ backups }) => callsFor(backups + 1),
    read: inFolder('dynamodb', 'all-backups'),
  },
  databases('DB snapshots', 'snapshot'),
  databases('cluster snapshots', 'cluster-snapshot'),
  databases('Aurora clusters', 'cluster'),
  {
    what: 'domains',
    kind: 'domain',
    rows: ({ domains }) => domains,
    least: ({ domains }) => callsFor(domains),
    read: inFolder('simpledb'),
  },
  {
    what: 'exports of three services',
    kind: 'export',
    rows: (counts) => counts.exports + counts.tasks + counts.domainExports,
    least: (counts) =>
      callsFor(counts.exports, page.exports) +
      callsFor(counts.tasks) +
      callsFor(counts.domainExports),
    read: ({ exports }) => everyRow(exports),
  },
];
