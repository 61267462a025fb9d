import type { Connection } from '../../core/connection.ts';
import { commands } from '../contributions.ts';
import { nodeOf } from '../explorer/nodes.ts';
import type { SignIns } from '../signIn/signIns.ts';
import type { SignInWish } from '../signIn/wish.ts';
import { wishArgument } from '../signIn/wishArgument.ts';
import type { ActionDeps, HandlersOf } from './handler.ts';
import { wantConnection } from '../connection/choose.ts';

/** What these commands can do. */
export interface SignInActions {
  readonly signIns: Pick<SignIns, 'signIn'>;
  /** Opens the shared files of AWS, those of a connection where one is told. */
  openConfigFiles(connection: Connection | undefined): Promise<void>;
}

type SignInHandlerDeps = ActionDeps & { readonly signIn: SignInActions };

/** Commands that bring credentials back. */
export function signInHandlers(deps: SignInHandlerDeps): HandlersOf<'openConfigFiles' | 'signIn'> {
  const { signIn } = deps;
  return {
    [commands.openConfigFiles]: (arg) => signIn.openConfigFiles(wishArgument(arg)?.connection),
    [commands.signIn]: async (arg) => {
      const wish = wishArgument(arg) ?? (await wantWish(deps));
      if (wish === undefined) return;
      // A row whose credentials cannot change by signing in is read again all the same.
      if (await signIn.signIns.signIn(wish)) nodeOf('error', arg)?.retry();
    },
  };
}

/** Called without a row: the connection in sight, or one of several. */
async function wantWish(deps: ActionDeps): Promise<SignInWish | undefined> {
  const { ask, connections } = deps;
  const { all } = connections;
  if (all.length < 2) {
    const connection = await wantConnection(deps);
    return connection && { connection };
  }
  return ask.pick({
    title: 'Sign in',
    placeholder: 'The connection to sign in for',
    groups: Promise.resolve([{ heading: 'connections in sight', choices: all.map(choiceOf) }]),
  });
}

const choiceOf = (connection: Connection) => ({
  label: connection.profile,
  description: connection.region,
  value: { connection },
});
