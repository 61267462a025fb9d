import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { RDSClient } from '@aws-sdk/client-rds';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity, Logger, MiddlewareStack } from '@smithy/types';
import type { Disposable } from '../../core/ports.ts';
import type { Gates } from '../pacing/gates.ts';
import { SimpleDBClient } from '../simpledb/classicClient.ts';
import { SimpleDBv2Client } from '../simpledb/simpledbv2Client.ts';
import { observeCalls, type CallSink } from './callLog.ts';
import { CautiousRetries } from './cautiousRetries.ts';
import { commonConfig, type CommonConfig } from './clientConfig.ts';
import { credentialsOf } from './credentials.ts';
import { endpointOf, type AwsService } from './endpoints.ts';
import { keepAlive } from './keepAlive.ts';
import { refuseHtml } from './htmlAnswer.ts';
import { pace } from './pace.ts';
import { sdkLogger } from './sdkLogger.ts';
import type { ConnectionSettings } from './settings.ts';
import type { CredentialSource } from './singleFlight.ts';

/** The SDK clients of one connection: made when first needed, then kept. */
export interface Clients extends Disposable {
  /** The connection's own Region. */
  readonly region: string;
  /** Gets the credentials that requests are signed with. */
  readonly authenticate: () => Promise<unknown>;
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

/** Makes the clients of a connection; touches neither the network nor a file. */
export function createClients(settings: ConnectionSettings, sink: CallSink, gates: Gates): Clients {
  const workshop = new Workshop(settings, sink, gates);
  const { region } = settings.connection;
  const dynamodb = perRegion((at) => workshop.dynamodb(at));
  const dynamodbOnce = perRegion((at) => workshop.dynamodb(at, 'once'));
  const rds = perRegion((at) => workshop.rds(at));
  const iam = perRegion((at) => workshop.iam(at));
  const simpledb = perRegion((at) => workshop.simpledb(at));
  const simpledbv2 = perRegion((at) => workshop.simpledbv2(at));
  const sts = perRegion((at) => workshop.sts(at, workshop.credentials));
  const s3 = perRegion((at) => workshop.s3(at));
  const kms = perRegion((at) => workshop.kms(at));
  return {
    region,
    authenticate: () => workshop.credentials(),
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

/** Builds clients that all have the same manners and share one set of credentials. */
class Workshop {
  readonly credentials: CredentialSource;
  private readonly settings: ConnectionSettings;
  private readonly sink: CallSink;
  private readonly gates: Gates;
  private readonly logger: Logger;

  constructor(settings: ConnectionSettings, sink: CallSink, gates: Gates) {
    this.settings = settings;
    this.sink = sink;
    this.gates = gates;
    this.logger = sdkLogger(sink.log);
    const sts = (source?: AwsCredentialIdentity) => this.sts(settings.connection.region, source);
    this.credentials = credentialsOf(settings, sts, this.logger);
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
    this.finish(client.middlewareStack, 'sdb', region);
    return client;
  }

  simpledbv2(region: string): SimpleDBv2Client {
    const client = new SimpleDBv2Client(this.signed('simpledbv2', region));
    this.finish(client.middlewareStack, 'sdb', region);
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

  sts(region: string, credentials?: AwsCredentialIdentity | CredentialSource): STSClient {
    const client = new STSClient({
      ...this.common('sts', region),
      ...(credentials === undefined ? {} : { credentials }),
    });
    this.finish(client.middlewareStack, 'sts', region);
    return client;
  }

  private signed(service: AwsService, region: string) {
    return { ...this.common(service, region), credentials: this.credentials };
  }

  private common(service: AwsService, region: string): CommonConfig {
    return commonConfig(this.settings, service, region, this.logger);
  }

  /** `service` is the name in IAM actions. */
  private finish<I extends object, O extends object>(
    stack: MiddlewareStack<I, O>,
    service: AwsService | 'sdb',
    region: string,
  ): void {
    const { profile } = this.settings.connection;
    const caller = { service, region, profile };
    stack.use(observeCalls(caller, this.sink));
    stack.use(pace(caller, this.gates));
    stack.use(keepAlive());
    stack.use(refuseHtml());
  }
}

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
