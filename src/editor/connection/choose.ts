import type { Connection } from '../../core/connection.ts';
import { ExportError } from '../../core/errors.ts';
import type { AwsWorld, Profile } from '../../core/ports.ts';
import type { Ask } from '../ask.ts';
import { regionChoices, targetChoices, typedRegion, typedTarget, type Target } from './choices.ts';
import type { Connections } from './connections.ts';

export interface ChooseDeps {
  readonly world: Pick<AwsWorld, 'profiles'>;
  readonly connections: Connections;
  readonly ask: Ask;
}

/**
 * Asks where to go, in one list, and for a Region where the profile has none. Undefined when
 * withdrawn; throws `profile-unusable`, with what is wrong, for a profile that cannot be used.
 */
export async function chooseProfile(deps: ChooseDeps): Promise<Connection | undefined> {
  const connection = await pickConnection(deps, 'Choose AWS profile');
  return connection && adopt(deps, connection);
}

/** Asks for a profile and a Region to keep in sight beside the chosen one. Throws as above. */
export async function addConnection(deps: ChooseDeps): Promise<Connection | undefined> {
  const connection = await pickConnection(deps, 'Add AWS connection');
  if (connection === undefined) return undefined;
  await deps.connections.pin(connection);
  // There is always one that commands are about.
  if (deps.connections.current === undefined) await deps.connections.choose(connection);
  return connection;
}

/**
 * Asks for a Region of this connection's profile, the chosen one's unless told, or for the profile
 * first. Pinned connections stay as they are. Undefined when withdrawn.
 */
export async function chooseRegion(
  deps: ChooseDeps,
  of?: Connection,
): Promise<Connection | undefined> {
  const from = of ?? (await deps.connections.settle());
  if (from === undefined) return chooseProfile(deps);
  const region = await pickRegion(deps, from.profile, from.region);
  return region === undefined ? undefined : adopt(deps, { profile: from.profile, region });
}

/** The chosen connection, asked for where there is none yet. */
export async function wantConnection(deps: ChooseDeps): Promise<Connection | undefined> {
  return (await deps.connections.settle()) ?? (await chooseProfile(deps));
}

async function pickConnection(deps: ChooseDeps, title: string): Promise<Connection | undefined> {
  const target = await pickTarget(deps, title);
  if (target === undefined) return undefined;
  const { name, problem } = target.profile;
  if (problem !== undefined) throw new ExportError('profile-unusable', { profile: name, problem });
  const region = target.region ?? target.profile.region ?? (await pickRegion(deps, name));
  return region === undefined ? undefined : { profile: name, region };
}

function pickTarget(
  { ask, connections, world }: ChooseDeps,
  title: string,
): Promise<Target | undefined> {
  let known: readonly Profile[] = [];
  const groups = world.profiles().then((profiles) => {
    known = profiles;
    return targetChoices(profiles, connections);
  });
  return ask.pick({
    title,
    placeholder: 'A profile, or a profile and a Region: acme-data eu-west-1',
    groups,
    typed: (text) => typedTarget(text, known),
  });
}

function pickRegion(
  { ask, connections, world }: ChooseDeps,
  profile: string,
  now?: string,
): Promise<string | undefined> {
  const suggest = async (): Promise<readonly string[]> => {
    const own = (await world.profiles()).find(({ name }) => name === profile)?.region;
    const used = connections.recent.map(({ region }) => region);
    return [...(own === undefined ? [] : [own]), ...used];
  };
  return ask.pick({
    title: `Choose AWS Region for profile ${profile}`,
    placeholder: now === undefined ? 'Type any Region' : `Now ${now}; type any Region`,
    groups: suggest().then(regionChoices),
    typed: typedRegion,
  });
}

async function adopt({ connections }: ChooseDeps, connection: Connection): Promise<Connection> {
  await connections.choose(connection);
  return connection;
}
