import type { BucketSeed, KeySeed } from '../seed.ts';
import { bucketPolicyOf, isPublic } from './bucketPolicy.ts';
import { contextOf } from './context.ts';
import type { Texts } from './document.ts';
import { identityWord, resourceWord, type ResourceWord, type Wish, type Word } from './evaluate.ts';
import { keyPolicyOf } from './keyPolicy.ts';
import type { Principal } from './principal.ts';

/** An action and, where the request tells some, the values of its condition keys. */
export interface Deed {
  readonly action: string;
  readonly told?: Readonly<Record<string, Texts | undefined>>;
}

/** What the identity's own policies and its boundary say; without any it may do everything. */
export function ownWord(wish: Wish): Word {
  const { policies, boundary, denied } = wish.who;
  if (denied?.test(wish.action) === true) return 'deny';
  const word = policies === undefined ? 'allow' : identityWord(policies, wish);
  if (boundary === undefined || word === 'deny') return word;
  const limit = identityWord([boundary], wish);
  return limit === 'allow' ? word : limit;
}

/** Whether somebody may do what is on no resource with a policy. */
export function may(who: Principal, { action, told }: Deed, resource: string): boolean {
  return ownWord({ who, action, resource, context: contextOf(who, told) }) === 'allow';
}

/** Whether somebody may act on a bucket, or on the object with this key in it. */
export function mayInBucket(who: Principal, deed: Deed, bucket: BucketSeed, key?: string): boolean {
  const { name, account } = bucket;
  const owner = { 'aws:ResourceAccount': account, 's3:ResourceAccount': account };
  const wish: Wish = {
    who,
    action: deed.action,
    resource: `arn:aws:s3:::${name}${key === undefined ? '' : `/${key}`}`,
    context: contextOf(who, { ...owner, ...deed.told }),
  };
  const policy = bucketPolicyOf(bucket);
  const word = resourceWord(policy, wish);
  if (who.account === account) return isAllowed(ownWord(wish), word);
  const isShut = bucket.publicAccessBlock?.restrictPublicBuckets === true && isPublic(policy);
  return !isShut && isAllowedAbroad(ownWord(wish), word);
}

/** Whether somebody may use a KMS key. */
export function mayWithKey(who: Principal, deed: Deed, key: KeySeed, home: string): boolean {
  const { action, told } = deed;
  const account = key.account ?? home;
  const resource = `arn:aws:kms:${key.region}:${account}:key/${key.keyId}`;
  const known = { 'kms:CallerAccount': who.account, 'kms:ResourceAliases': key.aliases };
  const wish: Wish = { who, action, resource, context: contextOf(who, { ...known, ...told }) };
  const word = resourceWord(keyPolicyOf(key, home), wish);
  if (who.account !== account) return isAllowedAbroad(ownWord(wish), word);
  const own = ownWord(wish);
  if (own === 'deny' || word === 'deny') return false;
  // Without the policy of the key nobody may use it, whatever the account's own policies say.
  return word === 'allow' || (word === 'allow-account' && own === 'allow');
}

/** In one account either side is enough. */
function isAllowed(own: Word, resource: ResourceWord): boolean {
  if (own === 'deny' || resource === 'deny') return false;
  return own === 'allow' || resource === 'allow';
}

/** Between two accounts both have to agree. */
function isAllowedAbroad(own: Word, resource: ResourceWord): boolean {
  return own === 'allow' && (resource === 'allow' || resource === 'allow-account');
}
