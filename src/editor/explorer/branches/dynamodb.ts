import { sameConnection } from '../../../core/connection.ts';
import type { AwsAccess } from '../../../core/ports.ts';
import { commands } from '../../contributions.ts';
import { folderNode, thingNode } from '../nodeFactory.ts';
import type { FolderNode, Thing } from '../nodes.ts';
import type { Emptiness, News, Shelf } from '../shelf.ts';
import { fillTable } from '../tableDetails.ts';
import { allBackups, backupsOf, backupsShelf } from './backups.ts';
import type { Branch, Tools } from './branch.ts';
import { exportsShelf } from './exportsShelf.ts';
import { tableFace } from './tableFace.ts';
import { noneHere, pageOf, thingsListing } from './thingsListing.ts';

const root = 'dynamodb';

/** DynamoDB: tables with their backups and exports, and the backups that no table leads to. */
export const dynamodb: Branch = {
  service: 'dynamodb',
  isIn: () => true,
  root: (parent) =>
    folderNode(parent, 'dynamodb', root, {
      label: 'DynamoDB',
      icon: 'database',
      tooltip: 'The DynamoDB tables of this Region',
      expands: 'expanded',
      flags: 'service',
      counted: false,
    }),
  open: (node, tools) => {
    if (node.kind === 'table') return tableShelf(node, tools);
    if (node.kind !== 'folder') return undefined;
    return node.name === root ? tablesShelf(node, tools) : backupsShelf(node, tools);
  },
  fill: async (thing, access, signal) =>
    thing.kind === 'table' ? fillTable(thing, access.tables, signal) : 'done',
};

function tablesShelf(folder: FolderNode, tools: Tools): Shelf {
  const { connection } = folder;
  const toTable = (name: string): Thing<'table'> =>
    thingNode(folder, name, { kind: 'table', connection, name, known: {} });
  const page = async (access: AwsAccess, next?: string) => {
    const tables = pageOf(await access.tables.listTables(next), toTable);
    tools.later(tables.items);
    return tables;
  };
  const empty = (): Emptiness => noneHere('tables', folder);
  const listing = thingsListing(folder, { doing: 'list the tables', page, empty }, tools);
  const hears = (news: News): undefined => {
    if (news.about !== 'table' || !sameConnection(news.connection, connection)) return;
    tools.later(listing.pages.items.filter((table) => table.name === news.table));
  };
  return { listing, below: [allBackups(folder)], hears };
}

function tableShelf(table: Thing<'table'>, tools: Tools): Shelf {
  const shelf = exportsShelf(
    table,
    {
      kind: 'dynamodb-table',
      isSource: ({ name }) => name === table.name,
      arn: (access) => tableFace.arn(table, access),
      empty: () => noExports(table),
      above: [backupsOf(table)],
    },
    tools,
  );
  const isChanged = (news: News): boolean =>
    news.about === 'table' &&
    news.table === table.name &&
    sameConnection(news.connection, table.connection);
  return { ...shelf, hears: (news) => (isChanged(news) ? 'reread' : shelf.hears?.(news)) };
}

function noExports({ known }: Thing<'table'>): Emptiness {
  if (known.recovery?.status !== 'off') return { label: 'No exports in the last 90 days' };
  return {
    label: 'Point-in-time recovery is off',
    description: 'turn it on to export this table',
    command: commands.turnOnRecovery,
  };
}
