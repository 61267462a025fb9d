import type { Connection } from '../../core/connection.ts';
import { attempt } from '../../core/lib/attempt.ts';
import { Queue } from '../../core/lib/queue.ts';
import type { AwsWorld, Clock } from '../../core/ports.ts';
import type { RunningLogin } from './signInDesk.ts';

/** How waiting for a login ended. */
export type LoginEnd =
  | { readonly end: 'signedIn' | 'withdrawn' | 'tooLate' }
  /** The login ended first; `error` is why there are still no credentials. */
  | { readonly end: 'failed'; readonly code: number | undefined; readonly error: unknown };

interface Waiting {
  readonly world: Pick<AwsWorld, 'authenticate' | 'onDidChangeCredentials'>;
  readonly clock: Clock;
  readonly connection: Connection;
  readonly running: RunningLogin;
}

/** Whoever has not finished by then has gone to do something else. Milliseconds. */
const patience = 10 * 60_000;
/** What the login has written is heard of a moment after it has ended. Milliseconds. */
const grace = 3_000;

/**
 * Waits until the connection has credentials: tries whenever some have changed, and once the login
 * has ended. Ends in any case, after ten minutes at the latest; never rejects.
 */
export function untilSignedIn(waiting: Waiting, signal: AbortSignal): Promise<LoginEnd> {
  const { world, clock, connection, running } = waiting;
  const turns = new Queue();
  const credentials = () => turns.run(() => attempt(() => world.authenticate(connection, signal)));
  return new Promise((resolve) => {
    const finish = (end: LoginEnd): void => {
      hearing.dispose();
      timer.dispose();
      signal.removeEventListener('abort', withdraw);
      resolve(end);
    };
    const withdraw = (): void => finish({ end: 'withdrawn' });
    const tryNow = async (): Promise<unknown> => {
      const got = await credentials();
      if (got.ok) finish({ end: 'signedIn' });
      return got.ok ? undefined : got.error;
    };
    const hearing = world.onDidChangeCredentials(() => void tryNow());
    const timer = clock.after(patience, () => finish({ end: 'tooLate' }));
    signal.addEventListener('abort', withdraw);
    void running.ended.then(async (code) => {
      if ((await tryNow()) === undefined) return;
      clock.after(code === 0 ? grace : 0, () => {
        void tryNow().then(
          (error) => error !== undefined && finish({ end: 'failed', code, error }),
        );
      });
    });
  });
}
