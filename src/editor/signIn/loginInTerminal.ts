import * as vscode from 'vscode';
import { runProgram, type Program, type RunningProgram } from './loginProcess.ts';
import type { RunningLogin } from './signInDesk.ts';
import { TypedLines } from './typedLines.ts';

const kept = '\r\nThis did not work out. Press any key to close the terminal.\r\n';

/**
 * Runs a login in a terminal of its own, where it can ask and be answered. The terminal closes when
 * the login has worked, and stays where it has not: what it said is why.
 */
export function loginInTerminal(name: string, program: Program): RunningLogin {
  const screen = new LoginScreen(program);
  const terminal = vscode.window.createTerminal({
    name,
    pty: screen,
    iconPath: new vscode.ThemeIcon('sign-in'),
    isTransient: true,
  });
  terminal.show();
  return { ended: screen.ended, close: () => terminal.dispose() };
}

/** The inside of the terminal: what the program says, and what the person types. */
class LoginScreen implements vscode.Pseudoterminal {
  readonly #program: Program;
  readonly #writing = new vscode.EventEmitter<string>();
  readonly #closing = new vscode.EventEmitter<void>();
  readonly #typed = new TypedLines();
  #running: RunningProgram | undefined;
  #isOver = false;
  #tellEnd: (code: number | undefined) => void = () => undefined;

  readonly onDidWrite = this.#writing.event;
  readonly onDidClose = this.#closing.event;
  readonly ended = new Promise<number | undefined>((resolve) => (this.#tellEnd = resolve));

  constructor(program: Program) {
    this.#program = program;
  }

  /** Nothing that is said before the terminal is open would be seen. */
  open(): void {
    const write = (text: string): void => this.#writing.fire(text.replaceAll(/\r?\n/g, '\r\n'));
    this.#running = runProgram(this.#program, write);
    void this.#running.ended.then((code) => this.#end(code));
  }

  close(): void {
    this.#running?.end();
    this.#end(undefined);
  }

  handleInput(keys: string): void {
    if (this.#isOver) {
      this.#closing.fire();
      return;
    }
    const { echo, isInterrupted, lines } = this.#typed.take(keys);
    this.#writing.fire(echo);
    for (const line of lines) this.#running?.answer(line);
    if (isInterrupted) this.#running?.end();
  }

  #end(code: number | undefined): void {
    this.#isOver = true;
    this.#tellEnd(code);
    if (code === undefined || code === 0) this.#closing.fire();
    else this.#writing.fire(kept);
  }
}
