import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  databaseExport,
  type StartExportTaskRequest,
} from '../../src/core/kinds/databaseExport.ts';
import type { ExportRequest } from '../../src/core/kinds/registry.ts';
import type { AwsAccess, ExportGateway } from '../../src/core/ports.ts';
import { everything, openLab, type Lab } from './lab.ts';

const minute = 60_000;
const account = '111122223333';
const role = `arn:aws:iam::${account}:role/rds-export-role`;

let lab: Lab;
let access: AwsAccess;
let gateway: ExportGateway;

beforeAll(async () => {
  lab = await openLab({ pageSizes: { databases: 4, tasks: 3, roles: 3 } });
  access = await lab.connect();
  gateway = access.exportsOf('rds-database');
});
afterEach(() => {
  lab.standIn.faults.clear();
  expect(lab.standIn.violations).toEqual([]);
});
afterAll(() => lab.close());

let count = 0;
function request(change: Partial<StartExportTaskRequest> = {}): ExportRequest {
  const input = {
    ExportTaskIdentifier: `contract-${++count}`,
    SourceArn: `arn:aws:rds:eu-west-1:${account}:snapshot:site-relaunch`,
    S3BucketName: 'acme-data-exports',
    S3Prefix: 'contract',
    IamRoleArn: role,
    KmsKeyId: 'alias/acme-exports',
    ...change,
  };
  return { kind: 'rds-database', input, token: input.ExportTaskIdentifier };
}

describe('an export task', () => {
  it('runs with real progress, and ends with its files in the bucket', async () => {
    const asked = request();
    const started = await gateway.start(asked);
    expect(started).toMatchObject({
      kind: 'rds-database',
      arn: `rds:eu-west-1:${account}:task/${asked.token}`,
      state: 'running',
      status: 'STARTING',
      exportType: 'full',
      name: asked.token,
      bucket: 'acme-data-exports',
      prefix: 'contract',
      roleArn: role,
      percent: 0,
      source: { service: 'rds', name: 'site-relaunch' },
    });
    lab.standIn.clock.advance(3 * minute);
    const running = await gateway.describe(started.arn);
    expect(running).toMatchObject({ state: 'running', status: 'IN_PROGRESS' });
    expect(running.percent).toBeGreaterThan(0);
    expect(running.percent).toBeLessThan(100);
    lab.standIn.clock.advance(10 * minute);
    const ended = await gateway.describe(started.arn);
    expect(ended).toMatchObject({ state: 'completed', percent: 100 });
    expect(ended.extractedGb).toBeGreaterThan(0);
    expect(ended.endedAt).toBeGreaterThan(ended.startedAt ?? Infinity);
    expect(ended.answer).toMatchObject({
      ExportTaskIdentifier: asked.token,
      TaskEndTime: new Date(ended.endedAt ?? 0).toISOString(),
    });
    const key = `contract/${asked.token}/export_info_${asked.token}.json`;
    const info = await access.objects.readText('acme-data-exports', key, 10_000);
    expect(JSON.parse(info)).toMatchObject({ exportTaskIdentifier: asked.token });
  });

  it('is the answer to its request, and what it was asked for can be read from it', async () => {
    const asked = request({
      SourceArn: `arn:aws:rds:eu-west-1:${account}:cluster:loyalty`,
      ExportOnly: ['loyalty.members'],
    });
    const report = await gateway.start(asked);
    expect(report).toMatchObject({ exportType: 'partial', exportOnly: ['loyalty.members'] });
    if (asked.kind !== 'rds-database') throw new Error('The request is for RDS.');
    expect(databaseExport.isAnswerTo(report, asked.input, asked.token)).toBe(true);
    expect(databaseExport.requestOf(report)).toEqual(asked.input);
    lab.standIn.clock.advance(10 * minute);
  });

  it('can be canceled while it runs, and not once it has ended', async () => {
    const { arn } = await gateway.start(request());
    lab.standIn.clock.advance(2 * minute);
    expect(await gateway.cancel?.(arn)).toMatchObject({ state: 'canceling' });
    lab.standIn.clock.advance(10 * minute);
    expect(await gateway.describe(arn)).toMatchObject({ state: 'canceled', status: 'CANCELED' });
    await expect(gateway.cancel?.(arn)).rejects.toMatchObject({
      reason: 'export-ended',
      details: { resource: `contract-${count}` },
    });
  });

  it('that AWS does not know is not found, to look at and to cancel', async () => {
    const arn = `rds:eu-west-1:${account}:task/never-was`;
    const failure = { reason: 'export-not-found', details: { resource: 'never-was' } };
    await expect(gateway.describe(arn)).rejects.toMatchObject(failure);
    await expect(gateway.cancel?.(arn)).rejects.toMatchObject(failure);
  });

  it('is started once, however often the same request is sent', async () => {
    const asked = request();
    await gateway.start(asked);
    await expect(gateway.start(asked)).rejects.toMatchObject({
      reason: 'identifier-in-use',
      details: { resource: asked.token },
    });
    lab.standIn.clock.advance(10 * minute);
  });

  it('may have been started where the answer was lost, and was, once', async () => {
    const asked = request();
    const before = lab.standIn.acceptedTasks();
    lab.standIn.faults.set({ fault: 'cut-after', times: 1 });
    await expect(gateway.start(asked)).rejects.toMatchObject({
      reason: 'identifier-in-use',
      details: { maybeDone: true },
    });
    expect(lab.standIn.acceptedTasks()).toBe(before + 1);
    lab.standIn.clock.advance(10 * minute);
  });
});

describe('a list of export tasks', () => {
  it('has all that a look at each task tells', async () => {
    const summaries = await everything((next) => gateway.list(undefined, next));
    expect(summaries.length).toBeGreaterThan(6);
    for (const { report, ...summary } of summaries) {
      expect(report).toMatchObject(summary);
      expect(await gateway.describe(summary.arn)).toEqual(report);
    }
  });

  it('has each page newest first, and every state that there is', async () => {
    const states = new Set<string>();
    let next: string | undefined;
    do {
      const page = await gateway.list(undefined, next);
      const times = page.items.map(({ startedAt, report }) => startedAt ?? report?.endedAt ?? 0);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      for (const { state } of page.items) states.add(state);
      next = page.next;
    } while (next !== undefined);
    expect([...states]).toEqual(expect.arrayContaining(['completed', 'failed', 'canceled']));
  });

  it('is that of one source where one is named', async () => {
    const arn = `arn:aws:rds:eu-west-1:${account}:cluster:warehouse`;
    const { items } = await gateway.list(arn);
    expect(items.length).toBeGreaterThan(0);
    for (const { source } of items) expect(source).toMatchObject({ arn, name: 'warehouse' });
  });

  it('tells why a task failed, and what a completed one left out', async () => {
    const reports = (await everything((next) => gateway.list(undefined, next))).map(
      ({ report }) => report,
    );
    const failed = reports.find((report) => report?.state === 'failed');
    expect(failed?.failure).toEqual({
      code: '',
      message: expect.stringContaining('AccessDenied') as string,
    });
    const guarded = reports.find((report) => report?.name === 'orders-audit-q3');
    expect(guarded?.state).toBe('completed');
    expect(JSON.parse(guarded?.warning ?? '')).toHaveProperty('skippedTables');
  });
});

describe('a request for an export', () => {
  const snapshot = (id: string) => ({
    SourceArn: `arn:aws:rds:eu-west-1:${account}:snapshot:${id}`,
  });

  it.each([
    [snapshot('never-was'), 'source-not-found', 'never-was'],
    [snapshot('orders-before-upgrade'), 'source-not-exportable', 'orders-before-upgrade'],
    [snapshot('erp-final'), 'validation', 'erp-final'],
    [{ S3BucketName: 'no-such-bucket' }, 'bucket-unusable', 'no-such-bucket'],
    [{ S3BucketName: 'acme-analytics-us' }, 'bucket-unusable', 'acme-analytics-us'],
    [{ IamRoleArn: `${role}-2` }, 'role-not-found', `${role}-2`],
    [{ KmsKeyId: 'alias/gone' }, 'key-not-accessible', 'alias/gone'],
    [{ ExportOnly: ['a.b.c'] }, 'invalid-export-only', 'site-relaunch'],
    [{ ExportTaskIdentifier: 'no--good' }, 'validation', 'site-relaunch'],
  ])('with %j is refused as %s, about %s', async (change, reason, resource) => {
    const failure = { reason, details: { operation: 'StartExportTask', resource } };
    await expect(gateway.start(request(change))).rejects.toMatchObject(failure);
  });

  it('with a role that exports may not use is refused, with the role', async () => {
    const roles = await everything((next) => access.roles.listRoles(next));
    const other = roles.find(({ trustsExports }) => !trustsExports)?.arn ?? '';
    await expect(gateway.start(request({ IamRoleArn: other }))).rejects.toMatchObject({
      reason: 'role-not-permitted',
      details: { resource: other },
    });
  });

  it('beyond five at a time is refused as a limit', async () => {
    const exportable = (await everything((next) => access.databases.list('snapshot', next))).filter(
      ({ engine, status, storageType, snapshotType }) =>
        ['postgres', 'mysql', 'mariadb'].includes(engine) &&
        status === 'available' &&
        storageType !== 'standard' &&
        snapshotType === 'automated',
    );
    const starts = exportable.map(({ arn }) => gateway.start(request({ SourceArn: arn })));
    const ends = await Promise.allSettled(starts);
    const refused = ends.filter((end) => end.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ reason: 'limit-exceeded' });
    lab.standIn.clock.advance(10 * minute);
  });
});
