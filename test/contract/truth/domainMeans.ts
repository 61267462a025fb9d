import { bucket, key } from './seed.ts';
import { domain } from './sources.ts';

/** A SimpleDB domain with a few items. */
export const people = { kind: 'simpledb-domain', source: domain('people') } as const;

/** What a form is filled with to encrypt with a key; with that of the account unless told. */
export const encrypted = (kmsKeyId: string = key) =>
  ({ bucket, encryption: 'KMS', kmsKeyId }) as const;
