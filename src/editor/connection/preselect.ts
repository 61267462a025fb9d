import type { Connection } from '../../core/connection.ts';
import type { Profile } from '../../core/ports.ts';

/** The variables that the AWS CLI reads for the same purpose. */
export interface AwsEnvironment {
  readonly AWS_PROFILE?: string | undefined;
  readonly AWS_REGION?: string | undefined;
  readonly AWS_DEFAULT_REGION?: string | undefined;
}

/**
 * The connection to begin with when nobody has chosen one: the profile named by `AWS_PROFILE`, or
 * the only one there is, in the Region that the AWS CLI would take. Undefined when that is open.
 */
export function preselect(
  profiles: readonly Profile[],
  env: AwsEnvironment,
): Connection | undefined {
  const profile = env.AWS_PROFILE
    ? profiles.find(({ name }) => name === env.AWS_PROFILE)
    : only(profiles);
  if (profile === undefined || profile.problem !== undefined) return undefined;
  const region = [env.AWS_REGION, env.AWS_DEFAULT_REGION, profile.region].find(Boolean);
  return region === undefined ? undefined : { profile: profile.name, region };
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
