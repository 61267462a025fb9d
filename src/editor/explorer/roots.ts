import { attempt } from '../../core/lib/attempt.ts';
import type { AwsWorld } from '../../core/ports.ts';
import { sameConnection, type Connection } from '../../core/connection.ts';
import type { Connections } from '../connection/connections.ts';
import { commands } from '../contributions.ts';
import type { Branch } from './branches/branch.ts';
import { connectionNode, messageNode } from './nodeFactory.ts';
import type { ConnectionNode, Standing } from './nodes.ts';
import type { Shelf } from './shelf.ts';

/** What roots are made of. */
export interface RootsDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly connections: Pick<Connections, 'all' | 'current' | 'isPinned' | 'profiles'>;
}

/** A row for every connection in sight, without asking AWS. Never rejects. */
export async function readRoots({
  connections,
  world,
}: RootsDeps): Promise<readonly ConnectionNode[]> {
  const profiles = await attempt(() => connections.profiles());
  const isGone = ({ profile }: Connection): boolean =>
    profiles.ok && !profiles.value.some(({ name }) => name === profile);
  const standingOf = async (connection: Connection): Promise<Standing> => {
    // A profile that cannot be used says why further down, where its tables would be.
    const access = await attempt(() => world.connect(connection));
    const endpoint = access.ok ? access.value.endpoint : undefined;
    return {
      isChosen: isSame(connection, connections.current),
      isPinned: connections.isPinned(connection),
      isGone: isGone(connection),
      ...(endpoint !== undefined && { endpoint }),
    };
  };
  return Promise.all(
    connections.all.map(async (one) => connectionNode(one, await standingOf(one))),
  );
}

/** What lies beneath a root: its services, or that its profile is gone. */
export function rootShelf(root: ConnectionNode, branches: readonly Branch[]): Shelf {
  const { profile, region } = root.connection;
  if (!root.standing.isGone) {
    const here = branches.filter((branch) => branch.isIn(region));
    return { above: here.map((branch) => branch.root(root)) };
  }
  const gone = {
    label: `Profile ${profile} is not in the AWS config files any more`,
    description: 'remove the connection',
    command: commands.unpinConnection,
  };
  return { above: [messageNode(gone, root)] };
}

const isSame = (connection: Connection, other: Connection | undefined): boolean =>
  other !== undefined && sameConnection(connection, other);
