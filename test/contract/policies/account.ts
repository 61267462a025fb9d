/** The account that exports, and one that buckets and keys can be of. */
export const account = '111122223333';
export const partner = '444455556666';
export const region = 'eu-west-1';

/** The buckets of both, and where they are. */
export const bucketRegions: Readonly<Record<string, string>> = {
  'own-exports': region,
  'other-exports': region,
  'exports-abroad': 'us-east-1',
  'their-exports': region,
};

/** Who asks, by profile: a user, and the session of a role. */
export const callers = {
  'acme-data': `arn:aws:iam::${account}:user/dana`,
  session: `arn:aws:sts::${account}:assumed-role/Analyst/dana`,
} as const;

/** KMS keys by their ARNs. */
export const ownKey = `arn:aws:kms:${region}:${account}:key/1111abcd-12ab-34cd-56ef-1234567890ab`;
export const keyAbroad = `arn:aws:kms:us-east-1:${account}:key/2222abcd-12ab-34cd-56ef-1234567890ab`;
export const theirKey = `arn:aws:kms:${region}:${partner}:key/3333abcd-12ab-34cd-56ef-1234567890ab`;
export const otherKey = `arn:aws:kms:${region}:${account}:key/5555abcd-12ab-34cd-56ef-1234567890ab`;
/** The one that AWS manages for S3. */
export const keyOfS3 = `arn:aws:kms:${region}:${account}:key/4444abcd-12ab-34cd-56ef-1234567890ab`;

/** The role that writes for RDS, and one that may do everything. */
export const exporter = `arn:aws:iam::${account}:role/teams/data/exporter`;
export const otherRole = `arn:aws:iam::${account}:role/other`;
