import type { DatabaseSource, DatabaseSourceType } from '../../../core/databases.ts';
import { whyNotExportable } from '../../../core/insight/databaseSource.ts';
import type { AwsAccess } from '../../../core/ports.ts';
import { folderNode, thingNode } from '../nodeFactory.ts';
import type { FolderNode, Thing } from '../nodes.ts';
import type { Emptiness, Shelf } from '../shelf.ts';
import type { Branch, Tools } from './branch.ts';
import { databaseFolders, databaseTypes } from './databaseFolders.ts';
import { exportsShelf } from './exportsShelf.ts';
import { noneHere, pageOf, thingsListing } from './thingsListing.ts';

const root = 'rds';

/** RDS and Aurora: snapshots and clusters, also those that AWS does not export. */
export const rds: Branch = {
  service: 'rds',
  isIn: () => true,
  root: (parent) =>
    folderNode(parent, 'rds', root, {
      label: 'RDS and Aurora',
      icon: 'database',
      tooltip: 'The DB snapshots and Aurora clusters of this Region',
      expands: 'collapsed',
      flags: 'service',
      counted: false,
    }),
  open: (node, tools) => {
    if (node.kind === 'database') return sourceShelf(node, tools);
    if (node.kind !== 'folder') return undefined;
    if (node.name !== root) return sourcesShelf(node, tools);
    return { above: databaseTypes.map((type) => folderOf(node, type)) };
  },
};

function folderOf(service: FolderNode, type: DatabaseSourceType): FolderNode {
  const { label, tooltip } = databaseFolders[type];
  return folderNode(service, 'rds', type, {
    label,
    icon: 'folder',
    tooltip,
    expands: 'collapsed',
    flags: 'databases',
    counted: true,
  });
}

function sourcesShelf(folder: FolderNode, tools: Tools): Shelf {
  const { connection } = folder;
  const type = databaseTypes.find((one) => one === folder.name) ?? 'snapshot';
  const { things } = databaseFolders[type];
  const toThing = (known: DatabaseSource): Thing<'database'> =>
    thingNode(folder, known.arn, { kind: 'database', connection, name: known.name, known });
  const page = async ({ databases }: AwsAccess, next?: string) =>
    pageOf(await databases.list(type, next), toThing);
  const empty = (): Emptiness => noneHere(things, folder);
  return { listing: thingsListing(folder, { doing: `list the ${things}`, page, empty }, tools) };
}

function sourceShelf(node: Thing<'database'>, tools: Tools): Shelf {
  const { known } = node;
  return exportsShelf(
    node,
    {
      kind: 'rds-database',
      isSource: ({ arn }) => arn === known.arn,
      arn: () => Promise.resolve(known.arn),
      empty: () => noExports(known),
    },
    tools,
  );
}

function noExports(source: DatabaseSource): Emptiness {
  const obstacle = whyNotExportable(source);
  return { label: 'No exports', ...(obstacle !== undefined && { description: obstacle }) };
}
