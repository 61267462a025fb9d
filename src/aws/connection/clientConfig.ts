import type { Logger } from '@smithy/types';
import { endpointOf, type AwsService, type Endpoints } from './endpoints.ts';
import type { ConnectionSettings } from './settings.ts';

/** The part of a client's configuration that is the same for all services. */
export interface CommonConfig {
  readonly region: string;
  readonly endpoint?: string;
  readonly ignoreConfiguredEndpointUrls: true;
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
  readonly maxAttempts: number;
  readonly retryMode: 'standard';
  readonly defaultsMode: 'standard';
  readonly customUserAgent: string;
  readonly requestHandler: RequestLimits;
}

/** Options of the SDK's NodeHttpHandler; it makes its own agents from them. */
export interface RequestLimits {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly socketTimeout: number;
  readonly throwOnRequestTimeout: true;
  readonly logger: Logger;
}

/**
 * The configuration of one client. The SDK looks for custom endpoints in `AWS_PROFILE` or
 * `default`, whichever profile the client was made for, and would send this profile's signed
 * requests there: that search is always off, and the endpoint of the right profile is given. A
 * custom endpoint has no FIPS or dual-stack variant.
 */
export function commonConfig(
  settings: ConnectionSettings,
  service: AwsService,
  region: string,
  logger: Logger,
): CommonConfig {
  const endpoint = endpointOf(settings.endpoints, service);
  return {
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    ignoreConfiguredEndpointUrls: true,
    useFipsEndpoint: endpoint === undefined && settings.fips,
    useDualstackEndpoint: endpoint === undefined && settings.dualStack,
    maxAttempts: 3,
    retryMode: 'standard',
    defaultsMode: 'standard',
    customUserAgent: 'aws-export-explorer',
    requestHandler: requestLimits(settings, logger),
  };
}

/** For the clients that the SDK makes by itself while it gets credentials (SSO, login). */
export function credentialClientConfig(
  settings: ConnectionSettings,
  logger: Logger,
): Pick<CommonConfig, 'endpoint' | 'ignoreConfiguredEndpointUrls' | 'requestHandler'> {
  const { all: endpoint }: Endpoints = settings.endpoints;
  return {
    ...(endpoint === undefined ? {} : { endpoint }),
    ignoreConfiguredEndpointUrls: true,
    requestHandler: requestLimits(settings, logger),
  };
}

function requestLimits({ timeouts }: ConnectionSettings, logger: Logger): RequestLimits {
  return {
    connectionTimeout: timeouts.connect,
    requestTimeout: timeouts.request,
    socketTimeout: timeouts.request,
    throwOnRequestTimeout: true,
    logger,
  };
}
