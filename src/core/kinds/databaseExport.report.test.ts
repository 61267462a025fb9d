import { describe, expect, it } from 'vitest';
import type { JobReport } from '../jobs/job.ts';
import { databaseExport, type StartExportTaskRequest } from './databaseExport.ts';

const arn = 'arn:aws:rds:eu-west-1:111122223333:snapshot:rds:orders-2026-11-20-04-10';
const keyId = '1234abcd-12ab-34cd-56ef-1234567890ab';
const keyArn = `arn:aws:kms:eu-west-1:111122223333:key/${keyId}`;
const role = 'arn:aws:iam::111122223333:role/exports';

const bare: JobReport = {
  kind: 'rds-database',
  arn: 'rds:eu-west-1:111122223333:task/orders-1',
  source: { service: 'rds', arn, name: 'rds:orders-2026-11-20-04-10' },
  state: 'running',
  exportType: 'full',
};

const rest = { name: 'orders-1', bucket: 'acme-exports', roleArn: role, kmsKeyId: keyArn };
const report: JobReport = { ...bare, ...rest, prefix: 'a/b' };

const input: StartExportTaskRequest = {
  ExportTaskIdentifier: 'orders-1',
  SourceArn: arn,
  S3BucketName: 'acme-exports',
  S3Prefix: 'a/b',
  IamRoleArn: role,
  KmsKeyId: keyArn,
};

describe('the request of a task that was started elsewhere', () => {
  it('is made of all that AWS tells', () => {
    expect(databaseExport.requestOf(report)).toEqual(input);
    const partial = { ...report, exportType: 'partial', exportOnly: ['shop', 'crm'] };
    expect(databaseExport.requestOf(partial)).toEqual({ ...input, ExportOnly: ['shop', 'crm'] });
  });

  it('leaves to the person what AWS does not tell', () => {
    expect(databaseExport.requestOf(bare)).toEqual({
      ExportTaskIdentifier: '',
      SourceArn: arn,
      S3BucketName: '',
      IamRoleArn: '',
      KmsKeyId: '',
    });
  });

  it('never asks for everything where only a part was exported', () => {
    const request = databaseExport.requestOf({ ...report, exportType: 'partial' });
    expect(request.ExportOnly).toEqual([]);
    const facts = {
      ...{ profile: 'acme-data', region: 'eu-west-1', account: '111122223333' },
      source: { type: 'snapshot', arn, name: 'orders', engine: 'mysql', status: 'available' },
    } as const;
    const draft = databaseExport.again(request, facts, 'token-1');
    const issues = databaseExport.check(draft, facts);
    expect(issues.map(({ code }) => code)).toContain('parts-missing');
  });
});

describe('whether a task is the answer to a request', () => {
  const answers = (told: Partial<JobReport>, asked: Partial<StartExportTaskRequest> = {}) =>
    databaseExport.isAnswerTo({ ...report, ...told }, { ...input, ...asked }, 'token-1');

  it('is told by all that was asked for', () => {
    expect(answers({})).toBe(true);
    expect(answers({ exportOnly: ['b', 'a'] }, { ExportOnly: ['a', 'b'] })).toBe(true);
  });

  it.each([
    { name: 'orders-2' },
    { source: { ...report.source, arn: `${arn}x` } },
    { bucket: 'other-exports' },
    { prefix: 'a' },
    { prefix: '' },
    { roleArn: `${role}2` },
    { kmsKeyId: keyArn.replace('1234', '9999') },
    { exportOnly: ['shop'] },
  ])('is denied for another one: %o', (told) => {
    expect(answers(told)).toBe(false);
  });

  it('is denied for a part of what was asked for', () => {
    expect(answers({}, { ExportOnly: ['shop'] })).toBe(false);
    expect(answers({ exportOnly: ['a'] }, { ExportOnly: ['a', 'b'] })).toBe(false);
  });

  it('does not depend on how AWS writes the prefix', () => {
    expect(answers({ prefix: 'a/b/' })).toBe(true);
    expect(answers({ prefix: 'a/b_c' }, { S3Prefix: 'a/b c' })).toBe(true);
    const unprefixed = databaseExport.requestOf({ ...bare, ...rest });
    expect(databaseExport.isAnswerTo({ ...report, prefix: '' }, unprefixed, 'token-1')).toBe(true);
  });

  it.each([
    [keyArn, keyId, true],
    [keyId, keyArn, true],
    [keyArn, 'alias/exports', true],
    [keyArn, 'arn:aws:kms:eu-west-1:111122223333:alias/exports', true],
    ['arn:aws:kms:eu-west-1:111122223333:alias/exports', 'alias/exports', true],
    ['alias/other', 'alias/exports', false],
    [keyArn, `mrk-${'0'.repeat(32)}`, false],
  ])('does not depend on how AWS writes the key: %s for %s', (kmsKeyId, KmsKeyId, expected) => {
    expect(answers({ kmsKeyId }, { KmsKeyId })).toBe(expected);
  });
});
