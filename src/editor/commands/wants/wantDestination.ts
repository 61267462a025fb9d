import type { Connection } from '../../../core/connection.ts';
import { bucketOwnerFinding } from '../../../core/grammar/account.ts';
import { bucketNameFinding } from '../../../core/grammar/bucketName.ts';
import { attempt } from '../../../core/lib/attempt.ts';
import { keyRegion } from '../../../core/policy/keyRegion.ts';
import type { KindPermissions, Need } from '../../../core/policy/required.ts';
import type { AwsAccess } from '../../../core/ports.ts';
import type { Ask, Choice } from '../../ask.ts';
import { wantKey, wantRole } from './wantKeyAndRole.ts';
import type { WantDeps } from './wantDeps.ts';

/** What a person says of where a job is to write, and with what. */
export type Destination = Omit<Need, 'source'>;

/**
 * Asks for a bucket and what goes with it, in as few steps as there are questions. All of it can be
 * left open; undefined when the person withdraws. Who may not list something can type it.
 */
export async function wantDestination(
  { asks, keyHome }: Pick<KindPermissions, 'asks' | 'keyHome'>,
  connection: Connection,
  { ask, world }: WantDeps,
): Promise<Destination | undefined> {
  if (!asks.includes('destination')) return {};
  const access = await world.connect(connection);
  const bucket = await wantBucket(ask, access);
  if (bucket === undefined || bucket === undecided) return bucket && {};
  const place = await wantPlace(bucket, ask);
  if (place === undefined) return undefined;
  const found = await attempt(() => access.buckets.regionOf(bucket.name));
  const { region } = connection;
  const asker = { region, ...(found.ok && { bucketRegion: found.value }) };
  const at = { ask, access, region: keyRegion(keyHome, asker) ?? region };
  const key = await wantKey(asks, at);
  const role = key && (await wantRole(asks, at));
  return role && { ...place, ...key, ...role };
}

interface ChosenBucket {
  readonly name: string;
  readonly isListed: boolean;
}

const undecided = { name: '', isListed: false } satisfies ChosenBucket;

function wantBucket(ask: Ask, { buckets }: AwsAccess): Promise<ChosenBucket | undefined> {
  const listed = attempt(() => buckets.listBuckets());
  return ask.pick<ChosenBucket>({
    title: 'Choose the bucket that the export goes to',
    placeholder: 'Type to find a bucket, or its whole name',
    groups: listed.then((page) => [
      {
        heading: 'later',
        choices: [
          { label: 'Not decided yet', description: 'shows placeholders', value: undecided },
        ],
      },
      { heading: 'buckets', choices: (page.ok ? page.value.items : []).map(asChoice) },
    ]),
    typed: typedBucket,
  });
}

const asChoice = ({ name }: { readonly name: string }): Choice<ChosenBucket> => ({
  label: name,
  value: { name, isListed: true },
});

function typedBucket(text: string): Choice<ChosenBucket> | undefined {
  const name = text.trim();
  if (bucketNameFinding(name)?.severity === 'error') return undefined;
  const value = { name, isListed: false };
  return { label: `Use “${name}”`, description: 'as typed', value };
}

/** Buckets in the list are the account's own; others may be anybody's. */
async function wantPlace(
  { name, isListed }: ChosenBucket,
  ask: Ask,
): Promise<Destination | undefined> {
  const owner = isListed ? '' : await wantOwner(name, ask);
  if (owner === undefined) return undefined;
  const prefix = await ask.enter({
    title: `Prefix in ${name}`,
    prompt: 'The folder that the export goes to. Leave it empty for none.',
    placeholder: 'exports/orders',
    check: () => undefined,
  });
  return prefix === undefined ? undefined : { bucket: name, bucketOwner: owner, prefix };
}

async function wantOwner(bucket: string, ask: Ask): Promise<string | undefined> {
  const owner = await ask.enter({
    title: `Account that owns ${bucket}`,
    prompt: 'The 12 digits of the account that owns the bucket. Leave it empty when that is yours.',
    placeholder: '111122223333',
    check: (text) => bucketOwnerFinding(text.trim())?.message,
  });
  return owner?.trim();
}
