import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a window can be told to do, and with what. */
export interface Order {
  /** Writes down intents with these tokens, all at once. */
  readonly intend: readonly string[];
  /** The same for one of which there is to be only one; gives it if it is this window's. */
  readonly intendOnly: string;
  readonly end: string;
  /** Gives the token when it is for this window to tell the person. */
  readonly announce: string;
  readonly hold: null;
  readonly states: null;
  readonly log: null;
}

export interface Answer {
  readonly said: readonly string[];
}

/** A window in a process of its own, on the journal at `path`. */
export class OtherWindow {
  readonly process: ChildProcess;

  private constructor(child: ChildProcess) {
    this.process = child;
  }

  static async open(path: string): Promise<OtherWindow> {
    const script = new URL('window.ts', import.meta.url);
    const child = fork(script, [path], { execArgv: [], stdio: 'inherit' });
    await once(child, 'message');
    return new OtherWindow(child);
  }

  async tell<K extends keyof Order>(name: K, what: Order[K]): Promise<readonly string[]> {
    const answer = once(this.process, 'message') as Promise<[Answer]>;
    this.process.send({ name, what });
    const [{ said }] = await answer;
    return said;
  }

  /** As when the machine loses power: nothing can be tidied up. */
  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await gone;
  }
}
