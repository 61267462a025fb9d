import type { AwsWorld, Clock, Disposable } from '../../core/ports.ts';
import { readAccount, type Account, type KnownAccounts } from '../connection/knownAccounts.ts';
import type { ConnectionNode } from './nodes.ts';
import { PacedQueue, type WorkOutcome } from './pacedQueue.ts';

export interface AccountRowsDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly accounts: KnownAccounts;
  readonly clock: Clock;
  /** Whether rows beneath are being read, which go first. */
  readonly isBusy: (root: ConnectionNode) => boolean;
  /** Told when a root says something else; `before` where it was another account. */
  readonly onChanged: (root: ConnectionNode, before: Account | undefined) => void;
}

/** Milliseconds until accounts are asked for: the rows that a person opens are begun by then. */
const head = 1_000;

const pace = { concurrency: 2, perSecond: 4, rest: 500 } as const;

/**
 * Fills in whose account each connection is, in the background: nobody waits for it, no question
 * is asked for it, and what cannot be had is left out. Each is asked for once.
 */
export class AccountRows implements Disposable {
  readonly #deps: AccountRowsDeps;
  readonly #queue: PacedQueue<ConnectionNode>;
  #roots: readonly ConnectionNode[] = [];
  #start: Disposable | undefined;

  constructor(deps: AccountRowsDeps) {
    this.#deps = deps;
    this.#queue = new PacedQueue(deps.clock, pace, (root, signal) => this.#fill(root, signal));
  }

  setActive(active: boolean): void {
    this.#queue.setActive(active);
  }

  /** These are the roots now: those say at once what is known, and the others by and by. */
  show(roots: readonly ConnectionNode[]): void {
    this.#roots = roots;
    for (const root of roots) root.account = this.#deps.accounts.get(root.connection);
    this.#ask(roots.filter(({ account, standing }) => account === undefined && !standing.isGone));
  }

  /** Asks for all of them again, as other credentials can be another account. */
  askAgain(): void {
    this.#ask(this.#roots.filter(({ standing }) => !standing.isGone));
  }

  dispose(): void {
    this.#start?.dispose();
    this.#queue.dispose();
  }

  #ask(roots: readonly ConnectionNode[]): void {
    this.#start?.dispose();
    this.#queue.clear();
    if (roots.length === 0) return;
    this.#start = this.#deps.clock.after(head, () => this.#queue.add(roots));
  }

  async #fill(root: ConnectionNode, signal: AbortSignal): Promise<WorkOutcome> {
    if (this.#deps.isBusy(root)) return 'later';
    const account = await this.#read(root, signal).catch(() => undefined);
    if (!signal.aborted) this.#take(root, account);
    return 'done';
  }

  async #read({ connection }: ConnectionNode, signal: AbortSignal): Promise<Account> {
    const access = await this.#deps.world.connect(connection, 'background');
    return readAccount(access, signal);
  }

  #take(root: ConnectionNode, account: Account | undefined): void {
    const before = root.account;
    this.#deps.accounts.set(root.connection, account);
    root.account = account;
    const isSame = before?.account === account?.account && before?.alias === account?.alias;
    if (!isSame) this.#deps.onChanged(root, before);
  }
}
