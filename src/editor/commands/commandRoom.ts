import type { Log } from '../../core/ports.ts';
import type { CommandId } from '../contributions.ts';
import { createPresenter } from '../errors/presenter.ts';
import { doing } from './doing.ts';
import { createHandlers, type HandlerDeps } from './handlers.ts';

/** Runs a command; never rejects, as what goes wrong is shown. */
export type RunCommand = (id: CommandId, arg: unknown) => Promise<void>;

/** What commands stand on, and where their errors are written. */
export interface CommandDeps extends HandlerDeps {
  readonly log: Log;
}

/** Every command with its errors, which are shown in one way. */
export function createCommands(deps: CommandDeps): RunCommand {
  const handlers = createHandlers(deps);
  const present = createPresenter(deps.log);
  const run: RunCommand = async (id, arg) => {
    try {
      await handlers[id](arg);
    } catch (error) {
      present(error, doing[id], () => void run(id, arg));
    }
  };
  return run;
}
