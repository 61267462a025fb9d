import type { KeySeed } from '../seed.ts';

const usable = {
  state: 'Enabled',
  manager: 'CUSTOMER',
  spec: 'SYMMETRIC_DEFAULT',
  usage: 'ENCRYPT_DECRYPT',
} as const;

/** The key that encrypted exports of the demo account use, in eu-west-1. */
export const exportsKeyId = '4f0c7a52-91d3-4b6e-8a17-c2e95d0b6f31';
/** A key of us-east-1, which an export to a bucket in eu-west-1 does not find. */
export const foreignKeyId = 'b83de1c4-0f27-4c95-a6d8-7719e2f4ab50';

const european: readonly KeySeed[] = [
  {
    ...usable,
    keyId: exportsKeyId,
    region: 'eu-west-1',
    aliases: ['alias/acme-exports', 'alias/data-platform/exports'],
    description: 'Encrypts exports of tables in S3',
  },
  {
    ...usable,
    keyId: '0b9e64f8-5d21-4ac7-9f3b-6e80d17c24a9',
    region: 'eu-west-1',
    aliases: ['alias/acme-2024'],
    description: 'Replaced by alias/acme-exports',
    state: 'Disabled',
  },
  {
    ...usable,
    keyId: '7d15b3a0-e642-4f88-b90c-1a3cf5e7d268',
    region: 'eu-west-1',
    aliases: ['alias/acme-2021'],
    description: 'Not used since 2022',
    state: 'PendingDeletion',
  },
  {
    ...usable,
    keyId: 'c6a82f17-34eb-4d50-8e69-95b0f2d7c13a',
    region: 'eu-west-1',
    aliases: ['alias/release-signing'],
    description: 'Signs releases of the mobile app',
    spec: 'RSA_2048',
    usage: 'SIGN_VERIFY',
  },
  {
    ...usable,
    keyId: '28f4d9e6-bc70-4e13-a52d-d08c6b91f7e5',
    region: 'eu-west-1',
    aliases: ['alias/webhook-hmac'],
    description: 'Authenticates webhooks',
    spec: 'HMAC_256',
    usage: 'GENERATE_VERIFY_MAC',
  },
  {
    ...usable,
    keyId: '91c0e7b5-2fa4-4638-b7d1-4ce85a06f92d',
    region: 'eu-west-1',
    aliases: ['alias/aws/s3'],
    description: 'Default key that protects my S3 objects when no other key is defined',
    manager: 'AWS',
  },
];

const american: readonly KeySeed[] = [
  {
    ...usable,
    keyId: foreignKeyId,
    region: 'us-east-1',
    aliases: ['alias/acme-exports-us'],
    description: 'Encrypts exports for the analytics team',
  },
  {
    ...usable,
    keyId: 'ea3721d6-85c9-4b0f-9d42-f61b7e08c5a4',
    region: 'us-east-1',
    aliases: ['alias/aws/s3'],
    description: 'Default key that protects my S3 objects when no other key is defined',
    manager: 'AWS',
  },
];

/** KMS keys in both Regions: usable ones, and one for each reason why a key cannot be used. */
export const keys: readonly KeySeed[] = [...european, ...american];
