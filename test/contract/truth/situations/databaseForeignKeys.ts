import { policy, type PolicyStatement } from '../../../aws/policy/document.ts';
import type { Seed } from '../../../aws/seed.ts';
import { means, orders, writing } from '../databaseMeans.ts';
import { account, both, bucket, partner, withCaller, withRole } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { allowing, looking } from '../statements.ts';

const keyId = 'cafe0000-12ab-34cd-56ef-1234567890ab';
const arn = `arn:aws:kms:eu-west-1:${partner}:key/${keyId}`;

/** By "Using a cross-account AWS KMS key", for the policy of the key and for those who use it. */
const using = [
  ...['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt'],
  ...['kms:GenerateDataKey*', 'kms:ReEncrypt*', 'kms:RetireGrant'],
];

/** A key of the other account with this policy. */
const lent =
  (...statements: readonly PolicyStatement[]) =>
  (seed: Seed): Seed => ({
    ...seed,
    keys: [
      ...seed.keys,
      {
        ...{ keyId, region: 'eu-west-1', aliases: [], description: '', account: partner },
        ...{ state: 'Enabled', manager: 'CUSTOMER', policy: policy(...statements) },
        ...{ spec: 'SYMMETRIC_DEFAULT', usage: 'ENCRYPT_DECRYPT' },
      },
    ],
  });

const toAccount = allowing(using, { Principal: { AWS: `arn:aws:iam::${account}:root` } });
const roleWith = (...more: readonly PolicyStatement[]) =>
  withRole({ inline: { exports: policy(...writing(bucket), ...more) } });

const withForeign = { ...orders, filled: { ...means, kmsKeyId: arn } } as const;

/** A key of another account, which has to allow it and cannot be looked into. */
export const databaseForeignKeys: readonly Situation[] = [
  {
    ...withForeign,
    title: 'a snapshot with a key of another account that allows it, as the role does',
    change: both(lent(toAccount), roleWith(allowing(using, { Resource: arn }))),
    truth: 'completes',
  },
  {
    ...withForeign,
    title: 'a snapshot with a key of another account that the role may not use',
    change: both(lent(toAccount), roleWith()),
    truth: 'fails',
    by: ['role-key'],
    sign: 'likely',
  },
  {
    ...withForeign,
    title: 'a snapshot with a key of another account that allows nobody else',
    change: lent(allowing('kms:*', { Principal: { AWS: `arn:aws:iam::${partner}:root` } })),
    truth: 'refused',
    by: ['key-policy', 'key-state'],
    sign: 'unseen',
  },
  {
    ...withForeign,
    title: 'a snapshot with a key of another account, by somebody who may only make grants of it',
    change: both(
      lent(toAccount),
      roleWith(allowing(using, { Resource: arn })),
      withCaller(
        policy(
          looking,
          allowing(['rds:StartExportTask', 'iam:PassRole']),
          allowing('kms:CreateGrant', { Resource: arn }),
        ),
      ),
    ),
    truth: 'refused',
    by: ['caller-actions'],
    sign: 'likely',
  },
];
