import { describe, expect, it } from 'vitest';
import { encryptionName, exportFormatName, statusName } from './names.ts';

describe('names of things that AWS spells in capitals', () => {
  it.each([
    [exportFormatName('DYNAMODB_JSON'), 'DynamoDB JSON'],
    [exportFormatName('ION'), 'Amazon Ion'],
    [exportFormatName('PARQUET'), 'PARQUET'],
    [encryptionName('AES256'), 'S3 managed keys (AES256)'],
    [encryptionName('KMS'), 'AWS KMS key'],
    [encryptionName('DSSE'), 'DSSE'],
    [statusName('REPLICATION_NOT_AUTHORIZED'), 'replication not authorized'],
  ])('%s', (shown, expected) => {
    expect(shown).toBe(expected);
  });
});
