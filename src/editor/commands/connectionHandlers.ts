import { addConnection } from '../connection/choose.ts';
import { commands } from '../contributions.ts';
import { connectionOf } from '../explorer/nodes.ts';
import type { ActionDeps, HandlersOf } from './handler.ts';

/** Commands about which connections are looked at. */
export function connectionHandlers(
  deps: ActionDeps,
): HandlersOf<'addConnection' | 'pinConnection' | 'unpinConnection'> {
  const { connections } = deps;
  return {
    [commands.addConnection]: async () => {
      await addConnection(deps);
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
