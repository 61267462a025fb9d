import { environmentProfile } from '../../core/connection.ts';
import type { Profile } from '../../core/ports.ts';
import { said } from '../answers.ts';
import { compact } from '../compact.ts';
import { chainOf, sectionOf, signInOf, type Papers } from './credentials/chain.ts';
import {
  environmentEndpoints,
  resolveEndpoints,
  shownEndpoint,
  type EndpointAnswer,
} from './endpoints.ts';
import type { Section } from './profileBook.ts';
import { kindOf, problemOf } from './profileKinds.ts';
import { networkRemarks } from './remarks.ts';

/**
 * Every profile in the order of the files, then those that AWS tools cannot read, and last the
 * environment where that can have credentials.
 */
export function listProfiles(papers: Papers): readonly Profile[] {
  const { profiles, oddities } = papers.book;
  const names = new Set([...profiles.keys(), ...oddities.keys(), environmentProfile]);
  return [...names].flatMap((name) => findProfile(name, papers) ?? []);
}

/** One profile by its name; undefined where there is none. */
export function findProfile(name: string, papers: Papers): Profile | undefined {
  const section = sectionOf(name, papers);
  if (section !== undefined) return toProfile(name, section, papers);
  const problem = papers.book.oddities.get(name);
  const files = papers.book.files.get(name);
  return problem === undefined ? undefined : compact({ name, kind: 'unreadable', problem, files });
}

/** Where the requests of a profile go. */
export function endpointsOf(name: string, { book, env }: Papers): EndpointAnswer {
  if (name !== environmentProfile) {
    return resolveEndpoints(book.profiles.get(name) ?? {}, book.services, env);
  }
  const around = book.profiles.get(said(env['AWS_PROFILE']) ?? 'default') ?? {};
  return environmentEndpoints(around, book.services, env);
}

function toProfile(name: string, section: Section, papers: Papers): Profile {
  const chain = chainOf(name, papers);
  const { endpoints, problem } = endpointsOf(name, papers);
  const [link = { profile: name, section, means: 'none' as const }] = chain.links;
  const uncertain = name === environmentProfile && link.means === 'Ec2InstanceMetadata';
  const remarks = remarksOf(name, section, papers);
  return compact({
    name,
    region: section['region'],
    kind: kindOf(link),
    endpoint: shownEndpoint(endpoints),
    problem: problemOf(chain, papers) ?? problem,
    remarks: remarks.length === 0 ? undefined : remarks,
    signIn: signInOf(chain),
    files: papers.book.files.get(name),
    isUncertain: uncertain ? (true as const) : undefined,
  });
}

function remarksOf(name: string, section: Section, { book, env }: Papers): readonly string[] {
  return [...(book.remarks.get(name) ?? []), ...networkRemarks(name, section, env)];
}
