import type { Connection } from '../../core/connection.ts';
import { regions } from '../../core/grammar/regions.ts';
import type { Profile } from '../../core/ports.ts';
import type { Choice, ChoiceGroup } from '../ask.ts';

/** The profiles to choose from, those used lately first. */
export function profileChoices(
  profiles: readonly Profile[],
  recent: readonly Connection[],
): readonly ChoiceGroup<Profile>[] {
  const used = [...new Set(recent.map(({ profile }) => profile))].flatMap(
    (name) => profiles.find((profile) => profile.name === name) ?? [],
  );
  const rest = profiles.filter((profile) => !used.includes(profile));
  return groups([
    { heading: 'used lately', choices: used.map(profileChoice) },
    {
      heading: used.length === 0 ? 'profiles' : 'other profiles',
      choices: rest.map(profileChoice),
    },
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
  const region = text.trim().toLowerCase();
  if (!/^[a-z]{2,6}(-[a-z]+){1,3}-\d{1,2}$/.test(region)) return undefined;
  if (regions.some(({ id }) => id === region)) return undefined;
  return { label: `Use “${region}”`, description: 'as typed', value: region };
}

function profileChoice(profile: Profile): Choice<Profile> {
  const { name, kind, region, endpoint, problem } = profile;
  const detail = problem ?? (endpoint && `Requests go to the custom endpoint ${endpoint}`);
  return {
    label: name,
    description: [kind, ...(region ? [region] : [])].join(' · '),
    ...(detail && { detail: problem ? `$(warning) ${detail}` : detail }),
    value: profile,
  };
}

function regionChoice(id: string): Choice<string> {
  const name = regions.find((region) => region.id === id)?.name;
  return { label: id, ...(name !== undefined && { description: name }), value: id };
}

function groups<T>(all: readonly ChoiceGroup<T>[]): readonly ChoiceGroup<T>[] {
  return all.filter(({ choices }) => choices.length > 0);
}
