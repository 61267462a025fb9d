import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity, Logger, MiddlewareStack } from '@smithy/types';
import type { Disposable } from '../../core/ports.ts';
import { observeCalls, type CallSink } from './callLog.ts';
import { commonConfig, type CommonConfig } from './clientConfig.ts';
import { credentialsOf } from './credentials.ts';
import { endpointOf, type AwsService } from './endpoints.ts';
import { keepAlive } from './keepAlive.ts';
import { refuseHtml } from './htmlAnswer.ts';
import { sdkLogger } from './sdkLogger.ts';
import type { ConnectionSettings } from './settings.ts';
import type { CredentialSource } from './singleFlight.ts';

/** The SDK clients of one connection: made when first needed, then kept. */
export interface Clients extends Disposable {
  /** The connection's own Region. */
  readonly region: string;
  readonly dynamodb: () => DynamoDBClient;
  readonly sts: () => STSClient;
  /** For buckets in `region`; a client for each Region, as the SDK's redirects race each other. */
  readonly s3: (region: string) => S3Client;
  readonly kms: (region: string) => KMSClient;
}

/** Makes the clients of a connection; touches neither the network nor a file. */
export function createClients(settings: ConnectionSettings, sink: CallSink): Clients {
  const workshop = new Workshop(settings, sink);
  const { region } = settings.connection;
  const dynamodb = perRegion((at) => workshop.dynamodb(at));
  const sts = perRegion((at) => workshop.sts(at, workshop.credentials));
  const s3 = perRegion((at) => workshop.s3(at));
  const kms = perRegion((at) => workshop.kms(at));
  return {
    region,
    dynamodb: () => dynamodb.at(region),
    sts: () => sts.at(region),
    s3: (at) => s3.at(at),
    kms: (at) => kms.at(at),
    dispose: () => [dynamodb, sts, s3, kms].forEach((one) => one.dispose()),
  };
}

/** Builds clients that all have the same manners and share one set of credentials. */
class Workshop {
  readonly credentials: CredentialSource;
  private readonly settings: ConnectionSettings;
  private readonly sink: CallSink;
  private readonly logger: Logger;

  constructor(settings: ConnectionSettings, sink: CallSink) {
    this.settings = settings;
    this.sink = sink;
    this.logger = sdkLogger(sink.log);
    const sts = (source?: AwsCredentialIdentity) => this.sts(settings.connection.region, source);
    this.credentials = credentialsOf(settings, sts, this.logger);
  }

  /** Account ID endpoints are off: allow-lists and proxies know the Region's own host. */
  dynamodb(region: string): DynamoDBClient {
    const config = { ...this.common('dynamodb', region), credentials: this.credentials };
    const client = new DynamoDBClient({ ...config, accountIdEndpointMode: 'disabled' });
    this.finish(client.middlewareStack, 'dynamodb', region);
    return client;
  }

  s3(region: string): S3Client {
    const client = new S3Client({
      ...this.common('s3', region),
      credentials: this.credentials,
      forcePathStyle: endpointOf(this.settings.endpoints, 's3') !== undefined,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    this.finish(client.middlewareStack, 's3', region);
    return client;
  }

  kms(region: string): KMSClient {
    const config = { ...this.common('kms', region), credentials: this.credentials };
    const client = new KMSClient(config);
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

  private common(service: AwsService, region: string): CommonConfig {
    return commonConfig(this.settings, service, region, this.logger);
  }

  private finish<I extends object, O extends object>(
    stack: MiddlewareStack<I, O>,
    service: AwsService,
    region: string,
  ): void {
    const { profile } = this.settings.connection;
    stack.use(observeCalls({ service, region, profile }, this.sink));
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
