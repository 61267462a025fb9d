import { sameConnection, type Connection } from '../../../core/connection.ts';
import type { AwsAccess } from '../../../core/ports.ts';
import { commands } from '../../contributions.ts';
import { folderNode, thingNode } from '../nodeFactory.ts';
import type { FolderNode, Thing } from '../nodes.ts';
import type { Emptiness, News, Shelf } from '../shelf.ts';
import type { Tools } from './branch.ts';
import { noneHere, pageOf, thingsListing } from './thingsListing.ts';

const looks = { icon: 'archive', expands: 'collapsed', counted: true } as const;

/** The folder of one table's backups. */
export function backupsOf(table: Thing<'table'>): FolderNode {
  return folderNode(table, 'dynamodb', 'backups', {
    ...looks,
    label: 'Backups',
    tooltip: `The backups of ${table.name}`,
    flags: 'backupable holdsBackups',
  });
}

/** Backups outlive their tables: those of deleted ones, which AWS or somebody made, are here. */
export function allBackups(service: FolderNode): FolderNode {
  return folderNode(service, 'dynamodb', everyTable, {
    ...looks,
    label: 'Backups of all tables',
    tooltip: 'The backups of this Region, also those of tables that were deleted',
    flags: 'backups',
  });
}

const everyTable = 'all-backups';

/** Whether a backup lies where those of other tables lie too. */
export function isAmongAll({ parent }: Thing<'backup'>): boolean {
  return parent.kind === 'folder' && parent.name === everyTable;
}

/** The backups in a folder: of one table, or of all. */
export function backupsShelf(folder: FolderNode, tools: Tools): Shelf {
  const { connection, parent } = folder;
  const table = parent.kind === 'table' ? parent.name : undefined;
  const page = async ({ backups }: AwsAccess, next?: string) =>
    pageOf(await backups.listBackups(table, next), (known) =>
      thingNode(folder, known.arn, { kind: 'backup', connection, name: known.name, known }),
    );
  const empty = (): Emptiness =>
    table === undefined
      ? noneHere('backups', folder)
      : { label: 'No backups', description: 'create one', command: commands.createBackup };
  const listing = thingsListing(folder, { doing: 'list the backups', page, empty }, tools);
  const isOurs = (backed: Backed): boolean =>
    sameConnection(backed.connection, connection) && (table ?? backed.table) === backed.table;
  return {
    listing,
    hears: (news) => {
      const backed = backedUp(news);
      return listing.pages.isLoaded && backed && isOurs(backed) ? 'reread' : undefined;
    },
  };
}

interface Backed {
  readonly connection: Connection;
  readonly table: string;
}

/** The table whose backups are not what they were. */
function backedUp(news: News): Backed | undefined {
  if (news.about === 'backups') return news;
  if (news.about !== 'job' || news.job.kind !== 'dynamodb-backup') return undefined;
  const { arn, connection, source } = news.job;
  return arn === undefined ? undefined : { connection, table: source.name };
}
