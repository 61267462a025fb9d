import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { RDSClient } from '@aws-sdk/client-rds';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity, Logger, MiddlewareStack, Provider } from '@smithy/types';
import { ExportError } from '../../core/errors.ts';
import type { Disposable, Lane } from '../../core/ports.ts';
import type { Gates } from '../pacing/gates.ts';
import { SimpleDBClient } from '../simpledb/classicClient.ts';
import { SimpleDBv2Client } from '../simpledb/simpledbv2Client.ts';
import { observeCalls, type CallSink } from './callLog.ts';
import { CautiousRetries } from './cautiousRetries.ts';
import { commonConfig, isFipsOnly, type CommonConfig } from './clientConfig.ts';
import { noticeRefusal } from './credentials/noticeRefusal.ts';
import type { Signer } from './credentials/signer.ts';
import { endpointOf, type AwsService } from './endpoints.ts';
import { fipsOnly } from './fips.ts';
import { keepAlive } from './keepAlive.ts';
import { refuseHtml } from './htmlAnswer.ts';
import { pace } from './pace.ts';
import { sdkLogger } from './sdkLogger.ts';
import type { ConnectionSettings } from './settings.ts';

/** The SDK clients of one connection: made when first needed, then kept. */
export interface Clients extends Disposable {
  /** The connection's own Region. */
  readonly region: string;
  /**
   * Gets the credentials that requests are signed with, in the lane of the clients unless told.
   * Throws ExportError.
   */
  readonly authenticate: (lane?: Lane) => Promise<AwsCredentialIdentity>;
  readonly dynamodb: () => DynamoDBClient;
  /** For operations that do their work again each time that AWS hears them. */
  readonly dynamodbOnce: () => DynamoDBClient;
  readonly rds: () => RDSClient;
  /** IAM is one for all Regions of a partition; the SDK finds its host and signs for it. */
  readonly iam: () => IAMClient;
  readonly simpledb: () => SimpleDBClient;
  readonly simpledbv2: () => SimpleDBv2Client;
  readonly sts: () => STSClient;
  /** For buckets in `region`; a client for each Region, as the SDK's redirects race each other. */
  readonly s3: (region: string) => S3Client;
  readonly kms: (region: string) => KMSClient;
}

/** What all clients have in common, whichever connection they are for. */
export interface Workplace {
  readonly sink: CallSink;
  readonly gates: Gates;
}

type Refused = Signer['refused'];

/** Makes the clients of a connection; touches neither the network nor a file. */
export function createClients(
  settings: ConnectionSettings,
  place: Workplace,
  signer: Signer,
): Clients {
  const workshop = new Workshop(settings, place, signer.refused, sdkProvider(signer));
  const { region } = settings.connection;
  const dynamodb = perRegion((at) => workshop.dynamodb(at));
  const dynamodbOnce = perRegion((at) => workshop.dynamodb(at, 'once'));
  const rds = perRegion((at) => workshop.rds(at));
  const iam = perRegion((at) => workshop.iam(at));
  const simpledb = perRegion((at) => workshop.simpledb(at));
  const simpledbv2 = perRegion((at) => workshop.simpledbv2(at));
  const sts = perRegion((at) => workshop.sts(at));
  const s3 = perRegion((at) => workshop.s3(at));
  const kms = perRegion((at) => workshop.kms(at));
  return {
    region,
    authenticate: (lane = 'person') => signer.credentials(lane),
    dynamodb: () => dynamodb.at(region),
    dynamodbOnce: () => dynamodbOnce.at(region),
    rds: () => rds.at(region),
    iam: () => iam.at(region),
    simpledb: () => simpledb.at(region),
    simpledbv2: () => simpledbv2.at(region),
    sts: () => sts.at(region),
    s3: (at) => s3.at(at),
    kms: (at) => kms.at(at),
    dispose: () =>
      [dynamodb, dynamodbOnce, rds, iam, simpledb, simpledbv2, sts, s3, kms].forEach((one) =>
        one.dispose(),
      ),
  };
}

/** An STS client that signs with `credentials`, or with nothing where there are none. */
export function createSts(
  settings: ConnectionSettings,
  place: Workplace,
  refused: Refused,
  credentials: Credentials = unsigned,
): STSClient {
  return new Workshop(settings, place, refused, credentials).sts(settings.connection.region);
}

type Credentials = AwsCredentialIdentity | Provider<AwsCredentialIdentity>;

/** For operations that need no signature; the SDK would look for somebody else's credentials. */
const unsigned = (): Promise<never> => Promise.reject(new ExportError('credentials-missing'));

/** Without the mark the SDK would keep a copy in each client, past every change. */
function sdkProvider(signer: Signer): Provider<AwsCredentialIdentity> {
  return Object.assign(() => signer.credentials('person'), { memoized: true });
}

/** Builds clients that all have the same manners and share one set of credentials. */
class Workshop {
  private readonly settings: ConnectionSettings;
  private readonly place: Workplace;
  private readonly refused: Refused;
  private readonly credentials: Credentials;
  private readonly logger: Logger;

  constructor(
    settings: ConnectionSettings,
    place: Workplace,
    refused: Refused,
    credentials: Credentials,
  ) {
    this.settings = settings;
    this.place = place;
    this.refused = refused;
    this.credentials = credentials;
    this.logger = sdkLogger(place.sink.log);
  }

  /** Account ID endpoints are off: allow-lists and proxies know the Region's own host. */
  dynamodb(region: string, times?: 'once'): DynamoDBClient {
    const config = this.signed('dynamodb', region);
    const client = new DynamoDBClient({
      ...config,
      accountIdEndpointMode: 'disabled',
      ...(times === 'once' && { retryStrategy: new CautiousRetries(config.maxAttempts) }),
    });
    this.finish(client.middlewareStack, 'dynamodb', region);
    return client;
  }

  rds(region: string): RDSClient {
    const client = new RDSClient(this.signed('rds', region));
    this.finish(client.middlewareStack, 'rds', region);
    return client;
  }

  iam(region: string): IAMClient {
    const client = new IAMClient(this.signed('iam', region));
    this.finish(client.middlewareStack, 'iam', region);
    return client;
  }

  simpledb(region: string): SimpleDBClient {
    const client = new SimpleDBClient(this.signed('simpledb', region));
    this.finish(client.middlewareStack, 'simpledb', region);
    return client;
  }

  simpledbv2(region: string): SimpleDBv2Client {
    const client = new SimpleDBv2Client(this.signed('simpledbv2', region));
    this.finish(client.middlewareStack, 'simpledbv2', region);
    return client;
  }

  s3(region: string): S3Client {
    const client = new S3Client({
      ...this.signed('s3', region),
      forcePathStyle: endpointOf(this.settings.endpoints, 's3') !== undefined,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    this.finish(client.middlewareStack, 's3', region);
    return client;
  }

  kms(region: string): KMSClient {
    const client = new KMSClient(this.signed('kms', region));
    this.finish(client.middlewareStack, 'kms', region);
    return client;
  }

  sts(region: string): STSClient {
    const client = new STSClient(this.signed('sts', region));
    this.finish(client.middlewareStack, 'sts', region);
    return client;
  }

  private signed(
    service: AwsService,
    region: string,
  ): CommonConfig & { readonly credentials: Credentials } {
    const { settings, logger, credentials } = this;
    return { ...commonConfig(settings, service, region, logger), credentials };
  }

  private finish<I extends object, O extends object>(
    stack: MiddlewareStack<I, O>,
    service: AwsService,
    region: string,
  ): void {
    const { connection, signIn } = this.settings;
    const { sink, gates } = this.place;
    const { profile } = connection;
    const caller = { service: iamName(service), region, profile };
    if (isFipsOnly(this.settings, service)) stack.use(fipsOnly({ service, region, profile }));
    stack.use(observeCalls(caller, sink, signIn));
    stack.use(noticeRefusal(this.refused));
    stack.use(pace(caller, gates));
    stack.use(keepAlive());
    stack.use(refuseHtml());
  }
}

/** The name in IAM actions: one for both APIs of SimpleDB. */
const iamName = (service: AwsService): string =>
  service === 'simpledb' || service === 'simpledbv2' ? 'sdb' : service;

interface Destroyable {
  destroy(): void;
}

interface PerRegion<T> extends Disposable {
  at(region: string): T;
}

function perRegion<T extends Destroyable>(make: (region: string) => T): PerRegion<T> {
  const made = new Map<string, T>();
  return {
    at(region) {
      const client = made.get(region) ?? make(region);
      made.set(region, client);
      return client;
    },
    dispose() {
      for (const client of made.values()) client.destroy();
      made.clear();
    },
  };
}
