import { addressOfCallers } from '../../../aws/policy/context.ts';
import type { PolicyStatement } from '../../../aws/policy/document.ts';
import { key } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { denying } from '../statements.ts';
import { failsBy, inBucket, orders, ruled } from '../tableMeans.ts';

/** To a bucket that denies uploads on a condition. */
const on = (Condition: NonNullable<PolicyStatement['Condition']>) =>
  ruled(denying('s3:PutObject', { Principal: '*', Resource: inBucket('*'), Condition }));

/** The same with another encryption than the usual one. */
const encryptedOn = (filled: object, condition: Parameters<typeof on>[0]) => ({
  ...on(condition),
  filled: { ...orders.filled, ...filled },
});

const algorithm = 's3:x-amz-server-side-encryption';
const notKms = { StringNotEquals: { [algorithm]: 'aws:kms' } };
const notKey = { StringNotEquals: { [`${algorithm}-aws-kms-key-id`]: key } };
const notOther = { ArnNotEquals: { [`${algorithm}-aws-kms-key-id`]: `${key.slice(0, -1)}f` } };
const withKms = { encryption: 'KMS', kmsKeyId: key };

const bad = failsBy('bucket-policy');
const unseen = { ...bad, sign: 'unseen' } as const;

const encryptions: readonly Situation[] = [
  { ...on(notKms), title: 'a table as usual to a bucket that wants keys of KMS', ...bad },
  {
    ...encryptedOn({ encryption: 'AES256' }, notKms),
    title: 'a table encrypted by S3 itself to a bucket that wants keys of KMS',
    ...bad,
  },
  {
    ...encryptedOn(withKms, notKms),
    title: 'a table with a key to a bucket that wants keys of KMS',
    truth: 'completes',
  },
  {
    ...on(notKey),
    title: 'a table as usual to a bucket that wants one key',
    ...bad,
  },
  {
    ...encryptedOn(withKms, notKey),
    title: 'a table with the key that the bucket wants',
    truth: 'completes',
  },
  {
    ...encryptedOn(withKms, notOther),
    title: 'a table with another key than the bucket wants',
    ...bad,
  },
  {
    ...encryptedOn({ encryption: 'AES256' }, { StringNotEquals: { [algorithm]: 'AES256' } }),
    title: 'a table encrypted by S3 itself, as the bucket wants it',
    truth: 'completes',
  },
  {
    ...encryptedOn(withKms, { StringNotEquals: { [algorithm]: 'AES256' } }),
    title: 'a table with a key to a bucket that wants S3 to encrypt by itself',
    ...bad,
  },
];

const office = { NotIpAddress: { 'aws:SourceIp': addressOfCallers } };
const network = { StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } };
const butServices = { Bool: { 'aws:ViaAWSService': 'false' } };

const ways: readonly Situation[] = [
  {
    ...on({ Bool: { 'aws:SecureTransport': 'false' } }),
    title: 'a table to a bucket that denies plain HTTP',
    truth: 'completes',
  },
  { ...on(network), title: 'a table to a bucket that is for one VPC endpoint only', ...bad },
  {
    ...on({ ...network, ...butServices }),
    title: 'a table to a bucket that is for one VPC endpoint and for services',
    truth: 'completes',
  },
  {
    ...on(office),
    title: 'a table to a bucket that is for the office only',
    ...bad,
    sign: 'likely',
  },
  {
    ...on({ ...office, ...butServices }),
    title: 'a table to a bucket that is for the office and for services',
    truth: 'completes',
  },
  {
    ...on({ Bool: { 'aws:ViaAWSService': 'true' } }),
    title: 'a table to a bucket that denies services that act for somebody',
    ...unseen,
  },
  {
    ...on({ 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'dynamodb.amazonaws.com' } }),
    title: 'a table to a bucket that denies what DynamoDB does for somebody',
    ...unseen,
  },
  {
    ...on({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    title: 'a table to a bucket for an organization that the account is not in',
    ...unseen,
  },
];

/** A table, and what the policy of a bucket of the account says of encryption and networks. */
export const tableBucketConditions: readonly Situation[] = [...encryptions, ...ways];
