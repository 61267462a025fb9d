import * as vscode from 'vscode';
import type { Disposable } from '../../core/ports.ts';
import { commands, type CommandId } from '../contributions.ts';
import type { PresentError } from '../errors/presenter.ts';
import { createHandlers, doing, type HandlerDeps } from './handlers.ts';

/** Registers every command that the manifest names; what goes wrong is shown in one way. */
export function registerCommands(deps: HandlerDeps, present: PresentError): Disposable {
  const handlers = createHandlers(deps);
  const run = async (id: CommandId, arg: unknown): Promise<void> => {
    try {
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
