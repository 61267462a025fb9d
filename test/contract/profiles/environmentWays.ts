import { join } from 'node:path';
import { environmentProfile } from '../../../src/core/connection.ts';
import { containerToken, webIdentityToken } from '../../aws/data/access.ts';
import { assumable } from '../../aws/fixture/access.ts';
import type { Place } from './home.ts';
import { profile, role } from './lines.ts';
import { dana, reader, machineRole, type Way } from './way.ts';

type Variables = Readonly<Record<string, string>>;

const variables: Variables = {
  AWS_ACCESS_KEY_ID: 'AKIAACMEDATA7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'stand-in/acme-data/not-a-secret/EXAMPLEKEY',
};
const container = ({ url }: Place): Variables => ({
  AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/container/credentials`,
  AWS_CONTAINER_AUTHORIZATION_TOKEN: containerToken,
});
const instance = ({ url }: Place): Variables => ({
  AWS_EC2_METADATA_DISABLED: 'false',
  AWS_EC2_METADATA_SERVICE_ENDPOINT: url,
});
const instanceCalls = ['InstanceToken', 'InstanceRole', 'InstanceCredentials'].map(
  (operation) => `instance ${operation}`,
);
const sourced = (source: string) => (at: Place) => ({
  config: profile(at, 'it', role('Reader'), `credential_source = ${source}`),
});

/** What the editor was started with: variables, a container, an instance. */
export const environmentWays: readonly Way[] = [
  {
    way: 'a role over variables (credential_source = Environment)',
    files: sourced('Environment'),
    env: () => variables,
    signsAs: reader,
    asks: ['sts AssumeRole'],
  },
  {
    way: 'a role over the role of a container (EcsContainer)',
    files: sourced('EcsContainer'),
    env: container,
    signsAs: reader,
    asks: ['container ContainerCredentials', 'sts AssumeRole'],
  },
  {
    way: 'a role over the role of an instance (Ec2InstanceMetadata)',
    files: sourced('Ec2InstanceMetadata'),
    env: instance,
    signsAs: reader,
    asks: [...instanceCalls, 'sts AssumeRole'],
  },
  {
    way: 'the environment: static keys',
    env: ({ url }) => ({ ...variables, AWS_ENDPOINT_URL: url }),
    picked: environmentProfile,
    signsAs: dana,
    asks: [],
  },
  {
    way: 'the environment: temporary keys',
    env: temporaryVariables,
    picked: environmentProfile,
    signsAs: 'assumed-role/Vault/dana',
    asks: [],
  },
  {
    way: 'the environment: a web identity',
    env: ({ url, home }) => ({
      AWS_ROLE_ARN: assumable('Pipeline'),
      AWS_ROLE_SESSION_NAME: 'pod',
      AWS_WEB_IDENTITY_TOKEN_FILE: join(home, 'token'),
      AWS_ENDPOINT_URL: url,
    }),
    others: ({ home }) => ({ [join(home, 'token')]: webIdentityToken }),
    picked: environmentProfile,
    signsAs: 'assumed-role/Pipeline/pod',
    asks: ['sts AssumeRoleWithWebIdentity'],
  },
  {
    way: 'the environment: a container',
    env: (at) => ({ ...container(at), AWS_ENDPOINT_URL: at.url }),
    picked: environmentProfile,
    signsAs: machineRole,
    asks: ['container ContainerCredentials'],
  },
  {
    way: 'the environment: an instance',
    env: (at) => ({ ...instance(at), AWS_ENDPOINT_URL: at.url }),
    picked: environmentProfile,
    signsAs: machineRole,
    asks: instanceCalls,
  },
];

function temporaryVariables({ url, standIn }: Place): Variables {
  const keys = standIn.issueKeys({ principal: 'assumed-role/Vault/dana' });
  return {
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_SESSION_TOKEN: keys.sessionToken,
    AWS_ENDPOINT_URL: url,
  };
}
