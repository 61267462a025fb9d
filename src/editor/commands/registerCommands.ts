import * as vscode from 'vscode';
import { attempt } from '../../core/lib/attempt.ts';
import type { Disposable } from '../../core/ports.ts';
import { commands, type CommandId } from '../contributions.ts';
import { messageOf, onFirstNeed } from '../onFirstNeed.ts';
import type { Attendance } from '../signIn/attendance.ts';
import type { CommandDeps } from './commandRoom.ts';
import { hasLostRow, lostRow } from './lostRow.ts';

/**
 * Registers every command that the manifest names. What they do is loaded with the first one: most
 * windows never run any.
 */
export function registerCommands(
  deps: CommandDeps & { readonly attendance: Pick<Attendance, 'arrive'> },
): Disposable {
  const load = onFirstNeed(
    'What commands do',
    async () => (await import('../desk.ts')).createCommands(deps),
    deps.log,
  );
  const run = async (id: CommandId, arg: unknown): Promise<void> => {
    deps.attendance.arrive();
    const loaded = await attempt(load);
    if (loaded.ok) await loaded.value(id, arg);
    else void vscode.window.showErrorMessage(messageOf(loaded.error));
  };
  const start = async (id: CommandId, args: readonly unknown[]): Promise<void> => {
    if (hasLostRow(id, args)) void vscode.window.showInformationMessage(lostRow);
    else await run(id, args[0]);
  };
  return vscode.Disposable.from(
    ...Object.values(commands).map((id) =>
      vscode.commands.registerCommand(id, (...args: readonly unknown[]) => start(id, args)),
    ),
  );
}
