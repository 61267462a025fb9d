import { sameConnection, type Connection } from '../../core/connection.ts';
import { isRecord } from '../../core/lib/json.ts';
import { Emitter } from '../../core/lib/emitter.ts';
import type { AwsWorld, Disposable } from '../../core/ports.ts';
import { preselect, type AwsEnvironment } from './preselect.ts';

/** A place to remember things in: the editor's Memento, as far as we need it. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** `unknown` until the profiles were read. */
export type ConnectionState = 'unknown' | 'noProfiles' | 'noConnection' | 'connected';

export interface ConnectionsDeps {
  readonly world: Pick<AwsWorld, 'profiles'>;
  /** Keeps the choice of this workspace. */
  readonly here: Memory;
  /** Keeps what was chosen lately, in any workspace. */
  readonly everywhere: Memory;
  readonly env: AwsEnvironment;
}

const chosenKey = 'connection';
const pinnedKey = 'pinnedConnections';
const recentKey = 'recentConnections';
const recentCount = 5;

/** Which profile and Region are looked at. Makes no call to AWS; reads profiles when asked to. */
export class Connections implements Disposable {
  readonly #deps: ConnectionsDeps;
  readonly #changes = new Emitter<void>();
  #chosen: Connection | undefined;
  #known: ConnectionState;
  #settling: Promise<Connection | undefined> | undefined;

  readonly onDidChange = this.#changes.event;

  constructor(deps: ConnectionsDeps) {
    this.#deps = deps;
    this.#chosen = readConnection(deps.here.get(chosenKey));
    this.#known = this.#chosen === undefined ? 'unknown' : 'connected';
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
    if (current === undefined || pinned.some((one) => sameConnection(one, current))) return pinned;
    return [current, ...pinned];
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

  /** Keeps this connection in sight, whichever is chosen. */
  async pin(connection: Connection): Promise<void> {
    const others = this.pinned.filter((pinned) => !sameConnection(pinned, connection));
    await this.#deps.here.update(pinnedKey, [...others, connection]);
    this.#changes.fire();
  }

  /** Lets go of it; the chosen one stays in sight in any case. */
  async unpin(connection: Connection): Promise<void> {
    const others = this.pinned.filter((pinned) => !sameConnection(pinned, connection));
    await this.#deps.here.update(pinnedKey, others);
    this.#changes.fire();
  }

  dispose(): void {
    this.#changes.dispose();
  }

  async #lookAround(): Promise<Connection | undefined> {
    const profiles = await this.#deps.world.profiles();
    // Somebody may have chosen while the files were read.
    if (this.#chosen !== undefined) return this.#chosen;
    const connection = preselect(profiles, this.#deps.env);
    if (connection !== undefined) this.#become('connected', connection);
    else this.#become(profiles.length === 0 ? 'noProfiles' : 'noConnection', undefined);
    return connection;
  }

  #become(state: ConnectionState, connection: Connection | undefined): void {
    if (state === this.#known && connection === this.#chosen) return;
    this.#known = state;
    this.#chosen = connection;
    this.#changes.fire();
  }
}

function readConnections(value: unknown): readonly Connection[] {
  return Array.isArray(value) ? value.flatMap((item) => readConnection(item) ?? []) : [];
}

/** What was remembered, if it still is a connection: state can come from another version. */
function readConnection(value: unknown): Connection | undefined {
  if (!isRecord(value)) return undefined;
  const { profile, region } = value;
  return typeof profile === 'string' && typeof region === 'string'
    ? { profile, region }
    : undefined;
}
