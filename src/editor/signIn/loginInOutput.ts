import * as vscode from 'vscode';
import { runProgram, type Program } from './loginProcess.ts';
import type { RunningLogin } from './signInDesk.ts';

/** Runs logins that ask nothing, and shows what they say; for where the editor opens no terminal. */
export class LoginOutput {
  #channel: vscode.OutputChannel | undefined;

  /** Shows what this one says in the place of what the last one said. */
  run(name: string, program: Program): RunningLogin {
    this.#channel ??= vscode.window.createOutputChannel('AWS Sign-In');
    const channel = this.#channel;
    channel.replace(`${name}\n\n`);
    channel.show(true);
    const running = runProgram(program, (text) => channel.append(text));
    running.answer(undefined);
    return { ended: running.ended, close: () => running.end() };
  }
}
