import { isRegionName } from '../../core/grammar/regions.ts';
import type { Connection } from '../../core/connection.ts';
import type { Profile } from '../../core/ports.ts';

/** The variables that the AWS CLI reads for the same purpose. */
export interface AwsEnvironment {
  readonly AWS_PROFILE?: string | undefined;
  readonly AWS_REGION?: string | undefined;
  readonly AWS_DEFAULT_REGION?: string | undefined;
}

/** What the person's settings say to begin with. */
export interface Beginning {
  /** The names as they are set; empty where nothing is. */
  read(): { readonly profile: string; readonly region: string };
  /** Told, in a sentence, of a name that means nothing. */
  ignored(sentence: string): void;
}

const unset: Beginning = {
  read: () => ({ profile: '', region: '' }),
  ignored: () => undefined,
};

/**
 * The connection to begin with when nobody has chosen one: the profile of the settings, the one that
 * `AWS_PROFILE` names, or the only one there is; in the Region of the settings, or in the one that
 * the AWS CLI would take. Undefined when that is open.
 */
export function preselect(
  profiles: readonly Profile[],
  env: AwsEnvironment,
  beginning: Beginning = unset,
): Connection | undefined {
  const profile =
    profileOfSettings(profiles, beginning) ??
    (env.AWS_PROFILE
      ? profiles.find(({ name }) => name === env.AWS_PROFILE)
      : only(profiles.filter(({ isUncertain }) => isUncertain !== true)));
  if (profile === undefined || profile.problem !== undefined) return undefined;
  const known = [env.AWS_REGION, env.AWS_DEFAULT_REGION, profile.region];
  const region = [regionOfSettings(beginning), ...known].find(Boolean);
  return region === undefined ? undefined : { profile: profile.name, region };
}

function profileOfSettings(
  profiles: readonly Profile[],
  beginning: Beginning,
): Profile | undefined {
  const { profile: name } = beginning.read();
  const profile = profiles.find((one) => one.name === name);
  if (name !== '' && profile === undefined) {
    beginning.ignored(`There is no profile "${name}": the setting awsExports.profile is ignored.`);
  }
  return profile;
}

function regionOfSettings(beginning: Beginning): string | undefined {
  const { region } = beginning.read();
  if (region === '' || isRegionName(region)) return region;
  beginning.ignored(
    `"${region}" is no name of a Region: the setting awsExports.region is ignored.`,
  );
  return undefined;
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
