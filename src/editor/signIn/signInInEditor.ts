import * as vscode from 'vscode';
import { plainMessage } from '../plainMessage.ts';
import { findAwsCli, versionOf, type Machine } from './awsCli.ts';
import { asksForCode, loginArguments, type Login } from './loginCommand.ts';
import { LoginOutput } from './loginInOutput.ts';
import { loginInTerminal } from './loginInTerminal.ts';
import type { LoginObstacle, RunningLogin, SignInDesk } from './signInDesk.ts';

/** Signs in by the editor's own means; `isElsewhere` says that the browser is not here. */
export function signInInEditor(machine: Machine, isElsewhere: boolean): SignInDesk {
  const output = new LoginOutput();
  return {
    login: (login) => runLogin(login, { machine, isElsewhere, output }),
    waiting,
    offer: async (message, ...actions) =>
      vscode.window.showWarningMessage(plainMessage(message), ...actions),
    run: async (command, about) => {
      await vscode.commands.executeCommand(command, about);
    },
  };
}

interface Place {
  readonly machine: Machine;
  readonly isElsewhere: boolean;
  readonly output: LoginOutput;
}

/**
 * Before the editor opens a terminal of any kind it asks to trust the folder, which has nothing to
 * do with signing in: there, the login runs without one.
 */
async function runLogin(login: Login, place: Place): Promise<RunningLogin | LoginObstacle> {
  const { isElsewhere, machine, output } = place;
  const { env } = machine;
  const file = await findAwsCli(machine);
  if (file === undefined) return 'noCli';
  const { isTrusted } = vscode.workspace;
  if (!isTrusted && asksForCode(login, isElsewhere)) return 'restricted';
  const version = isElsewhere ? ((await versionOf(file, env)) ?? '') : undefined;
  const program = { file, args: loginArguments(login, version), env };
  const name = `Sign in: ${login.profile}`;
  return isTrusted ? loginInTerminal(name, program) : output.run(name, program);
}

async function waiting<T>(title: string, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_, withdrawal) => {
    const controller = new AbortController();
    withdrawal.onCancellationRequested(() => controller.abort());
    return task(controller.signal);
  });
}
