import { ExportError } from '../../core/errors.ts';
import type { Connection } from '../../core/connection.ts';
import type { ConfigFiles } from './configFiles.ts';
import { isOn, resolveEndpoints, type Endpoints } from './endpoints.ts';
import type { ProfileBook, Section } from './profileBook.ts';
import { findProfile } from './profiles.ts';

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
}

/** What the settings are read from. */
export interface SettingsSource {
  readonly files: ConfigFiles;
  readonly book: ProfileBook;
  readonly env: NodeJS.ProcessEnv;
  readonly timeouts: Timeouts;
}

/**
 * The settings of a connection. Throws `credentials-missing` for a profile that does not exist and
 * `profile-unusable`, with the problem, for one that must not be used as it stands.
 */
export function settingsOf(connection: Connection, source: SettingsSource): ConnectionSettings {
  const { book, env, files, timeouts } = source;
  const profile = findProfile(connection.profile, book, env);
  if (profile === undefined) throw new ExportError('credentials-missing', { ...connection });
  if (profile.problem !== undefined) {
    throw new ExportError('profile-unusable', { ...connection, problem: profile.problem });
  }
  const section = book.profiles.get(connection.profile) ?? {};
  const { endpoints } = resolveEndpoints(section, book.services, env);
  return { connection, files, endpoints, timeouts, ...variantsOf(section, env) };
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
