import { policy } from '../aws/policy/document.ts';
import { smallSeed } from '../aws/fixture/seed.ts';
import type { Seed } from '../aws/seed.ts';

const account = '111122223333';
const partner = '444455556666';
const here = { region: 'eu-west-1', account } as const;

/** A policy that lets the account write. */
export const writePolicy = policy({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::written/*',
});

/** The policy of the key `alias/exports`. */
export const keyPolicy = policy({
  Sid: 'Everything',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: 'kms:*',
  Resource: '*',
});

export const partnerKey = `arn:aws:kms:eu-west-1:${partner}:key/5555abcd-12ab-34cd-56ef-1234567890ab`;

const [firstKey] = smallSeed.keys;

/** Three inline policies, which come two to a page. */
export const inline = {
  one: policy({ Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::a b%/*' }),
  two: policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }),
  three: policy({ Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::ü/*' }),
};
export const attached = {
  managed: policy({ Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' }),
};

/** An account in which there is one of everything that can be looked at, and one without it. */
export const inspectSeed: Seed = {
  ...smallSeed,
  buckets: [
    { name: 'plain', ...here },
    { name: 'written', ...here, policy: writePolicy },
    { name: 'restricted', ...here, publicAccessBlock: { restrictPublicBuckets: true } },
    { name: 'unrestricted', ...here, publicAccessBlock: { restrictPublicBuckets: false } },
    { name: 'locked', ...here, objectLock: {} },
    { name: 'retained', ...here, objectLock: { retentionDays: 30 } },
    { name: 'paid', ...here, requesterPays: true },
    { name: 'abroad', region: 'us-east-1', account, policy: writePolicy },
    { name: 'partner', region: 'eu-west-1', account: partner },
    { name: 'partner-abroad', region: 'us-east-1', account: partner },
  ],
  keys: firstKey
    ? [
        { ...firstKey, policy: keyPolicy },
        {
          ...firstKey,
          keyId: partnerKey.slice(-36),
          aliases: [],
          account: partner,
          policy: keyPolicy,
        },
      ]
    : [],
  exports: [],
  roles: [
    {
      name: 'exporter',
      path: '/teams/data/',
      createdAgo: 1_000,
      trusts: ['export.rds.amazonaws.com'],
      inline,
      attached,
      boundary: attached.managed,
    },
    { name: 'Analyst', path: '/people/', createdAgo: 1_000, trusts: [] },
  ],
  access: {
    policies: {
      'user/dana': [
        policy(
          { Effect: 'Allow', Action: ['s3:*', 'kms:*', 'iam:*'], Resource: '*' },
          { Effect: 'Deny', Action: 's3:PutObject', Resource: 'arn:aws:s3:::abroad/*' },
          {
            Effect: 'Deny',
            Action: 'iam:PassRole',
            Resource: '*',
            Condition: {
              StringNotEquals: { 'iam:PassedToService': 'export.rds.amazonaws.com' },
            },
          },
        ),
      ],
      'user/dev': [policy({ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' })],
      'role/Analyst': [policy({ Effect: 'Allow', Action: ['iam:*', 'dynamodb:*'], Resource: '*' })],
    },
  },
};
