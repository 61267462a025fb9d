import type { Logger } from '@smithy/types';
import { endpointOf, type AwsService } from './endpoints.ts';
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
  return {
    region,
    ...whereTo(settings, service),
    maxAttempts: 3,
    retryMode: 'standard',
    defaultsMode: 'standard',
    customUserAgent: 'aws-export-explorer',
    requestHandler: requestLimits(settings, logger),
  };
}

/** What decides to which host a client goes in its Region. */
type WhereTo = Pick<
  CommonConfig,
  'endpoint' | 'ignoreConfiguredEndpointUrls' | 'useFipsEndpoint' | 'useDualstackEndpoint'
>;

/**
 * For a client that the SDK makes by itself while it gets credentials. It is told everything, since
 * what it is not told it looks for in `AWS_PROFILE` or `default`.
 */
export function credentialClientConfig(
  settings: ConnectionSettings,
  logger: Logger,
  service: SignInService = 'sso',
): WhereTo & Pick<CommonConfig, 'requestHandler'> {
  return { ...whereTo(settings, service), requestHandler: requestLimits(settings, logger) };
}

/** The services that people sign in with: IAM Identity Center, its tokens, and `aws login`. */
export type SignInService = Extract<AwsService, 'sso' | 'sso_oidc' | 'signin'>;

/** Whether requests for a service have to go to a FIPS endpoint; a custom one has no variants. */
export function isFipsOnly({ endpoints, fips }: ConnectionSettings, service: AwsService): boolean {
  return fips && endpointOf(endpoints, service) === undefined;
}

function whereTo(settings: ConnectionSettings, service: AwsService): WhereTo {
  const endpoint = endpointOf(settings.endpoints, service);
  return {
    ...(endpoint === undefined ? {} : { endpoint }),
    ignoreConfiguredEndpointUrls: true,
    useFipsEndpoint: isFipsOnly(settings, service),
    useDualstackEndpoint: endpoint === undefined && settings.dualStack && !withoutIpv6.has(service),
  };
}

/** Dual-stack is a wish and no rule: what has IPv4 endpoints only is asked there. */
const withoutIpv6: ReadonlySet<AwsService> = new Set(['simpledb', 'simpledbv2']);

function requestLimits({ timeouts }: ConnectionSettings, logger: Logger): RequestLimits {
  return {
    connectionTimeout: timeouts.connect,
    requestTimeout: timeouts.request,
    socketTimeout: timeouts.request,
    throwOnRequestTimeout: true,
    logger,
  };
}
