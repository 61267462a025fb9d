import { homedir } from 'node:os';
import type { Log } from '../../core/ports.ts';
import { askInEditor } from '../askInEditor.ts';
import type { CommandId } from '../contributions.ts';
import { createPresenter } from '../errors/presenter.ts';
import { doing } from './doing.ts';
import { openConfigFiles } from '../signIn/configFiles.ts';
import { signInInEditor } from '../signIn/signInInEditor.ts';
import { SignIns } from '../signIn/signIns.ts';
import { createHandlers, type HandlerDeps } from './handlers.ts';
import type { SignInActions } from './signInHandlers.ts';

/** Runs a command; never rejects, as what goes wrong is shown. */
export type RunCommand = (id: CommandId, arg: unknown) => Promise<void>;

/** What commands stand on, and where their errors are written. */
export interface CommandDeps extends Omit<HandlerDeps, 'ask' | 'signIn'> {
  readonly log: Log;
  /** Whether the browser of the person is on another machine than this code. */
  readonly isElsewhere: boolean;
}

/** Every command with its errors, which are shown in one way. */
export function createCommands(deps: CommandDeps): RunCommand {
  const signIn = createSignIn(deps);
  const handlers = createHandlers({ ...deps, ask: askInEditor, signIn });
  const present = createPresenter({ ...deps, signIns: signIn.signIns });
  const run: RunCommand = async (id, arg) => {
    try {
      await handlers[id](arg);
    } catch (error) {
      present(error, doing[id], () => void run(id, arg));
    }
  };
  return run;
}

function createSignIn({ isElsewhere, ...deps }: CommandDeps): SignInActions {
  const { env, platform } = process;
  const desk = signInInEditor({ env, platform }, isElsewhere);
  const files = { ...deps, desk, env, home: homedir() };
  return {
    signIns: new SignIns({ ...deps, ask: askInEditor, desk }),
    openConfigFiles: (connection) => openConfigFiles(files, connection),
  };
}
