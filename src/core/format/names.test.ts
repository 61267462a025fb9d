import { describe, expect, it } from 'vitest';
import {
  backupTypeName,
  encryptionName,
  exportFormatName,
  statusName,
  viewTypeName,
} from './names.ts';

describe('names of things that AWS spells in capitals', () => {
  it.each([
    [exportFormatName('DYNAMODB_JSON'), 'DynamoDB JSON'],
    [exportFormatName('ION'), 'Amazon Ion'],
    [exportFormatName('PARQUET'), 'PARQUET'],
    [encryptionName('AES256'), 'S3 managed keys (AES256)'],
    [encryptionName('KMS'), 'AWS KMS key'],
    [encryptionName('DSSE'), 'DSSE'],
    [viewTypeName('NEW_AND_OLD_IMAGES'), 'new and old images'],
    [viewTypeName('NEW_IMAGE'), 'new images only'],
    [viewTypeName('KEYS_ONLY'), 'KEYS_ONLY'],
    [backupTypeName('USER'), 'on-demand'],
    [backupTypeName('SYSTEM'), 'system'],
    [backupTypeName('AWS_BACKUP'), 'AWS Backup'],
    [backupTypeName('VAULT'), 'VAULT'],
    [statusName('REPLICATION_NOT_AUTHORIZED'), 'replication not authorized'],
  ])('%s', (shown, expected) => {
    expect(shown).toBe(expected);
  });
});
