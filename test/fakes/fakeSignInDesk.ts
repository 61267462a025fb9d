import type { Login } from '../../src/editor/signIn/loginCommand.ts';
import type {
  LoginObstacle,
  RunningLogin,
  SignInDesk,
} from '../../src/editor/signIn/signInDesk.ts';

/** An editor in which somebody signs in, or not, when a test says so. */
export class FakeSignInDesk implements SignInDesk {
  /** Why no login can be run. */
  obstacle: LoginObstacle | undefined;
  readonly logins: Login[] = [];
  readonly waits: string[] = [];
  readonly offers: { readonly message: string; readonly actions: readonly string[] }[] = [];
  /** What is answered to what is offered. */
  answer: string | undefined;
  readonly runs: { readonly command: string; readonly about: object }[] = [];
  isClosed = false;
  #withdrawal = new AbortController();
  #end: (code: number | undefined) => void = () => undefined;

  login(login: Login): Promise<RunningLogin | LoginObstacle> {
    if (this.obstacle !== undefined) return Promise.resolve(this.obstacle);
    this.logins.push(login);
    const ended = new Promise<number | undefined>((resolve) => (this.#end = resolve));
    return Promise.resolve({ ended, close: () => (this.isClosed = true) });
  }

  waiting<T>(title: string, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.waits.push(title);
    return task(this.#withdrawal.signal);
  }

  offer(message: string, ...actions: readonly string[]): Promise<string | undefined> {
    this.offers.push({ message, actions });
    return Promise.resolve(this.answer);
  }

  run(command: string, about: object): Promise<void> {
    return Promise.resolve(void this.runs.push({ command, about }));
  }

  /** The person presses Cancel. */
  withdraw(): void {
    this.#withdrawal.abort();
  }

  /** The login ends; without a code somebody has closed its terminal. */
  end(code?: number): void {
    this.#end(code);
  }
}
