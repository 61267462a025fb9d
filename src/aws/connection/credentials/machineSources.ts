import { fromHttp } from '@aws-sdk/credential-providers';
import { fromInstanceMetadata } from '@smithy/credential-provider-imds';
import type { AwsCredentialIdentity, Logger } from '@smithy/types';
import { ExportError } from '../../../core/errors.ts';
import { attempt } from '../../../core/lib/attempt.ts';
import { said } from '../../answers.ts';
import { compact } from '../../compact.ts';
import type { MachineSource } from './means.ts';

/** Milliseconds for each of the few requests: who answers is on this machine or not there. */
const timeout = 1_000;

/** Credentials that the machine has without any profile. Throws `credentials-missing`. */
export async function fromMachine(
  source: MachineSource,
  env: NodeJS.ProcessEnv,
  logger: Logger,
): Promise<AwsCredentialIdentity> {
  switch (source) {
    case 'Environment':
      return fromVariables(env);
    case 'EcsContainer':
      return orMissing('The container did not give credentials.', () =>
        fromHttp(containerOptions(env, logger))(),
      );
    case 'Ec2InstanceMetadata':
      return orMissing('This machine has no instance role.', () =>
        fromInstanceMetadata({ timeout, maxRetries: 0, logger })(),
      );
  }
}

async function orMissing(
  problem: string,
  load: () => Promise<AwsCredentialIdentity>,
): Promise<AwsCredentialIdentity> {
  const outcome = await attempt(load);
  if (outcome.ok) return outcome.value;
  throw new ExportError('credentials-missing', { problem });
}

function fromVariables(env: NodeJS.ProcessEnv): AwsCredentialIdentity {
  const expiration = new Date(env['AWS_CREDENTIAL_EXPIRATION'] ?? '');
  return compact({
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    sessionToken: said(env['AWS_SESSION_TOKEN']),
    expiration: Number.isNaN(expiration.getTime()) ? undefined : expiration,
  });
}

function containerOptions(env: NodeJS.ProcessEnv, logger: Logger) {
  const tokenFile = said(env['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE']);
  const relative = said(env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI']);
  const token = said(env['AWS_CONTAINER_AUTHORIZATION_TOKEN']);
  const full = said(env['AWS_CONTAINER_CREDENTIALS_FULL_URI']);
  // The SDK warns of what is set in both ways, and takes the first of each.
  return compact({
    timeout,
    maxRetries: 1,
    logger,
    awsContainerCredentialsRelativeUri: relative,
    awsContainerCredentialsFullUri: relative === undefined ? full : undefined,
    awsContainerAuthorizationTokenFile: tokenFile,
    awsContainerAuthorizationToken: tokenFile === undefined ? token : undefined,
  });
}
