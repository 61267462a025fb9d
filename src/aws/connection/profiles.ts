import type { Profile } from '../../core/ports.ts';
import { compact } from '../compact.ts';
import { resolveEndpoints, shownEndpoint } from './endpoints.ts';
import type { ProfileBook, Section } from './profileBook.ts';
import { kindOf, problemOf } from './profileKinds.ts';

/** Every profile in the order of the files, those that AWS tools cannot read at the end. */
export function listProfiles(book: ProfileBook, env: NodeJS.ProcessEnv): readonly Profile[] {
  const good = [...book.profiles].map(([name, section]) => toProfile(name, section, book, env));
  const unread = [...book.oddities].filter(([name]) => !book.profiles.has(name));
  const odd = unread.map(([name, problem]) => ({ name, kind: 'unreadable', problem }));
  return [...good, ...odd];
}

/** One profile by its name; undefined where the files have no such profile. */
export function findProfile(
  name: string,
  book: ProfileBook,
  env: NodeJS.ProcessEnv,
): Profile | undefined {
  return listProfiles(book, env).find((profile) => profile.name === name);
}

function toProfile(
  name: string,
  section: Section,
  book: ProfileBook,
  env: NodeJS.ProcessEnv,
): Profile {
  const { endpoints, problem } = resolveEndpoints(section, book.services, env);
  return compact({
    name,
    region: section['region'],
    kind: kindOf(section),
    endpoint: shownEndpoint(endpoints),
    problem: book.oddities.get(name) ?? problemOf(section, book) ?? problem,
  });
}
