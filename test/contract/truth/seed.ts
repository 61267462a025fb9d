import type { RoleSeed } from '../../aws/databaseSeed.ts';
import { domainSeed } from '../../aws/fixture/simpledb.ts';
import type { PolicyDocument } from '../../aws/policy/document.ts';
import type { BucketSeed, KeySeed, Seed, TableSeed } from '../../aws/seed.ts';

/** The account of all situations, and one that buckets and keys can be of. */
export const account = '111122223333';
export const partner = '444455556666';

/** The bucket that every situation exports to unless it is about buckets. */
export const bucket = 'exports-eu';
/** The key of the account. */
export const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
export const role = 'arn:aws:iam::111122223333:role/exporter';
/** The profile that the situations launch with unless told. */
export const caller = 'arn:aws:iam::111122223333:user/dana';

/** An account where all is well: nothing runs, and everybody may do everything. */
export const truthSeed: Seed = { ...domainSeed, exports: [], domainExports: [] };

type Change = (seed: Seed) => Seed;

/** One after the other. */
export const both =
  (...changes: readonly Change[]): Change =>
  (seed) =>
    changes.reduce((changed, change) => change(changed), seed);

/** The bucket with what is told of it, in the place of the one of its name or beside the others. */
export const withBucket =
  (name: string, change: Partial<BucketSeed>): Change =>
  (seed) => {
    const known = seed.buckets.find((one) => one.name === name);
    const made = { region: 'eu-west-1', account, ...known, ...change, name };
    return { ...seed, buckets: [...seed.buckets.filter((one) => one !== known), made] };
  };

/** The key of the account with what is told of it. */
export const withKey =
  (change: Partial<KeySeed>): Change =>
  (seed) => ({
    ...seed,
    keys: seed.keys.map((one) => (key.endsWith(one.keyId) ? { ...one, ...change } : one)),
  });

/** The role that exports for RDS with what is told of it. */
export const withRole =
  (change: Partial<RoleSeed>): Change =>
  (seed) => ({
    ...seed,
    roles: (seed.roles ?? []).map((one) => (role.endsWith(one.name) ? { ...one, ...change } : one)),
  });

/** A table with what is told of it. */
export const withTable =
  (name: string, change: Partial<TableSeed>): Change =>
  (seed) => ({
    ...seed,
    tables: seed.tables.map((one) => (one.name === name ? { ...one, ...change } : one)),
  });

/** All that the caller is allowed. */
export const withCaller =
  (...policies: readonly PolicyDocument[]): Change =>
  (seed) => ({ ...seed, access: { ...seed.access, policies: { 'user/dana': policies } } });
