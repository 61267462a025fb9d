import type { CommandId } from '../contributions.ts';
import type { Login } from './loginCommand.ts';

/** A login that runs where the person sees it. */
export interface RunningLogin {
  /** Resolves with its exit code once it has ended; without one when the person ended it. */
  readonly ended: Promise<number | undefined>;
  /** Ends it; nothing when it has ended. */
  close(): void;
}

/**
 * Why no login can be run here: there is no AWS CLI, or it would ask for something where the editor
 * opens no terminal to answer in.
 */
export type LoginObstacle = 'noCli' | 'restricted';

/** What signing in needs of the editor; behind an interface for tests. */
export interface SignInDesk {
  /** Runs the login of the AWS CLI where the person sees it and can answer. */
  login(login: Login): Promise<RunningLogin | LoginObstacle>;
  /** Shows that something is waited for, which can be withdrawn from. */
  waiting<T>(title: string, task: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Says something with buttons; undefined when it was closed. */
  offer(message: string, ...actions: readonly string[]): Promise<string | undefined>;
  /** Runs a command of ours, about something. */
  run(command: CommandId, about: object): Promise<void>;
}
