import { CONFIG_PREFIX_SEPARATOR, loadSharedConfigFiles, readFile } from '@smithy/core/config';
import type { ConfigFiles } from './configFiles.ts';
import {
  headingsOf,
  mixedUp,
  ofProfiles,
  repeated,
  twoDefaults,
  unreadHeadings,
  type FileKind,
  type Heading,
} from './headings.ts';

/** The settings under one heading; nested ones have names like `s3.endpoint_url`. */
export type Section = Readonly<Record<string, string | undefined>>;

/** All that the two shared files say. Where both have a setting, the credentials file wins. */
export interface ProfileBook {
  readonly profiles: ReadonlyMap<string, Section>;
  readonly services: ReadonlyMap<string, Section>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
  /** What is wrong with how a profile is written down, in a sentence, by its name. */
  readonly oddities: ReadonlyMap<string, string>;
  /** What is worth knowing of how it is written down, in sentences, by the name of a profile. */
  readonly remarks: ReadonlyMap<string, readonly string[]>;
  /** The files that a profile is written in, by its name. */
  readonly files: ReadonlyMap<string, readonly string[]>;
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
  const headings = { config: headingsOf(config), credentials: headingsOf(credentials) };
  const unread = [
    ...unreadHeadings('config', headings.config, parsed.configFile),
    ...unreadHeadings('credentials', headings.credentials, parsed.credentialsFile),
  ].filter(([name]) => !profiles.has(name));
  const wrong = kinds.flatMap((kind) => [
    ...repeated(kind, headings[kind]),
    ...mixedUp(kind, headings[kind]),
  ]);
  const remark = twoDefaults(headings.config);
  return {
    profiles,
    services,
    ssoSessions,
    oddities: new Map([...unread, ...wrong]),
    remarks: new Map(remark === undefined ? [] : [['default', [remark]]]),
    files: filesOf(files, headings),
  };
}

const kinds = ['config', 'credentials'] as const;

type Headings = Readonly<Record<FileKind, readonly Heading[]>>;

function filesOf(files: ConfigFiles, headings: Headings): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const kind of kinds) {
    for (const name of new Set(ofProfiles(headings[kind]).map((heading) => heading.name))) {
      found.set(name, [...(found.get(name) ?? []), files[kind]]);
    }
  }
  return found;
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
    const isOther = /^(profile|services|sso-session)\./.test(name);
    if (!isOther) profiles.set(name, { ...profiles.get(name), ...section });
  }
}
