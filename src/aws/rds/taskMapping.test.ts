import { describe, expect, it } from 'vitest';
import { parseTaskHandle } from '../../core/grammar/taskHandle.ts';
import { toTaskReport, toTaskSummary } from './taskMapping.ts';

const SourceArn = 'arn:aws:rds:eu-west-1:111122223333:snapshot:rds:orders-2026-11-20-04-10';
const task = { ExportTaskIdentifier: 'orders-1', SourceArn, Status: 'STARTING' };

describe('an export task', () => {
  it.each([
    ['STARTING', 'running'],
    ['IN_PROGRESS', 'running'],
    ['CANCELING', 'canceling'],
    ['COMPLETE', 'completed'],
    ['FAILED', 'failed'],
    ['CANCELED', 'canceled'],
    ['complete', 'completed'],
    ['SOMETHING_NEW', 'running'],
  ])('that is %s counts as %s, and keeps the word of AWS', (Status, state) => {
    expect(toTaskReport({ ...task, Status })).toMatchObject({ state, status: Status });
  });

  it('has a handle in place of an ARN, made of its source', () => {
    const { arn } = toTaskReport(task);
    const place = { region: 'eu-west-1', account: '111122223333' };
    expect(parseTaskHandle(arn)).toEqual({ ...place, taskId: 'orders-1' });
  });

  it('is named by the whole identifier of its source, that of an automated snapshot too', () => {
    expect(toTaskReport(task).source).toEqual({
      service: 'rds',
      arn: SourceArn,
      name: 'rds:orders-2026-11-20-04-10',
    });
  });

  it('tells all that AWS tells', () => {
    const answer = {
      ...task,
      Status: 'COMPLETE',
      ExportOnly: ['shop.public.orders'],
      SnapshotTime: new Date(500),
      TaskStartTime: new Date(1000),
      TaskEndTime: new Date(2000),
      S3Bucket: 'acme-exports',
      S3Prefix: 'orders',
      IamRoleArn: 'arn:aws:iam::111122223333:role/exports',
      KmsKeyId: 'alias/exports',
      PercentProgress: 100,
      TotalExtractedDataInGB: 7,
      WarningMessage: '{"skippedTables":["a"]}',
    };
    expect(toTaskReport(answer)).toEqual({
      kind: 'rds-database',
      arn: 'rds:eu-west-1:111122223333:task/orders-1',
      source: { service: 'rds', arn: SourceArn, name: 'rds:orders-2026-11-20-04-10' },
      state: 'completed',
      status: 'COMPLETE',
      exportType: 'partial',
      startedAt: 1000,
      endedAt: 2000,
      name: 'orders-1',
      bucket: 'acme-exports',
      prefix: 'orders',
      roleArn: 'arn:aws:iam::111122223333:role/exports',
      kmsKeyId: 'alias/exports',
      exportOnly: ['shop.public.orders'],
      snapshotTime: 500,
      percent: 100,
      extractedGb: 7,
      warning: '{"skippedTables":["a"]}',
      answer: {
        ...answer,
        SnapshotTime: '1970-01-01T00:00:00.500Z',
        TaskStartTime: '1970-01-01T00:00:01.000Z',
        TaskEndTime: '1970-01-01T00:00:02.000Z',
      },
    });
  });

  it('tells why it failed as a cause without a code', () => {
    const failed = toTaskReport({ ...task, Status: 'FAILED', FailureCause: 'NoSuchBucket' });
    expect(failed.failure).toEqual({ code: '', message: 'NoSuchBucket' });
  });

  it('is a full one without a prefix, a warning or a failure where these are empty', () => {
    const empty = { ExportOnly: [], S3Prefix: '', WarningMessage: '', FailureCause: '' };
    const report = toTaskReport({ ...task, ...empty });
    expect(report.exportType).toBe('full');
    for (const member of ['exportOnly', 'prefix', 'warning', 'failure', 'startedAt', 'endedAt']) {
      expect(report).not.toHaveProperty(member);
    }
  });

  it('that has done nothing yet says so in numbers', () => {
    const report = toTaskReport({ ...task, PercentProgress: 0, TotalExtractedDataInGB: 0 });
    expect(report).toMatchObject({ percent: 0, extractedGb: 0 });
  });

  it('tells as much in a list as by itself', () => {
    const summary = toTaskSummary({ ...task, TaskStartTime: new Date(1000) });
    const report = toTaskReport({ ...task, TaskStartTime: new Date(1000) });
    const { kind, arn, source, state, exportType, startedAt } = report;
    expect(summary).toEqual({ kind, arn, source, state, exportType, startedAt, report });
  });

  it('keeps nothing of what the SDK adds', () => {
    const { answer } = toTaskReport({ ...task, $metadata: { requestId: 'R1' } } as typeof task);
    expect(answer).toEqual(task);
  });
});
