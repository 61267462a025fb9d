import { said } from '../../answers.ts';
import { compact } from '../../compact.ts';
import { isOn } from '../endpoints.ts';
import type { Section } from '../profileBook.ts';
import type { MachineSource } from './means.ts';

/**
 * What the environment of the editor says, as if it were a profile; undefined where it can have no
 * credentials. In the order of the AWS CLI: keys, web identity, container, instance.
 */
export function environmentSection(env: NodeJS.ProcessEnv): Section | undefined {
  const region = said(env['AWS_REGION']) ?? said(env['AWS_DEFAULT_REGION']);
  if (hasVariables('Environment', env)) return ofMachine('Environment', region);
  if (env['AWS_WEB_IDENTITY_TOKEN_FILE'] && env['AWS_ROLE_ARN']) {
    return compact({
      region,
      role_arn: env['AWS_ROLE_ARN'],
      role_session_name: said(env['AWS_ROLE_SESSION_NAME']),
      web_identity_token_file: env['AWS_WEB_IDENTITY_TOKEN_FILE'],
    });
  }
  const source = (['EcsContainer', 'Ec2InstanceMetadata'] as const).find((one) =>
    hasVariables(one, env),
  );
  return source && ofMachine(source, region);
}

const ofMachine = (source: MachineSource, region: string | undefined): Section =>
  compact({ credential_source: source, region });

/** Whether the environment lets credentials come from there; asks nobody. */
export function hasVariables(source: MachineSource, env: NodeJS.ProcessEnv): boolean {
  switch (source) {
    case 'Environment':
      return Boolean(env['AWS_ACCESS_KEY_ID'] && env['AWS_SECRET_ACCESS_KEY']);
    case 'EcsContainer':
      return ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'].some(
        (name) => said(env[name]) !== undefined,
      );
    case 'Ec2InstanceMetadata':
      return !isOn(env['AWS_EC2_METADATA_DISABLED']);
  }
}
