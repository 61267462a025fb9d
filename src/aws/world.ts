import { connectionKey, type Connection } from '../core/connection.ts';
import type { AwsAccess, AwsWorld, CallRecord, Profile } from '../core/ports.ts';
import { createAccess } from './access.ts';
import type { CallSink } from './connection/callLog.ts';
import { createClients, type Clients } from './connection/clients.ts';
import { stampOf, type ConfigFiles } from './connection/configFiles.ts';
import { readProfileBook } from './connection/profileBook.ts';
import { listProfiles } from './connection/profiles.ts';
import { settingsOf, type Timeouts } from './connection/settings.ts';

/** What the AWS side stands on. */
export interface Ground {
  readonly files: ConfigFiles;
  readonly env: NodeJS.ProcessEnv;
  readonly timeouts: Timeouts;
  readonly sink: CallSink;
}

interface Kept {
  readonly stamp: string;
  readonly access: Promise<AwsAccess>;
}

/**
 * Keeps one access per connection for as long as the shared files stay as they are, so that an
 * edit takes effect with the next `connect`; also a login, once AWS has called the old credentials
 * expired.
 */
export class World implements AwsWorld {
  private readonly ground: Ground;
  private readonly kept = new Map<string, Kept>();
  private readonly clients = new Set<Clients>();

  constructor(ground: Ground) {
    this.ground = ground;
  }

  async profiles(): Promise<readonly Profile[]> {
    return listProfiles(await readProfileBook(this.ground.files), this.ground.env);
  }

  async connect(connection: Connection): Promise<AwsAccess> {
    const key = connectionKey(connection);
    const stamp = await stampOf(this.ground.files);
    const known = this.kept.get(key);
    if (known?.stamp === stamp) return known.access;
    const fresh: Kept = { stamp, access: this.open(connection) };
    this.kept.set(key, fresh);
    fresh.access.catch(() => this.forget(key, fresh));
    return fresh.access;
  }

  dispose(): void {
    for (const clients of this.clients) clients.dispose();
    this.clients.clear();
    this.kept.clear();
  }

  private async open(connection: Connection): Promise<AwsAccess> {
    const { files, env, timeouts, sink } = this.ground;
    const book = await readProfileBook(files);
    const settings = settingsOf(connection, { files, book, env, timeouts });
    const clients = createClients(settings, {
      ...sink,
      onCall: (call) => this.told(connection, call),
    });
    this.clients.add(clients);
    return createAccess(settings, clients);
  }

  private told(connection: Connection, call: CallRecord): void {
    this.ground.sink.onCall(call);
    if (call.errorReason === 'credentials-expired') this.kept.delete(connectionKey(connection));
  }

  private forget(key: string, kept: Kept): void {
    if (this.kept.get(key) === kept) this.kept.delete(key);
  }
}
