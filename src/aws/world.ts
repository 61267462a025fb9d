import type { AwsCredentialIdentity } from '@smithy/types';
import { connectionKey, type Connection } from '../core/connection.ts';
import { Emitter } from '../core/lib/emitter.ts';
import type {
  AwsAccess,
  AwsWorld,
  CallRecord,
  CancelSignal,
  Lane,
  Profile,
} from '../core/ports.ts';
import type { AskMfaCode } from '../core/signIn.ts';
import { createAccess } from './access.ts';
import { Bookshelf, type Edition } from './connection/bookshelf.ts';
import type { CallSink } from './connection/callLog.ts';
import { cancellable } from './connection/cancel.ts';
import { createClients, createSts, type Clients } from './connection/clients.ts';
import type { ConfigFiles } from './connection/configFiles.ts';
import { CredentialWatch, type WatchedPlaces } from './connection/credentialWatch.ts';
import { Renewals } from './connection/credentials/loginSources.ts';
import { MfaDesk } from './connection/credentials/mfaDesk.ts';
import { createSigner } from './connection/credentials/signer.ts';
import { Vault } from './connection/credentials/vault.ts';
import { inBackground } from './connection/lanes.ts';
import { listProfiles } from './connection/profiles.ts';
import { sdkLogger } from './connection/sdkLogger.ts';
import {
  settingsOf,
  type ConnectionSettings,
  type SettingsSource,
  type Timeouts,
} from './connection/settings.ts';
import type { Gates } from './pacing/gates.ts';
import type { PublicPriceList } from './prices/publicPriceList.ts';
import { KnownIdentity } from './sts/identity.ts';

/** What the AWS side stands on. */
export interface Ground {
  readonly files: ConfigFiles;
  /** Where changes of credentials show. */
  readonly places: WatchedPlaces;
  readonly env: NodeJS.ProcessEnv;
  readonly timeouts: Timeouts;
  readonly sink: CallSink;
  readonly gates: Gates;
  readonly askMfaCode: AskMfaCode;
  readonly prices: PublicPriceList;
}

interface Opened {
  readonly access: Readonly<Record<Lane, AwsAccess>>;
  readonly clients: Clients;
}

interface Kept {
  readonly stamp: string;
  readonly opened: Opened;
}

/**
 * Keeps one access per connection for as long as the shared files stay as they are, so that an
 * edit takes effect with the next `connect`; also a login, once AWS has called the old credentials
 * expired. Clients that are replaced are let go of and not destroyed: that would cut off calls that
 * are still on their way. Credentials are kept apart from them, for all connections of a profile.
 */
export class World implements AwsWorld {
  readonly prices: PublicPriceList;
  private readonly ground: Ground;
  private readonly credentialChanges = new Emitter<void>();
  private readonly kept = new Map<string, Kept>();
  private readonly shelf: Bookshelf;
  private readonly vault: Vault;
  private readonly watch: CredentialWatch;

  constructor(ground: Ground) {
    this.ground = ground;
    this.prices = ground.prices;
    this.vault = this.createVault();
    this.shelf = new Bookshelf(ground.files, (edition) => this.vault.clear(this.source(edition)));
    this.watch = new CredentialWatch(ground.places, () => this.credentialChanges.fire());
  }

  async profiles(): Promise<readonly Profile[]> {
    await this.watch.start();
    return listProfiles(await this.papers());
  }

  /** Fires when credentials may be had that could not be had before. */
  readonly onDidChangeCredentials = this.credentialChanges.event;

  async authenticate(connection: Connection, signal?: CancelSignal): Promise<void> {
    await cancellable(signal, async () => {
      const { clients } = await this.open(connection);
      await clients.authenticate();
    });
  }

  async connect(connection: Connection, lane: Lane = 'person'): Promise<AwsAccess> {
    const { access } = await this.open(connection);
    return access[lane];
  }

  dispose(): void {
    this.watch.dispose();
    this.prices.dispose();
    for (const { opened } of this.kept.values()) opened.clients.dispose();
    this.kept.clear();
    this.credentialChanges.dispose();
    this.ground.gates.dispose();
  }

  private async open(connection: Connection): Promise<Opened> {
    await this.watch.start();
    const edition = await this.shelf.latest();
    const key = connectionKey(connection);
    const known = this.kept.get(key);
    if (known?.stamp === edition.stamp) return known.opened;
    const opened = this.make(connection, this.source(edition));
    this.kept.set(key, { stamp: edition.stamp, opened });
    return opened;
  }

  private make(connection: Connection, source: SettingsSource): Opened {
    const { sink, gates } = this.ground;
    const settings = settingsOf(connection, source);
    const onCall = (call: CallRecord): void => this.told(connection, call);
    const signer = createSigner(settings, source, this.vault, () => this.papers());
    const clients = createClients(settings, { sink: { ...sink, onCall }, gates }, signer);
    const known = new KnownIdentity();
    const person = createAccess(settings, clients, known);
    const background = createAccess(settings, inBackground(clients), known);
    return { access: { person, background }, clients };
  }

  private createVault(): Vault {
    const { sink, gates, askMfaCode } = this.ground;
    const refused = (key: string, isExpired: boolean): void => this.vault.refused(key, isExpired);
    return new Vault({
      desk: new MfaDesk(askMfaCode),
      sink,
      logger: sdkLogger(sink.log),
      renewals: new Renewals(),
      papers: () => this.papers(),
      sts: (settings: ConnectionSettings, credentials?: AwsCredentialIdentity) =>
        createSts(settings, { sink, gates }, refused, credentials),
      onAccepted: () => this.credentialChanges.fire(),
    });
  }

  private async papers(): Promise<SettingsSource> {
    return this.source(await this.shelf.latest());
  }

  private source({ book }: Edition): SettingsSource {
    const { files, env, timeouts } = this.ground;
    return { files, book, env, timeouts };
  }

  private told(connection: Connection, call: CallRecord): void {
    this.ground.sink.onCall(call);
    if (call.errorReason === 'credentials-expired') this.kept.delete(connectionKey(connection));
  }
}
