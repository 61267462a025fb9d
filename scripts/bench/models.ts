import type { Connection } from '../../src/core/connection.ts';
import type { AwsWorld, Clock } from '../../src/core/ports.ts';
import { KnownAccounts } from '../../src/editor/connection/knownAccounts.ts';
import { ExportsModel } from '../../src/editor/explorer/exportsModel.ts';
import type { NodeModel } from '../../src/editor/explorer/model.ts';
import { nodeOf, type Node } from '../../src/editor/explorer/nodes.ts';
import { SourcesModel } from '../../src/editor/explorer/sourcesModel.ts';
import { noFilter } from '../../src/editor/explorer/viewFilter.ts';

const nothing = { dispose: () => undefined };

/** What both views show of one connection, without an editor, and without any job of our own. */
export interface Models {
  readonly sources: SourcesModel;
  readonly exports: ExportsModel;
}

export function openModels(
  world: AwsWorld,
  connection: Connection,
  clock: Clock = { now: () => Date.now(), after: () => nothing },
): Models {
  const onDidChange = () => nothing;
  const deps = {
    world,
    connections: {
      accounts: new KnownAccounts(),
      all: [connection],
      current: connection,
      isPinned: () => false,
      profiles: () => world.profiles(),
      settle: () => Promise.resolve(connection),
      ...{ onDidChange, onDidRenew: onDidChange },
    },
    ledger: { jobs: () => [], onDidChange, adopt: () => Promise.reject(new Error('Not here')) },
    clock,
  };
  return {
    sources: new SourcesModel(deps),
    exports: new ExportsModel({ ...deps, filter: { current: noFilter, onDidChange } }),
  };
}

/** All rows beneath one, page after page, as somebody gets them who always loads more. */
export async function everyRow(model: NodeModel, node?: Node): Promise<readonly Node[]> {
  for (;;) {
    const rows = await model.children(node);
    const failed = rows.map((row) => nodeOf('error', row)).find((row) => row !== undefined);
    if (failed !== undefined) throw new Error(failed.explained.message);
    const more = rows.map((row) => nodeOf('more', row)).find((row) => row !== undefined);
    if (more === undefined) return rows;
    await more.load();
  }
}

/** The folder at the end of this path of names, below the connection. */
export async function folderAt(
  model: NodeModel,
  path: readonly string[],
): Promise<Node | undefined> {
  let [node] = await model.children();
  for (const name of path) {
    const rows = node && (await model.children(node));
    node = rows?.find((row) => nodeOf('folder', row)?.name === name);
  }
  return node;
}
