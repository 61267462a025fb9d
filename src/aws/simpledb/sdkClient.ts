import {
  getHostHeaderPlugin,
  getUserAgentPlugin,
  resolveUserAgentConfig,
} from '@aws-sdk/core/client';
import { resolveAwsSdkSigV4Config } from '@aws-sdk/core/httpAuthSchemes';
import {
  DefaultIdentityProviderConfig,
  getHttpAuthSchemeEndpointRuleSetPlugin,
  getHttpSigningPlugin,
} from '@smithy/core';
import { Sha256 } from '@smithy/core/checksum';
import { Client } from '@smithy/core/client';
import { resolveEndpointConfig } from '@smithy/core/endpoints';
import { getContentLengthPlugin, parseUrl } from '@smithy/core/protocols';
import { getRetryPlugin, resolveRetryConfig } from '@smithy/core/retry';
import { getSchemaSerdePlugin } from '@smithy/core/schema';
import { calculateBodyLength, fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import { NodeHttpHandler, streamCollector } from '@smithy/node-http-handler';
import type {
  AwsCredentialIdentity,
  $ClientProtocol,
  HttpAuthOption,
  HttpAuthScheme,
  HttpHandlerOptions,
  HttpRequest,
  HttpResponse,
  HttpSigner,
  MetadataBearer,
  NodeHttpHandlerOptions,
  Pluggable,
  Provider,
} from '@smithy/types';
import { simpleDbEndpoint } from './endpoint.ts';

/** What a client can be told, by the names that all clients of the SDK give it. */
export interface SdkClientConfig {
  readonly region: string;
  readonly credentials: AwsCredentialIdentity | Provider<AwsCredentialIdentity>;
  readonly endpoint?: string;
  readonly ignoreConfiguredEndpointUrls?: boolean;
  readonly useFipsEndpoint?: boolean;
  readonly useDualstackEndpoint?: boolean;
  readonly maxAttempts?: number;
  readonly retryMode?: string;
  readonly customUserAgent?: string;
  readonly requestHandler?: NodeHttpHandlerOptions;
}

/** What makes one client differ from the others. */
export interface SdkService {
  readonly serviceId: string;
  readonly apiVersion: string;
  readonly protocol: $ClientProtocol<HttpRequest, HttpResponse>;
  readonly signer: HttpSigner;
}

/** A client's configuration as its middleware needs it. */
export type SdkResolvedConfig = ReturnType<typeof resolved>;

/**
 * A client of SimpleDB, put together from the parts and in the order of the SDK's generated
 * clients. Its Region and its credentials always come from outside.
 */
export class SdkClient<I extends object, O extends MetadataBearer> extends Client<
  HttpHandlerOptions,
  I,
  O,
  SdkResolvedConfig
> {
  constructor(service: SdkService, config: SdkClientConfig) {
    super(resolved(service, config));
    for (const plugin of pluginsOf(this.config)) {
      this.middlewareStack.use(plugin as Pluggable<I, O>);
    }
  }
}

function pluginsOf(config: SdkResolvedConfig) {
  return [
    getSchemaSerdePlugin(config),
    getUserAgentPlugin(config),
    getRetryPlugin(config),
    getContentLengthPlugin(config),
    getHostHeaderPlugin(config),
    getHttpAuthSchemeEndpointRuleSetPlugin(config, identities),
    getHttpSigningPlugin(config),
  ];
}

function resolved({ signer, ...service }: SdkService, config: SdkClientConfig) {
  const whole = {
    ...defaults,
    ...service,
    ...config,
    requestHandler: NodeHttpHandler.create(config.requestHandler),
    ...signedBy(signer),
  };
  return resolveAwsSdkSigV4Config(
    resolveEndpointConfig(resolveRetryConfig(resolveUserAgentConfig(whole))),
  );
}

const defaults = {
  runtime: 'node',
  defaultSigningName: 'sdb',
  retryMode: 'standard',
  defaultUserAgentProvider: () => Promise.resolve([]),
  endpointProvider: simpleDbEndpoint,
  urlParser: parseUrl,
  bodyLengthChecker: calculateBodyLength,
  streamCollector,
  sha256: Sha256,
  base64Decoder: fromBase64,
  base64Encoder: toBase64,
  utf8Decoder: fromUtf8,
  utf8Encoder: toUtf8,
  disableHostPrefix: false,
};

/** A client here knows one way to sign, so that the name of it matters to nobody else. */
const schemeId = 'sdb';

const identities = {
  httpAuthSchemeParametersProvider: () => Promise.resolve({}),
  identityProviderConfigProvider: ({ credentials }: SdkResolvedConfig) =>
    Promise.resolve(new DefaultIdentityProviderConfig({ [schemeId]: credentials })),
};

function signedBy(signer: HttpSigner) {
  const scheme: HttpAuthScheme = {
    schemeId,
    signer,
    identityProvider: (all) => all.getIdentityProvider(schemeId),
  };
  const option = (): HttpAuthOption => ({
    schemeId,
    propertiesExtractor: (config, context) => ({ signingProperties: { config, context } }),
  });
  return { httpAuthSchemes: [scheme], httpAuthSchemeProvider: () => [option()] };
}
