import { CONFIG_PREFIX_SEPARATOR, loadSharedConfigFiles, readFile } from '@smithy/core/config';
import type { ConfigFiles } from './configFiles.ts';
import { headingsOf, mixedUp, unreadHeadings } from './headings.ts';

/** The settings under one heading; nested ones have names like `s3.endpoint_url`. */
export type Section = Readonly<Record<string, string | undefined>>;

/** All that the two shared files say. Where both have a setting, the credentials file wins. */
export interface ProfileBook {
  readonly profiles: ReadonlyMap<string, Section>;
  readonly services: ReadonlyMap<string, Section>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
  /** What is wrong with how a profile is written down, in a sentence, by its name. */
  readonly oddities: ReadonlyMap<string, string>;
}

/**
 * Reads both files afresh, which also renews the SDK's own process-wide copy of them. A missing or
 * unreadable file is an empty one; nothing in the files makes this throw.
 */
export async function readProfileBook(files: ConfigFiles): Promise<ProfileBook> {
  const [config, credentials] = await Promise.all([
    textOf(files.config),
    textOf(files.credentials),
  ]);
  const parsed = await loadSharedConfigFiles({
    configFilepath: files.config,
    filepath: files.credentials,
  });
  const { profiles, services, ssoSessions } = sort(parsed.configFile);
  merge(profiles, parsed.credentialsFile);
  const inConfig = headingsOf(config);
  const inCredentials = headingsOf(credentials);
  const unread = [
    ...unreadHeadings('config', inConfig, parsed.configFile),
    ...unreadHeadings('credentials', inCredentials, parsed.credentialsFile),
  ].filter(([name]) => !profiles.has(name));
  const mixed = [...mixedUp('config', inConfig), ...mixedUp('credentials', inCredentials)];
  return { profiles, services, ssoSessions, oddities: new Map([...unread, ...mixed]) };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, { ignoreCache: true });
  } catch {
    return '';
  }
}

type Sections = Map<string, Section>;

/** The SDK gives profiles by their name and other sections as `services.name`. */
function sort(parsed: Readonly<Record<string, Section>>): {
  profiles: Sections;
  services: Sections;
  ssoSessions: Sections;
} {
  const services: Sections = new Map();
  const ssoSessions: Sections = new Map();
  const profiles: Sections = new Map();
  const shelves = new Map([
    ['services', services],
    ['sso-session', ssoSessions],
  ]);
  for (const [key, section] of Object.entries(parsed)) {
    const [kind = '', ...name] = key.split(CONFIG_PREFIX_SEPARATOR);
    const shelf = shelves.get(kind);
    if (shelf) shelf.set(name.join(CONFIG_PREFIX_SEPARATOR), section);
    else profiles.set(key, section);
  }
  return { profiles, services, ssoSessions };
}

function merge(profiles: Sections, credentials: Readonly<Record<string, Section>>): void {
  for (const [name, section] of Object.entries(credentials)) {
    const misnamed = name.startsWith(`profile${CONFIG_PREFIX_SEPARATOR}`);
    if (!misnamed) profiles.set(name, { ...profiles.get(name), ...section });
  }
}
