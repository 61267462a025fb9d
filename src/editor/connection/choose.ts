import type { Connection } from '../../core/connection.ts';
import type { AwsWorld, Profile } from '../../core/ports.ts';
import type { Ask } from '../ask.ts';
import { profileChoices, regionChoices, typedRegion } from './choices.ts';
import type { Connections } from './connections.ts';

export interface ChooseDeps {
  readonly world: Pick<AwsWorld, 'profiles'>;
  readonly connections: Connections;
  readonly ask: Ask;
}

/** Asks for a profile, and for a Region where the profile has none. Undefined when withdrawn. */
export async function chooseProfile(deps: ChooseDeps): Promise<Connection | undefined> {
  const { ask, connections, world } = deps;
  const { recent } = connections;
  const profile = await ask.pick({
    title: 'Choose AWS profile',
    placeholder: 'Profiles of the AWS config and credentials files',
    groups: world.profiles().then((profiles) => profileChoices(profiles, recent)),
  });
  if (profile === undefined) return undefined;
  const region = regionFor(profile, recent) ?? (await pickRegion(deps, profile.name));
  return region === undefined ? undefined : adopt(deps, { profile: profile.name, region });
}

/** Asks for a profile and a Region, and keeps the two in sight from then on. */
export async function addConnection(deps: ChooseDeps): Promise<Connection | undefined> {
  const connection = await chooseProfile(deps);
  if (connection !== undefined) await deps.connections.pin(connection);
  return connection;
}

/** Asks for a Region of the current profile, or for the profile first. Undefined when withdrawn. */
export async function chooseRegion(deps: ChooseDeps): Promise<Connection | undefined> {
  const current = await deps.connections.settle();
  if (current === undefined) return chooseProfile(deps);
  const region = await pickRegion(deps, current.profile);
  return region === undefined ? undefined : adopt(deps, { profile: current.profile, region });
}

/** The current connection, asked for where there is none yet. */
export async function wantConnection(deps: ChooseDeps): Promise<Connection | undefined> {
  return (await deps.connections.settle()) ?? (await chooseProfile(deps));
}

/** Where the profile was looked at last, else its own Region. */
function regionFor(profile: Profile, recent: readonly Connection[]): string | undefined {
  return recent.find((connection) => connection.profile === profile.name)?.region ?? profile.region;
}

function pickRegion(
  { ask, connections, world }: ChooseDeps,
  profile: string,
): Promise<string | undefined> {
  const { recent, current } = connections;
  const suggest = async (): Promise<readonly string[]> => {
    const own = (await world.profiles()).find(({ name }) => name === profile)?.region;
    const used = recent.map(({ region }) => region);
    return [...(own === undefined ? [] : [own]), ...used];
  };
  return ask.pick({
    title: `Choose AWS Region for profile ${profile}`,
    placeholder: current ? `Now ${current.region}; type any Region` : 'Type any Region',
    groups: suggest().then(regionChoices),
    typed: typedRegion,
  });
}

async function adopt({ connections }: ChooseDeps, connection: Connection): Promise<Connection> {
  await connections.choose(connection);
  return connection;
}
