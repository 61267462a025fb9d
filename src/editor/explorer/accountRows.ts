import { connectionKey } from '../../core/connection.ts';
import { attempt } from '../../core/lib/attempt.ts';
import type { AwsWorld, Clock, Disposable } from '../../core/ports.ts';
import { readAccount, type Account, type KnownAccounts } from '../connection/knownAccounts.ts';
import { inTime } from './inTime.ts';
import type { ConnectionNode } from './nodes.ts';
import { PacedQueue, type WorkOutcome } from './pacedQueue.ts';

export interface AccountRowsDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly accounts: KnownAccounts;
  readonly clock: Clock;
  /** Whether rows beneath are being read, which go first. */
  readonly isBusy: (root: ConnectionNode) => boolean;
  /** Reads the rows that come open beneath a root. Never rejects. */
  readonly readAhead: (root: ConnectionNode) => Promise<unknown>;
  /** Told when a root says something else; `before` where it was another account. */
  readonly onChanged: (root: ConnectionNode, before: Account | undefined) => void;
}

/** Milliseconds until accounts are asked for: the rows that a person opens are begun by then. */
const head = 1_000;

const pace = { concurrency: 2, perSecond: 4, rest: 500 } as const;

/**
 * Fills in whose account each connection is, in the background: no question is asked for it, and
 * what cannot be had is left out. Each is asked for once. A root that says something else makes the
 * editor forget all rows beneath until it has read them again, and a menu that is open on one of
 * them is lost. So the root that comes open waits a moment for its account, as does one that is added.
 */
export class AccountRows implements Disposable {
  readonly #deps: AccountRowsDeps;
  readonly #queue: PacedQueue<ConnectionNode>;
  /** What is being asked for a root that waits, by its connection: views are painted often. */
  readonly #asking = new Map<string, Promise<Account | undefined>>();
  /** Connections whose root has waited: it does so once, as some accounts cannot be had. */
  readonly #waited = new Set<string>();
  /** Roots that the editor does not have yet. */
  readonly #held = new Set<ConnectionNode>();
  readonly #closing = new AbortController();
  #roots: readonly ConnectionNode[] = [];
  #start: Disposable | undefined;
  #isActive = false;

  constructor(deps: AccountRowsDeps) {
    this.#deps = deps;
    this.#queue = new PacedQueue(deps.clock, pace, (root, signal) => this.#fill(root, signal));
  }

  setActive(active: boolean): void {
    this.#isActive = active;
    this.#queue.setActive(active);
  }

  /**
   * These are the roots now: those say at once what is known, and the others by and by. Resolves
   * when they can be shown. Never rejects.
   */
  async show(roots: readonly ConnectionNode[]): Promise<void> {
    this.#roots = roots;
    for (const root of roots) root.account = this.#deps.accounts.get(root.connection);
    const unknown = roots.filter(
      ({ account, standing }) => account === undefined && !standing.isGone,
    );
    const waiting = this.#isActive ? this.#waitingOf(unknown) : undefined;
    this.#ask(unknown.filter((root) => root !== waiting));
    if (waiting !== undefined) await this.#wait(waiting);
  }

  /** Asks for all of them again, as other credentials can be another account. */
  askAgain(): void {
    this.#ask(this.#roots.filter(({ standing }) => !standing.isGone));
  }

  dispose(): void {
    this.#closing.abort();
    this.#start?.dispose();
    this.#queue.dispose();
  }

  #ask(roots: readonly ConnectionNode[]): void {
    this.#start?.dispose();
    this.#queue.clear();
    if (roots.length === 0) return;
    this.#start = this.#deps.clock.after(head, () => this.#queue.add(roots));
  }

  /** The root that comes open, or the only one that is new: no other is held up by it. */
  #waitingOf(unknown: readonly ConnectionNode[]): ConnectionNode | undefined {
    const root = unknown.find(({ standing }) => standing.isChosen || unknown.length === 1);
    return root && this.#waited.has(connectionKey(root.connection)) ? undefined : root;
  }

  async #wait(root: ConnectionNode): Promise<void> {
    this.#held.add(root);
    await inTime(this.#deps.clock, this.#askFirst(root));
    this.#held.delete(root);
  }

  async #askFirst(root: ConnectionNode): Promise<void> {
    const key = connectionKey(root.connection);
    const asked = this.#asking.get(key) ?? this.#readFirst(root);
    this.#asking.set(key, asked);
    const account = await asked;
    this.#asking.delete(key);
    this.#waited.add(key);
    if (account !== undefined || !this.#deps.isBusy(root)) this.#take(root, account);
    else if (this.#roots.includes(root)) this.#queue.add([root]);
  }

  /** Its rows go first here, too: for them somebody may be asked to sign in. */
  async #readFirst(root: ConnectionNode): Promise<Account | undefined> {
    if (root.standing.isChosen) await this.#deps.readAhead(root);
    return this.#deps.isBusy(root) ? undefined : this.#read(root, this.#closing.signal);
  }

  async #fill(root: ConnectionNode, signal: AbortSignal): Promise<WorkOutcome> {
    if (this.#deps.isBusy(root)) return 'later';
    const account = await this.#read(root, signal);
    if (!signal.aborted) this.#take(root, account);
    return 'done';
  }

  /** Undefined where it cannot be had. */
  async #read({ connection }: ConnectionNode, signal: AbortSignal): Promise<Account | undefined> {
    const { world } = this.#deps;
    const read = await attempt(async () =>
      readAccount(await world.connect(connection, 'background'), signal),
    );
    return read.ok ? read.value : undefined;
  }

  #take(root: ConnectionNode, account: Account | undefined): void {
    const before = root.account;
    this.#deps.accounts.set(root.connection, account);
    root.account = account;
    const isSame = before?.account === account?.account && before?.alias === account?.alias;
    if (!isSame && !this.#held.has(root)) this.#deps.onChanged(root, before);
  }
}
