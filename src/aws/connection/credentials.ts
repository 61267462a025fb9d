import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand } from '@aws-sdk/client-sts';
import type { Credentials, STSClient } from '@aws-sdk/client-sts';
import { fromIni } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity, Logger } from '@smithy/types';
import { ExportError } from '../../core/errors.ts';
import { compact } from '../compact.ts';
import { credentialClientConfig } from './clientConfig.ts';
import type { ConnectionSettings } from './settings.ts';
import { singleFlight, type CredentialSource } from './singleFlight.ts';

/** Makes an STS client that signs with `credentials`, or with nothing where there are none. */
export type StsFactory = (credentials?: AwsCredentialIdentity) => STSClient;

type IniOptions = NonNullable<Parameters<typeof fromIni>[0]>;

/**
 * The credentials of a connection's profile, one provider for all its clients. Only the profile is
 * asked: whoever picks one must not sign as somebody else because the environment or the machine
 * has credentials too.
 */
export function credentialsOf(
  settings: ConnectionSettings,
  makeSts: StsFactory,
  logger: Logger,
): CredentialSource {
  const { connection, files } = settings;
  const fromProfile = fromIni({
    profile: connection.profile,
    filepath: files.credentials,
    configFilepath: files.config,
    ignoreCache: true,
    logger,
    clientConfig: credentialClientConfig(settings, logger),
    ...roleAssumers(makeSts),
  });
  return singleFlight(() => fromProfile());
}

/**
 * Roles are assumed with our own STS client, so that these calls keep to the profile's endpoint
 * and appear in the log like all others.
 */
function roleAssumers(
  makeSts: StsFactory,
): Required<Pick<IniOptions, 'roleAssumer' | 'roleAssumerWithWebIdentity'>> {
  return {
    roleAssumer: async (source, params) =>
      withClient(makeSts(source), async (sts) => {
        const { Credentials } = await sts.send(new AssumeRoleCommand(params));
        return toIdentity(Credentials, 'AssumeRole');
      }),
    roleAssumerWithWebIdentity: async (params) =>
      withClient(makeSts(), async (sts) => {
        const { Credentials } = await sts.send(new AssumeRoleWithWebIdentityCommand(params));
        return toIdentity(Credentials, 'AssumeRoleWithWebIdentity');
      }),
  };
}

async function withClient<T>(sts: STSClient, use: (sts: STSClient) => Promise<T>): Promise<T> {
  try {
    return await use(sts);
  } finally {
    sts.destroy();
  }
}

function toIdentity(answer: Credentials | undefined, operation: string): AwsCredentialIdentity {
  if (!answer?.AccessKeyId || !answer.SecretAccessKey) {
    throw new ExportError('not-json', { operation });
  }
  return compact({
    accessKeyId: answer.AccessKeyId,
    secretAccessKey: answer.SecretAccessKey,
    sessionToken: answer.SessionToken,
    expiration: answer.Expiration,
  });
}
