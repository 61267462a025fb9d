import { environmentProfile } from '../../../core/connection.ts';
import type { SignIn } from '../../../core/signIn.ts';
import type { ProfileBook, Section } from '../profileBook.ts';
import { environmentSection } from './environment.ts';
import { deviceOf, machineSourceOf, meansAsSource, meansOf, type Means } from './means.ts';

/** All that decides how profiles come by their credentials. */
export interface Papers {
  readonly book: ProfileBook;
  readonly env: NodeJS.ProcessEnv;
}

/** One step on the way to credentials: a profile, or the machine in the place of its source. */
export interface Link {
  readonly profile: string;
  readonly section: Section;
  readonly means: Means;
}

/** A profile, the source of its role, the source of that and so on. */
export interface Chain {
  readonly links: readonly Link[];
  /** Why the last link has no source although it needs one, in a sentence about that profile. */
  readonly broken?: string;
}

/** The settings of a profile, or of the environment; undefined where there is no such profile. */
export function sectionOf(profile: string, { book, env }: Papers): Section | undefined {
  return profile === environmentProfile ? environmentSection(env) : book.profiles.get(profile);
}

/** The way of a profile to its credentials. Touches nothing but the papers; always ends. */
export function chainOf(profile: string, papers: Papers): Chain {
  const section = sectionOf(profile, papers) ?? {};
  return follow([{ profile, section, means: meansOf(section) }], papers);
}

function follow(links: readonly Link[], papers: Papers): Chain {
  const last = links.at(-1);
  if (last?.means !== 'role') return { links };
  const next = sourceOf(last, papers);
  if (typeof next === 'string') return { links, broken: next };
  const circle = links.findIndex((link) => isSame(link, next));
  if (circle >= 0) return { links, broken: describe([...links.slice(circle), next]) };
  return follow([...links, next], papers);
}

/** The source of a role, or why it has none. */
function sourceOf({ profile, section }: Link, { book }: Papers): Link | string {
  const { source_profile: source, credential_source: machine } = section;
  if (source !== undefined && machine !== undefined) {
    return 'It has both source_profile and credential_source, where AWS tools take one only.';
  }
  if (source !== undefined) return sourceProfile(source, book);
  if (machine === undefined) {
    return 'It names a role, but no source_profile or credential_source to assume it with.';
  }
  const means = machineSourceOf(section);
  return means === undefined
    ? `Its credential_source "${machine}" is none of Environment, Ec2InstanceMetadata and EcsContainer.`
    : { profile, section: {}, means };
}

function sourceProfile(profile: string, { profiles }: ProfileBook): Link | string {
  const section = profiles.get(profile);
  return section === undefined
    ? `Its source_profile "${profile}" does not exist.`
    : { profile, section, means: meansAsSource(section) };
}

const isSame = (a: Link, b: Link): boolean => a.profile === b.profile && a.means === b.means;

function describe(circle: readonly Link[]): string {
  return circle.length === 2
    ? 'It is its own source_profile, but has no keys of its own.'
    : `Its source_profile leads in a circle: ${circle.map(({ profile }) => profile).join(', ')}.`;
}

/** How a person signs in for it: first to what comes first, as all else stands on that. */
export function signInOf({ links }: Chain): SignIn | undefined {
  const ways = links.map(wayOf).filter((way) => way !== undefined);
  return ways.findLast(({ way }) => way !== 'mfa') ?? ways.at(-1);
}

/** What a person has to do for this link alone. */
function wayOf({ profile, section, means }: Link): SignIn | undefined {
  if (means === 'sso' || means === 'login') return { way: means, profile };
  return deviceOf(means, section) === undefined ? undefined : { way: 'mfa', profile };
}
