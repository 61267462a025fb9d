import { environmentProfile, type Connection } from '../../core/connection.ts';
import { regionName } from '../../core/grammar/regions.ts';
import { explainError } from '../../core/insight/explain.ts';
import type { Row as Fact } from '../../core/insight/rows.ts';
import { attempt, type Attempt } from '../../core/lib/attempt.ts';
import type { AwsWorld, CancelSignal, Profile } from '../../core/ports.ts';
import { readAccount, type Account } from '../connection/knownAccounts.ts';
import { loginText } from '../signIn/loginCommand.ts';
import type { ConnectionNode, Standing } from './nodes.ts';
import type { Tooltip } from './tooltip.ts';

type World = Pick<AwsWorld, 'connect' | 'profiles'>;

/**
 * All that is known of a connection, read now. Never rejects: what cannot be had is left out, with
 * the reason. Nobody is asked for a code because the pointer has come to rest.
 */
export async function connectionTooltip(
  { connection, standing }: ConnectionNode,
  { machine, world }: { readonly machine: string; readonly world: World },
  signal: CancelSignal,
): Promise<Tooltip> {
  const [profiles, account] = await Promise.all([
    attempt(() => world.profiles()),
    attempt(async () => readAccount(await world.connect(connection, 'background'), signal)),
  ]);
  const profile = profiles.ok
    ? profiles.value.find(({ name }) => name === connection.profile)
    : undefined;
  const note = notesOf(standing, profile ?? {}, account).join(' ');
  return {
    title: `Profile ${connection.profile}`,
    facts: [
      ...placeFacts(connection, profile),
      ...(account.ok ? accountFacts(account.value) : []),
      ...fact('Custom endpoint', standing.endpoint),
      ...fact('Credentials are read', profile && sourceOf(profile, machine)),
    ],
    ...(note !== '' && { note }),
  };
}

/** What is wrong or worth knowing, a sentence each. */
function notesOf(
  { isGone }: Standing,
  { problem, remarks = [] }: Partial<Profile>,
  account: Attempt<Account>,
): readonly string[] {
  return [
    ...(isGone ? ['This profile is not in the AWS config files any more.'] : []),
    ...(problem === undefined ? [] : [problem]),
    ...remarks,
    ...(account.ok ? [] : [whyNoAccount(account.error)]),
  ];
}

function placeFacts({ region }: Connection, profile?: Profile): readonly Fact[] {
  const inWords = regionName(region);
  return [
    ...fact('Signs in by', profile && wayOf(profile)),
    { label: 'Region', value: inWords === undefined ? region : `${region}, ${inWords}` },
  ];
}

function accountFacts({ account, alias, arn }: Account): readonly Fact[] {
  return [
    { label: 'Account', value: account },
    ...fact('Account alias', alias),
    { label: 'Signed in as', value: arn },
  ];
}

const fact = (label: string, value: string | undefined): readonly Fact[] =>
  value === undefined ? [] : [{ label, value }];

function wayOf({ kind, signIn }: Profile): string {
  if (signIn === undefined) return kind;
  const { way, profile } = signIn;
  return way === 'mfa'
    ? `${kind}, with a code of your device`
    : `${kind}, with ${loginText({ way, profile })}`;
}

function sourceOf({ files = [], name }: Profile, machine: string): string {
  if (files.length > 0) return `${machine}, from ${files.join(' and ')}`;
  return name === environmentProfile ? `${machine}, from the environment of the editor` : machine;
}

function whyNoAccount(error: unknown): string {
  const { message, next } = explainError(error, 'read the account');
  return `${message} ${next}`;
}
