import { connectionName, sameConnection } from '../../core/connection.ts';
import { isRegionName, regionName, regions } from '../../core/grammar/regions.ts';
import type { Profile } from '../../core/ports.ts';
import type { Choice, ChoiceGroup } from '../ask.ts';
import type { Connections } from './connections.ts';

/** What was chosen: a profile, with a Region where that was said too. */
export interface Target {
  readonly profile: Profile;
  readonly region?: string;
}

/** What the person looked at before. */
export type Before = Pick<Connections, 'accounts' | 'current' | 'recent'>;

/**
 * Where one can go, in one list: the connections that were used lately, but for the one that is
 * chosen now; then the profiles as the files have them; then those that cannot be used.
 */
export function targetChoices(
  profiles: readonly Profile[],
  before: Before,
): readonly ChoiceGroup<Target>[] {
  const good = profiles.filter(({ problem }) => problem === undefined);
  const bad = profiles.filter(({ problem }) => problem !== undefined);
  return groups([
    { heading: 'used lately', choices: recentChoices(good, before) },
    { heading: 'profiles', choices: good.map(profileChoice) },
    { heading: 'cannot be used', choices: bad.map(profileChoice) },
  ]);
}

/** The Regions to choose from: the profile's own and those used lately first. */
export function regionChoices(suggested: readonly string[]): readonly ChoiceGroup<string>[] {
  const first = [...new Set(suggested)];
  const rest = regions.filter(({ id }) => !first.includes(id)).map(({ id }) => id);
  return groups([
    { heading: 'suggested', choices: first.map(regionChoice) },
    { heading: 'all Regions', choices: rest.map(regionChoice) },
  ]);
}

/** A Region as typed, when it has the form of one that may be newer than our list. */
export function typedRegion(text: string): Choice<string> | undefined {
  const region = toRegion(text);
  if (region === undefined || regionName(region) !== undefined) return undefined;
  return { label: `Use “${region}”`, description: 'as typed', value: region };
}

/** A profile with a Region as typed, with `@`, a space or `·` between them. */
export function typedTarget(
  text: string,
  profiles: readonly Profile[],
): Choice<Target> | undefined {
  const [, name, last = ''] = /^\s*(.*\S)[\s@·]+(\S+)\s*$/.exec(text) ?? [];
  const wanted = name?.replace(/[\s@·]+$/, '').toLowerCase();
  const profile = profiles.find((one) => one.name.toLowerCase() === wanted);
  const region = toRegion(last);
  if (profile === undefined || region === undefined) return undefined;
  const label = connectionName({ profile: profile.name, region });
  return { label: `Use “${label}”`, description: 'as typed', value: { profile, region } };
}

function toRegion(text: string): string | undefined {
  const region = text.trim().toLowerCase();
  return isRegionName(region) ? region : undefined;
}

function recentChoices(
  profiles: readonly Profile[],
  { accounts, current, recent }: Before,
): readonly Choice<Target>[] {
  const others = recent.filter((one) => current === undefined || !sameConnection(one, current));
  return others.flatMap((connection) => {
    const profile = profiles.find(({ name }) => name === connection.profile);
    if (profile === undefined) return [];
    const { account, alias } = accounts.get(connection) ?? {};
    const words = [profile.kind, account, alias];
    return {
      label: connectionName(connection),
      description: words.filter((word) => word !== undefined).join(' · '),
      ...detailOf(profile),
      value: { profile, region: connection.region },
    };
  });
}

function profileChoice(profile: Profile): Choice<Target> {
  const { name, kind, region } = profile;
  return {
    label: name,
    description: [kind, ...(region ? [region] : [])].join(' · '),
    ...detailOf(profile),
    value: { profile },
  };
}

/** What is wrong with it or unusual about it. */
function detailOf({ endpoint, problem, remarks = [] }: Profile): Pick<Choice<Target>, 'detail'> {
  if (problem !== undefined) return { detail: `$(warning) ${problem}` };
  const custom = endpoint && `Requests go to the custom endpoint ${endpoint}`;
  const detail = [...(custom ? [custom] : []), ...remarks].join(' · ');
  return detail === '' ? {} : { detail };
}

function regionChoice(id: string): Choice<string> {
  const name = regionName(id);
  return { label: id, ...(name !== undefined && { description: name }), value: id };
}

function groups<T>(all: readonly ChoiceGroup<T>[]): readonly ChoiceGroup<T>[] {
  return all.filter(({ choices }) => choices.length > 0);
}
