import type {
  AliasListEntry,
  DescribeKeyRequest,
  DescribeKeyResponse,
  GetKeyPolicyRequest,
  GetKeyPolicyResponse,
  KeyMetadata,
  ListAliasesRequest,
  ListAliasesResponse,
} from '@aws-sdk/client-kms';
import { ApiError } from '../apiError.ts';
import type { Call } from '../call.ts';
import { denialOf } from '../iam.ts';
import { keyPolicyOf } from '../policy/keyPolicy.ts';
import { mayWithKey } from '../policy/permit.ts';
import type { KeySeed } from '../seed.ts';
import { validate, type Constraint } from '../validation.ts';
import type { World } from '../world.ts';
import { managedKeysBeside } from './managedKeys.ts';
import { operation, toSeconds, type Operation, type Wire } from './operation.ts';

const defaultPage = 50;
/** AWS lists the aliases of its own keys in every Region, those that nobody has used yet keyless. */
const unusedAliases = ['alias/aws/acm', 'alias/aws/ebs'];

const listRules: readonly Constraint[] = [
  { member: 'Limit', range: [1, 1000] },
  { member: 'Marker', length: [1, 1024] },
];
const describeRules: readonly Constraint[] = [
  { member: 'KeyId', required: true, length: [1, 2048] },
];

/**
 * What a key picker and a look at a key need; a Region sees only its own keys, and an account those
 * of others by their ARN.
 */
export function kmsOperations(world: World, pageSize = 100): Record<string, Operation> {
  return {
    ListAliases: operation<ListAliasesRequest, ListAliasesResponse>((input, call) => {
      validate(input, listRules);
      const all = aliasesOf(world, call.region);
      const rest = all.filter(({ AliasName = '' }) => AliasName > (input.Marker ?? ''));
      const page = rest.slice(0, Math.min(input.Limit ?? defaultPage, pageSize));
      const next = page.at(-1)?.AliasName;
      if (page.length === rest.length || next === undefined) {
        return { Aliases: page, Truncated: false };
      }
      return { Aliases: page, Truncated: true, NextMarker: next };
    }),
    DescribeKey: operation<DescribeKeyRequest, DescribeKeyResponse>((input, call) => {
      validate(input, describeRules);
      const key = demandKey(world, input.KeyId ?? '', call.region);
      checkMay(world, key, call);
      return { KeyMetadata: describeKey(world, key) };
    }),
    GetKeyPolicy: operation<GetKeyPolicyRequest, GetKeyPolicyResponse>((input, call) => {
      validate(input, describeRules);
      const { KeyId = '', PolicyName = 'default' } = input;
      const key = demandKey(world, KeyId, call.region);
      if (key.aliases.some((alias) => KeyId.endsWith(alias))) {
        throw new ApiError('NotFoundException', `Invalid keyId '${KeyId}'`);
      }
      if (PolicyName !== 'default')
        throw new ApiError('NotFoundException', 'No such policy exists');
      // "Cross-account use: No", by the KMS API reference.
      if (accountOf(world, key) !== world.account) throw denialOfKey(world, key, call);
      checkMay(world, key, call);
      return { Policy: JSON.stringify(keyPolicyOf(key, world.account)), PolicyName };
    }),
  };
}

/** The policy of a key has its say in all that is done with it. */
function checkMay(world: World, key: KeySeed, call: Call): void {
  const action = `kms:${call.operation}`;
  if (mayWithKey(world.principalOf(call.identity), { action }, key, world.account)) return;
  throw denialOfKey(world, key, call);
}

function denialOfKey(world: World, key: KeySeed, call: Call): ApiError {
  const resource = keyArn(world, key);
  return denialOf(call, world.account, { action: `kms:${call.operation}`, resource });
}

function keyArn(world: World, key: KeySeed): string {
  return `arn:aws:kms:${key.region}:${accountOf(world, key)}:key/${key.keyId}`;
}

function accountOf(world: World, { account = world.account }: KeySeed): string {
  return account;
}

function aliasesOf(world: World, region: string): Wire<AliasListEntry>[] {
  const prefix = arnPrefix(world, region);
  const created = toSeconds(world.foundedAt);
  const used = keysIn(world, region).flatMap(({ keyId, aliases }) =>
    aliases.map((name) => ({
      AliasName: name,
      AliasArn: `${prefix}:${name}`,
      TargetKeyId: keyId,
      CreationDate: created,
      LastUpdatedDate: created,
    })),
  );
  const unused = unusedAliases.map((name) => ({ AliasName: name, AliasArn: `${prefix}:${name}` }));
  return [...used, ...unused].sort((one, other) => (one.AliasName < other.AliasName ? -1 : 1));
}

/** A key by its id, its ARN, an alias name or an alias ARN. */
function demandKey(world: World, keyId: string, region: string): KeySeed {
  const prefix = arnPrefix(world, region);
  const [, , , arnRegion = region] = keyId.split(':', 6);
  if (keyId.startsWith('arn:') && arnRegion !== region) {
    throw new ApiError('NotFoundException', `Invalid arn ${arnRegion}`);
  }
  const foreign = world.keys.find((key) => keyArn(world, key) === keyId);
  if (foreign) return foreign;
  const local = keyId.replace(`${prefix}:`, '').replace(/^key\//, '');
  const here = keysIn(world, region);
  const found = [...here, ...managedKeysBeside(here, region)].find(
    (key) => key.keyId === local || key.aliases.includes(local),
  );
  if (found) return found;
  throw new ApiError('NotFoundException', notFound(prefix, keyId, local));
}

function notFound(prefix: string, keyId: string, local: string): string {
  if (local.startsWith('alias/')) return `Alias ${prefix}:${local} is not found.`;
  const arn = keyId.startsWith('arn:') ? keyId : `${prefix}:key/${keyId}`;
  return `Key '${arn}' does not exist`;
}

function describeKey(world: World, key: KeySeed): Wire<KeyMetadata> {
  return {
    KeyId: key.keyId,
    AWSAccountId: accountOf(world, key),
    Arn: keyArn(world, key),
    CreationDate: toSeconds(world.foundedAt),
    Enabled: key.state === 'Enabled',
    Description: key.description,
    KeyUsage: key.usage,
    KeyState: key.state,
    Origin: 'AWS_KMS',
    KeyManager: key.manager,
    KeySpec: key.spec,
    MultiRegion: false,
  };
}

function keysIn(world: World, region: string): KeySeed[] {
  return world.keys.filter(
    (key) => key.region === region && accountOf(world, key) === world.account,
  );
}

function arnPrefix({ account }: World, region: string): string {
  return `arn:aws:kms:${region}:${account}`;
}
