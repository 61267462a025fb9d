import { connectionName } from '../../core/connection.ts';
import { addConnection } from '../connection/choose.ts';
import { commands } from '../contributions.ts';
import { connectionOf } from '../explorer/nodes.ts';
import type { Shell } from '../shell.ts';
import type { ActionDeps, HandlersOf } from './handler.ts';

/** Commands about which connections are looked at. */
export function connectionHandlers(
  deps: ActionDeps & { readonly shell: Pick<Shell, 'say'> },
): HandlersOf<'addConnection' | 'pinConnection' | 'unpinConnection'> {
  const { connections } = deps;
  return {
    [commands.addConnection]: async () => {
      const added = await addConnection(deps);
      // Its row can lie beneath what a narrow view shows.
      if (added !== undefined) deps.shell.say(`${connectionName(added)} is among the sources now`);
    },
    [commands.pinConnection]: async (arg) => {
      const connection = connectionOf(arg);
      if (connection !== undefined) await connections.pin(connection);
    },
    [commands.unpinConnection]: async (arg) => {
      const connection = connectionOf(arg);
      if (connection !== undefined) await connections.unpin(connection);
    },
  };
}
