import { connectionKey, type Connection } from '../core/connection.ts';
import { Emitter } from '../core/lib/emitter.ts';
import type { AwsAccess, AwsWorld, CallRecord, Lane, Profile } from '../core/ports.ts';
import { createAccess } from './access.ts';
import type { CallSink } from './connection/callLog.ts';
import { createClients, type Clients } from './connection/clients.ts';
import { stampOf, type ConfigFiles } from './connection/configFiles.ts';
import { inBackground } from './connection/lanes.ts';
import { readProfileBook } from './connection/profileBook.ts';
import { listProfiles } from './connection/profiles.ts';
import { settingsOf, type Timeouts } from './connection/settings.ts';
import type { Gates } from './pacing/gates.ts';

/** What the AWS side stands on. */
export interface Ground {
  readonly files: ConfigFiles;
  readonly env: NodeJS.ProcessEnv;
  readonly timeouts: Timeouts;
  readonly sink: CallSink;
  readonly gates: Gates;
}

interface Opened {
  readonly access: Readonly<Record<Lane, AwsAccess>>;
  readonly clients: Clients;
}

interface Kept {
  readonly stamp: string;
  readonly opened: Promise<Opened>;
}

/**
 * Keeps one access per connection for as long as the shared files stay as they are, so that an
 * edit takes effect with the next `connect`; also a login, once AWS has called the old credentials
 * expired. Clients that are replaced are let go of and not destroyed: that would cut off calls that
 * are still on their way.
 */
export class World implements AwsWorld {
  private readonly ground: Ground;
  private readonly credentialChanges = new Emitter<void>();
  private readonly kept = new Map<string, Kept>();

  constructor(ground: Ground) {
    this.ground = ground;
  }

  async profiles(): Promise<readonly Profile[]> {
    return listProfiles(await readProfileBook(this.ground.files), this.ground.env);
  }

  /** Fires when credentials may be had that could not be had before. */
  readonly onDidChangeCredentials = this.credentialChanges.event;

  async authenticate(connection: Connection): Promise<void> {
    await this.connect(connection);
    await (await this.kept.get(connectionKey(connection))?.opened)?.clients.authenticate();
  }

  async connect(connection: Connection, lane: Lane = 'person'): Promise<AwsAccess> {
    const key = connectionKey(connection);
    const stamp = await stampOf(this.ground.files);
    const known = this.kept.get(key);
    if (known?.stamp === stamp) return (await known.opened).access[lane];
    const fresh: Kept = { stamp, opened: this.open(connection) };
    this.kept.set(key, fresh);
    fresh.opened.catch(() => this.forget(key, fresh));
    return (await fresh.opened).access[lane];
  }

  dispose(): void {
    for (const { opened } of this.kept.values()) {
      opened.then(
        ({ clients }) => clients.dispose(),
        () => undefined,
      );
    }
    this.kept.clear();
    this.credentialChanges.dispose();
    this.ground.gates.dispose();
  }

  private async open(connection: Connection): Promise<Opened> {
    const { files, env, timeouts, sink, gates } = this.ground;
    const book = await readProfileBook(files);
    const settings = settingsOf(connection, { files, book, env, timeouts });
    const onCall = (call: CallRecord): void => this.told(connection, call);
    const clients = createClients(settings, { ...sink, onCall }, gates);
    const person = createAccess(settings, clients);
    const background = createAccess(settings, inBackground(clients), (signal) =>
      person.identity(signal),
    );
    return { access: { person, background }, clients };
  }

  private told(connection: Connection, call: CallRecord): void {
    this.ground.sink.onCall(call);
    if (call.errorReason === 'credentials-expired') this.kept.delete(connectionKey(connection));
  }

  private forget(key: string, kept: Kept): void {
    if (this.kept.get(key) === kept) this.kept.delete(key);
  }
}
