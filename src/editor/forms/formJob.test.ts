import { describe, expect, it } from 'vitest';
import { aReport, aRequest, connection, orders } from '../../../test/fakes/samples.ts';
import type { Job } from '../../core/jobs/job.ts';
import { toFormJob as formJobOf } from './formJob.ts';

const toFormJob = (one: Job) => formJobOf(one, [one]);

const job: Job = {
  ...{ id: 'token-1', kind: 'dynamodb-table', connection, source: orders },
  ...{ state: 'running', startedAt: 5 },
};

describe('toFormJob', () => {
  it('says no more than is known while it runs', () => {
    expect(toFormJob(job)).toEqual({ jobId: 'token-1', state: 'running', startedAt: 5 });
  });

  it('tells the window that was asked for, which a preset no longer does', () => {
    const window = {
      ExportFromTime: '2026-11-21T10:00:00.000Z',
      ExportToTime: '2026-11-21T11:00:00.000Z',
      ExportViewType: 'NEW_IMAGE',
    } as const;
    const request = aRequest('token-1');
    const input = { ...request.input, IncrementalExportSpecification: window };
    expect(toFormJob({ ...job, request: { ...request, input } }).window).toEqual({
      from: Date.UTC(2026, 10, 21, 10),
      to: Date.UTC(2026, 10, 21, 11),
    });
  });

  it('says how many items a completed one has', () => {
    const report = { ...aReport(orders, 5, 'token-1'), endedAt: 9, itemCount: 3 };
    expect(toFormJob({ ...job, state: 'completed', report })).toMatchObject({
      endedAt: 9,
      itemCount: 3,
    });
  });

  it('tells when it should end, from what earlier ones of the source took', () => {
    const took = (minutes: number): Job => {
      const report = { ...aReport(orders, 0, `${minutes}`), endedAt: minutes * 60_000 };
      return { ...job, id: `${minutes}`, state: 'completed', startedAt: 0, report };
    };
    const running = { ...job, report: aReport(orders, 5, 'token-1') };
    expect(formJobOf(running, [running, took(10), took(30)]).estimatedEnd).toBe(5 + 20 * 60_000);
    expect(formJobOf(running, [running, took(10)])).not.toHaveProperty('estimatedEnd');
  });

  it('explains a failure and a refusal, with what to do', () => {
    const report = { ...aReport(orders, 5, 't'), failure: { code: 'S3NoSuchBucket' } };
    expect(toFormJob({ ...job, state: 'failed', report }).explanation).toContain('acme-exports');
    const refusal = { reason: 'limit-exceeded' } as const;
    expect(toFormJob({ ...job, state: 'rejected', refusal }).explanation).toContain('limit');
  });

  it('names the permission that an export was refused for', () => {
    const refusal = { reason: 'access-denied' } as const;
    expect(toFormJob({ ...job, state: 'rejected', refusal }).explanation).toContain(
      'profile acme-data has no permission for dynamodb:ExportTableToPointInTime on orders',
    );
  });

  it('says that a request which AWS does not know never reached it', () => {
    const refusal = { reason: 'export-not-found' } as const;
    expect(toFormJob({ ...job, state: 'rejected', refusal }).explanation).toBe(
      'The request never reached AWS. Export again: nothing runs and nothing is billed.',
    );
  });
});
