import { sameConnection, toConnection, type Connection } from '../../core/connection.ts';
import { attempt } from '../../core/lib/attempt.ts';
import { sameJson } from '../../core/lib/json.ts';
import { Emitter } from '../../core/lib/emitter.ts';
import type { AwsWorld, Disposable, Profile } from '../../core/ports.ts';
import { KnownAccounts } from './knownAccounts.ts';

/** A place to remember things in: the editor's Memento, as far as we need it. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** `unknown` until the profiles were read. */
export type ConnectionState = 'unknown' | 'noProfiles' | 'noConnection' | 'connected';

export interface ConnectionsDeps {
  readonly world: Pick<AwsWorld, 'onDidChangeCredentials' | 'profiles'>;
  /** Keeps the choice of this workspace. */
  readonly here: Memory;
  /** Keeps what was chosen lately, in any workspace. */
  readonly everywhere: Memory;
  /** What to begin with where nobody has chosen yet. */
  readonly begin: (profiles: readonly Profile[]) => Promise<Connection | undefined>;
}

/** What else there is to have when credentials have changed. */
export interface Renewal {
  /** Whether this profile is another one now: written otherwise, new, or gone. */
  readonly isChanged: (profile: string) => boolean;
}

const chosenKey = 'connection';
const pinnedKey = 'pinnedConnections';
const recentKey = 'recentConnections';
const recentCount = 5;

/** Which profile and Region are looked at. Makes no call to AWS; reads profiles when asked to. */
export class Connections implements Disposable {
  readonly #deps: ConnectionsDeps;
  readonly #changes = new Emitter<void>();
  readonly #renewals = new Emitter<Renewal>();
  readonly #listening: Disposable;
  /** As read last. */
  #profiles: ReadonlyMap<string, Profile> | undefined;
  #chosen: Connection | undefined;
  #known: ConnectionState;
  #settling: Promise<Connection | undefined> | undefined;

  readonly onDidChange = this.#changes.event;

  /** Fires when credentials have changed: what failed for want of them is worth another try. */
  readonly onDidRenew = this.#renewals.event;

  /** Which account each connection turned out to be. */
  readonly accounts = new KnownAccounts();

  constructor(deps: ConnectionsDeps) {
    this.#deps = deps;
    this.#chosen = toConnection(deps.here.get(chosenKey));
    this.#known = this.#chosen === undefined ? 'unknown' : 'connected';
    // Nobody waits for it: it never rejects.
    this.#listening = deps.world.onDidChangeCredentials(() => void this.#renew());
  }

  get current(): Connection | undefined {
    return this.#chosen;
  }

  get state(): ConnectionState {
    return this.#known;
  }

  /** What was chosen lately, latest first. */
  get recent(): readonly Connection[] {
    return readConnections(this.#deps.everywhere.get(recentKey));
  }

  /** Those that are kept in sight, in the order in which they were pinned. */
  get pinned(): readonly Connection[] {
    return readConnections(this.#deps.here.get(pinnedKey));
  }

  /** Every connection in sight: the chosen one first, unless it is pinned, then the pinned ones. */
  get all(): readonly Connection[] {
    const { current, pinned } = this;
    return current === undefined || this.isPinned(current) ? pinned : [current, ...pinned];
  }

  isPinned(connection: Connection): boolean {
    return this.pinned.some((pinned) => sameConnection(pinned, connection));
  }

  /** The profiles as the files have them now. Throws ExportError. */
  async profiles(): Promise<readonly Profile[]> {
    const profiles = await this.#deps.world.profiles();
    this.#profiles = new Map(profiles.map((profile) => [profile.name, profile]));
    return profiles;
  }

  /** The chosen connection; picks one where there is nothing to choose. Throws ExportError. */
  settle(): Promise<Connection | undefined> {
    if (this.#chosen !== undefined) return Promise.resolve(this.#chosen);
    this.#settling ??= this.#lookAround().finally(() => {
      this.#settling = undefined;
    });
    return this.#settling;
  }

  /** Looks at this connection from now on, and the next time that the workspace is opened. */
  async choose(connection: Connection): Promise<void> {
    this.#become('connected', connection);
    await this.#deps.here.update(chosenKey, connection);
    const others = this.recent.filter((recent) => !sameConnection(recent, connection));
    await this.#deps.everywhere.update(recentKey, [connection, ...others].slice(0, recentCount));
  }

  /** Keeps this connection in sight, whichever is chosen; its place does not change with that. */
  async pin(connection: Connection): Promise<void> {
    if (this.isPinned(connection)) return;
    await this.#deps.here.update(pinnedKey, [...this.pinned, connection]);
    this.#changes.fire();
  }

  /** Takes it out of sight. Where it was the chosen one, the first of the others takes its place. */
  async unpin(connection: Connection): Promise<void> {
    const others = this.pinned.filter((pinned) => !sameConnection(pinned, connection));
    await this.#deps.here.update(pinnedKey, others);
    const { current } = this;
    if (current === undefined || !sameConnection(current, connection)) this.#changes.fire();
    else await this.#replace(others[0]);
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changes.dispose();
    this.#renewals.dispose();
  }

  async #replace(next: Connection | undefined): Promise<void> {
    await this.#deps.here.update(chosenKey, next);
    this.#become(next === undefined ? 'unknown' : 'connected', next);
  }

  /** Tells what is another profile now; without an earlier look, every one may be. */
  async #renew(): Promise<void> {
    const before = this.#profiles;
    const read = await attempt(() => this.profiles());
    const now = this.#profiles;
    const isChanged = (name: string): boolean =>
      !read.ok || !sameJson(before?.get(name), now?.get(name)) || before === undefined;
    this.#renewals.fire({ isChanged });
    if (this.#chosen === undefined) await attempt(() => this.settle());
  }

  async #lookAround(): Promise<Connection | undefined> {
    const profiles = await this.profiles();
    const connection = await this.#deps.begin(profiles);
    // Somebody may have chosen while the files were read.
    if (this.#chosen !== undefined) return this.#chosen;
    if (connection !== undefined) this.#become('connected', connection);
    else this.#become(profiles.every(isDoubtful) ? 'noProfiles' : 'noConnection', undefined);
    return connection;
  }

  #become(state: ConnectionState, connection: Connection | undefined): void {
    if (state === this.#known && connection === this.#chosen) return;
    this.#known = state;
    this.#chosen = connection;
    this.#changes.fire();
  }
}

/** Only asking could tell: nobody is told to choose what may not be there. */
const isDoubtful = ({ isUncertain }: Profile): boolean => isUncertain === true;

function readConnections(value: unknown): readonly Connection[] {
  return Array.isArray(value) ? value.flatMap((item) => toConnection(item) ?? []) : [];
}
