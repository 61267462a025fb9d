import * as vscode from 'vscode';
import type { Disposable } from '../../core/ports.ts';
import { commands, type CommandId } from '../contributions.ts';
import type { PresentError } from '../errors/presenter.ts';
import { doing } from './doing.ts';
import type { Handlers } from './handler.ts';
import type { HandlerDeps } from './handlers.ts';

/**
 * Registers every command that the manifest names; what goes wrong is shown in one way. What they
 * do is loaded with the first one: most windows never run any.
 */
export function registerCommands(deps: HandlerDeps, present: PresentError): Disposable {
  let loading: Promise<Handlers> | undefined;
  const load = (): Promise<Handlers> => {
    loading ??= import('./handlers.ts').then((room) => room.createHandlers(deps));
    return loading;
  };
  const run = async (id: CommandId, arg: unknown): Promise<void> => {
    try {
      const handlers = await load();
      await handlers[id](arg);
    } catch (error) {
      present(error, doing[id], () => void run(id, arg));
    }
  };
  return vscode.Disposable.from(
    ...Object.values(commands).map((id) =>
      vscode.commands.registerCommand(id, (arg: unknown) => run(id, arg)),
    ),
  );
}
