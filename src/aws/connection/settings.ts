import type { Connection } from '../../core/connection.ts';
import { ExportError } from '../../core/errors.ts';
import type { SignIn } from '../../core/signIn.ts';
import { compact } from '../compact.ts';
import type { ConfigFiles } from './configFiles.ts';
import { sectionOf, type Papers } from './credentials/chain.ts';
import { isOn, type Endpoints } from './endpoints.ts';
import type { Section } from './profileBook.ts';
import { endpointsOf, findProfile } from './profiles.ts';

/** Milliseconds until a connection must stand and until an answer must have come. */
export interface Timeouts {
  readonly connect: number;
  readonly request: number;
}

/** Everything that decides where the requests of a connection go and who signs them. */
export interface ConnectionSettings {
  readonly connection: Connection;
  readonly files: ConfigFiles;
  readonly endpoints: Endpoints;
  readonly fips: boolean;
  readonly dualStack: boolean;
  readonly timeouts: Timeouts;
  /** How a person signs in for the profile, where one has to. */
  readonly signIn?: SignIn;
}

/** What the settings are read from. */
export interface SettingsSource extends Papers {
  readonly files: ConfigFiles;
  readonly timeouts: Timeouts;
}

/**
 * The settings of a connection. Throws `credentials-missing` for a profile that does not exist and
 * `profile-unusable`, with the problem, for one that must not be used as it stands.
 */
export function settingsOf(connection: Connection, source: SettingsSource): ConnectionSettings {
  const { env, files, timeouts } = source;
  const profile = findProfile(connection.profile, source);
  if (profile === undefined) throw new ExportError('credentials-missing', { ...connection });
  const { problem, signIn } = profile;
  if (problem !== undefined) {
    throw new ExportError('profile-unusable', { ...connection, problem });
  }
  const section = sectionOf(connection.profile, source) ?? {};
  const { endpoints } = endpointsOf(connection.profile, source);
  return compact({
    connection,
    files,
    endpoints,
    timeouts,
    ...variantsOf(section, env),
    signIn,
  });
}

/** FIPS and dual-stack endpoints, in AWS's order: environment, then profile. */
function variantsOf(
  section: Section,
  env: NodeJS.ProcessEnv,
): { fips: boolean; dualStack: boolean } {
  return {
    fips: isOn(env['AWS_USE_FIPS_ENDPOINT'] ?? section['use_fips_endpoint']),
    dualStack: isOn(env['AWS_USE_DUALSTACK_ENDPOINT'] ?? section['use_dualstack_endpoint']),
  };
}
