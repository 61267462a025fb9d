import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Emitter } from '../../src/core/lib/emitter.ts';
import type { Gesture, News, Order, Outcome, Setup } from './messages.ts';

/**
 * What came of a gesture; `gone` where the window went before it could say so, `silence` where it
 * said nothing for longer than anything takes.
 */
export type Came = Outcome | { readonly came: 'gone' | 'silence' };

/** Milliseconds. */
const longestSilence = 60_000;

type Settle = (came: Came) => void;

/** A window of the editor: a process of its own, which can be killed and opened again. */
export class Window {
  readonly #setup: () => Setup;
  readonly #log: (text: string) => void;
  readonly #pending = new Map<number, Settle>();
  readonly #written = new Emitter<string>();
  readonly #told = new Emitter<string>();
  #child: ChildProcess | undefined;
  /** Resolves when there is a window to do something in, be it the next one. */
  #opened = gate();
  #ending = false;
  #count = 0;

  /** Fires with a token that is on disk and about to be sent. */
  readonly onDidWrite = this.#written.event;
  /** Fires with a job and its state when the person was told of that end. */
  readonly onDidTell = this.#told.event;

  constructor(setup: () => Setup, log: (text: string) => void) {
    this.#setup = setup;
    this.#log = log;
  }

  /** Starts the process; whoever asks the window for something waits until it is there. */
  open(): Promise<void> {
    const child = fork(join(import.meta.dirname, 'host.ts'), [JSON.stringify(this.#setup())], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child = child;
    this.#ending = false;
    child.stderr?.on('data', (data: Buffer) => this.#log(data.toString()));
    child.on('message', (news) => this.#hear(news as News));
    // One that stands still would not notice that this process is gone.
    const onExit = (): void => void child.kill('SIGKILL');
    process.once('exit', onExit);
    child.once('exit', () => {
      process.off('exit', onExit);
      this.#forget();
    });
    return this.#opened.passed;
  }

  /** Waits for the window to be opened; rejects when it crashed. */
  async do(gesture: Gesture): Promise<Came> {
    await this.#opened.passed;
    const child = this.#child;
    if (child === undefined) return { came: 'gone' };
    const number = (this.#count += 1);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ came: 'silence' }), longestSilence);
      this.#pending.set(number, (came) => {
        clearTimeout(timer);
        resolve(came);
      });
      this.#send({ order: 'do', number, gesture });
    });
  }

  /** Whether the person is at this window. */
  attend(isInUse: boolean): void {
    this.#send({ order: 'attend', isInUse });
  }

  leap(ms: number): void {
    this.#send({ order: 'leap', ms });
  }

  /** Stops the process where it stands, or lets it go on, as the sleep of a computer does. */
  stall(isStill: boolean): void {
    // Windows knows no such thing.
    if (process.platform !== 'win32') this.#child?.kill(isStill ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Ends the process as a crash does. */
  kill(): Promise<void> {
    return this.#end((child) => child.kill('SIGKILL'));
  }

  /** Ends the process as a reload does, whatever is under way. */
  close(): Promise<void> {
    return this.#end(() => this.#send({ order: 'close' }));
  }

  async #end(how: (child: ChildProcess) => void): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#ending = true;
    this.#opened = gate();
    const ended = once(child, 'exit');
    how(child);
    await ended;
  }

  #send(order: Order): void {
    // A window that has just died hears nothing, which is as it should be.
    this.#child?.send(order, () => undefined);
  }

  #hear(news: News): void {
    switch (news.news) {
      case 'open':
        this.#opened.open();
        break;
      case 'written':
        this.#written.fire(news.token);
        break;
      case 'told':
        this.#told.fire(news.end);
        break;
      case 'came':
        this.#pending.get(news.number)?.(news.outcome);
        this.#pending.delete(news.number);
    }
  }

  #forget(): void {
    this.#child = undefined;
    for (const settle of this.#pending.values()) settle({ came: 'gone' });
    this.#pending.clear();
    if (this.#ending) return;
    this.#opened = gate();
    this.#opened.break(new Error('A window crashed.'));
  }
}

interface Gate {
  readonly passed: Promise<void>;
  readonly open: () => void;
  readonly break: (error: Error) => void;
}

/** Whoever is there waits until it is opened. */
function gate(): Gate {
  let open: Gate['open'] = () => undefined;
  let fail: Gate['break'] = () => undefined;
  const passed = new Promise<void>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  // Nobody may be there when it breaks.
  passed.catch(() => undefined);
  return { passed, open, break: fail };
}
