import { fromLoginCredentials, fromSSO } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity, Logger } from '@smithy/types';
import { ExportError } from '../../../core/errors.ts';
import { attempt } from '../../../core/lib/attempt.ts';
import { compact } from '../../compact.ts';
import { toExportError } from '../../errors.ts';
import { readFailure } from '../../failedCall.ts';
import type { CallSink } from '../callLog.ts';
import { credentialClientConfig } from '../clientConfig.ts';
import type { ConnectionSettings } from '../settings.ts';
import { InnerRequests } from './innerRequests.ts';

/** What a login is turned into credentials with. */
export interface LoginParts {
  readonly settings: ConnectionSettings;
  readonly sink: CallSink;
  readonly logger: Logger;
  readonly renewals: Renewals;
  /** The SSO session that the login is of, where it has a name. */
  readonly session?: string;
}

/** Milliseconds for which the SDK does not try again to renew a token after it has failed to. */
const pause = 30_000;

/**
 * The last renewal of each SSO session that failed although nobody refused it. Within the SDK's
 * pause it says of such a login that it has expired, which would send people to sign in for want of
 * a network.
 */
export class Renewals {
  private readonly lost = new Map<string, { readonly failure: ExportError; readonly at: number }>();

  note(session: string, failure: ExportError | undefined): void {
    const isLost = failure?.reason !== 'credentials-expired';
    if (failure?.details.operation !== 'CreateToken' || !isLost) return;
    this.lost.set(session, { failure, at: Date.now() });
  }

  recent(session: string): ExportError | undefined {
    const lost = this.lost.get(session);
    return lost && Date.now() - lost.at < pause ? lost.failure : undefined;
  }
}

/**
 * Credentials of a login that is cached in the home directory, renewed where it can be. Throws
 * `credentials-expired` where a person has to sign in again.
 */
export async function fromLogin(
  way: 'sso' | 'login',
  parts: LoginParts,
): Promise<AwsCredentialIdentity> {
  const { settings, sink, logger, renewals, session = '' } = parts;
  const { connection, files, endpoints } = settings;
  const config = configOf(way, settings, logger);
  const requests = new InnerRequests({ ...connection, endpoints, sink }, config.requestHandler);
  const options = {
    profile: connection.profile,
    filepath: files.credentials,
    configFilepath: files.config,
    ignoreCache: true,
    logger,
    clientConfig: { ...config, requestHandler: requests },
  };
  const provider = way === 'sso' ? fromSSO(options) : fromLoginCredentials(options);
  const outcome = await attempt(() => provider());
  requests.destroy();
  if (outcome.ok) return outcome.value;
  renewals.note(session, requests.failure);
  const lost = way === 'sso' ? renewals.recent(session) : undefined;
  throw withWay(way, requests.failure ?? lost ?? withoutLogin(outcome.error, connection));
}

/**
 * The SDK has one configuration for both clients of SSO, which can have endpoints of their own:
 * `InnerRequests` sends them there.
 */
function configOf(way: 'sso' | 'login', settings: ConnectionSettings, logger: Logger) {
  const config = credentialClientConfig(settings, logger, way === 'sso' ? 'sso' : 'signin');
  if (way === 'login') return { ...config, ...manners };
  const { endpoint: _, ...rest } = config;
  return { ...rest, ...manners };
}

/** What the SDK would look for in `AWS_PROFILE` where it is not told. */
const manners = { maxAttempts: 3, retryMode: 'standard', defaultsMode: 'standard' } as const;

/** Where no request failed it is the cached login that is missing, too old or broken. */
function withoutLogin(error: unknown, connection: ConnectionSettings['connection']): ExportError {
  const isOfLogin = /^(Credentials|Token)?ProviderError$/.test(readFailure(error).name);
  return isOfLogin
    ? new ExportError('credentials-expired', { ...connection })
    : toExportError(error, { service: 'sso', operation: 'GetRoleCredentials', ...connection });
}

function withWay(way: 'sso' | 'login', { reason, details }: ExportError): ExportError {
  if (reason !== 'credentials-expired') return new ExportError(reason, details);
  const { profile } = details;
  return new ExportError(reason, compact({ ...details, signInWay: way, signInProfile: profile }));
}
