import {
  CancelExportTaskCommand,
  DescribeExportTasksCommand,
  paginateDescribeExportTasks,
  type DescribeExportTasksCommandInput,
  type ExportTask,
  type RDSClient,
} from '@aws-sdk/client-rds';
import { describe, expect, it } from 'vitest';
import { exportDuration } from './fixture/exporting.ts';
import { open, refusalOf } from './fixture/open.ts';
import { finishTask, roleArn, sourceArn, startTask, task } from './fixture/tasks.ts';

async function list(
  rds: RDSClient,
  input: DescribeExportTasksCommandInput = {},
): Promise<readonly ExportTask[]> {
  return (await rds.send(new DescribeExportTasksCommand(input))).ExportTasks ?? [];
}

function cancel({ rds }: { readonly rds: RDSClient }, id = 'task-1'): Promise<ExportTask> {
  return rds.send(new CancelExportTaskCommand({ ExportTaskIdentifier: id }));
}

describe('a task', () => {
  it('restores first, then extracts more and more, and is complete in the end', async () => {
    const opened = await open();
    await startTask(opened);
    const told: unknown[] = [];
    for (let step = 0; step < 5; step += 1) {
      const now = await task(opened);
      told.push([now?.Status, now?.PercentProgress, now?.TotalExtractedDataInGB]);
      opened.standIn.clock.advance(exportDuration / 4);
    }
    expect(told[0]).toEqual(['STARTING', 0, 0]);
    expect(told.slice(1, 4)).toEqual([
      ['IN_PROGRESS', 6, 0],
      ['IN_PROGRESS', 37, 3],
      ['IN_PROGRESS', 68, 6],
    ]);
    expect(told[4]).toEqual(['COMPLETE', 100, 10]);
  });

  it('tells when the extraction began and ended', async () => {
    const opened = await open();
    const before = opened.standIn.clock.now();
    const ended = await finishTask(opened);
    const began = Number(ended?.TaskStartTime) - before;
    expect(began).toBeGreaterThanOrEqual(exportDuration / 5);
    expect(began).toBeLessThan(exportDuration / 5 + 5_000);
    expect(Number(ended?.TaskEndTime) - Number(ended?.TaskStartTime)).toBe(exportDuration * 0.8);
  });

  it('tells what it had to skip, as JSON in a text', async () => {
    const { WarningMessage = '' } = (await finishTask(await open())) ?? {};
    expect(JSON.parse(WarningMessage)).toEqual({
      skippedTables: [{ tableName: 'shop.audit.events', reason: 'PERMISSIONS_DO_NOT_EXIST' }],
      skippedObjectives: [],
      general: [],
    });
  });

  it('tells of no warning and extracts less where the skipped table was not asked for', async () => {
    const ended = await finishTask(await open(), { ExportOnly: ['shop.public.orders'] });
    expect(ended).toMatchObject({ Status: 'COMPLETE', TotalExtractedDataInGB: 2 });
    expect(ended).not.toHaveProperty('WarningMessage');
  });

  it('of a cluster has no time of a snapshot, and no warning where nothing was skipped', async () => {
    const opened = await open();
    const ended = await finishTask(opened, { SourceArn: sourceArn('cluster:warehouse') });
    expect(ended).toMatchObject({ Status: 'COMPLETE', SourceType: 'CLUSTER' });
    expect(ended).not.toHaveProperty('SnapshotTime');
    expect(ended).not.toHaveProperty('WarningMessage');
  });

  it('fails after a while where the policy of its bucket denies writing', async () => {
    const opened = await open();
    const ended = await finishTask(opened, { S3BucketName: 'locked' });
    expect(ended).toMatchObject({ Status: 'FAILED', PercentProgress: 0 });
    expect(ended?.FailureCause).toMatch(
      /^The RDS export failed to write .* Error code: AccessDenied$/,
    );
    expect(opened.standIn.tasks()).toMatchObject([{ status: 'FAILED', bucket: 'locked' }]);
  });

  it('can be looked at by a test without a client', async () => {
    const opened = await open();
    await startTask(opened, { S3Prefix: 'daily', ExportOnly: ['shop'] });
    const [view] = opened.standIn.tasks();
    expect(view).toMatchObject({
      id: 'task-1',
      source: sourceArn('snapshot:orders-manual'),
      status: 'STARTING',
      bucket: 'exports-eu',
      prefix: 'daily',
      roleArn: roleArn('exporter'),
      kmsKeyId: 'alias/exports',
      exportOnly: ['shop'],
      failureCause: undefined,
    });
    expect((view?.endsAt ?? 0) - (view?.startedAt ?? 0)).toBe(exportDuration);
  });
});

describe('CancelExportTask', () => {
  it('cancels a task, which takes a moment', async () => {
    const opened = await open();
    await startTask(opened);
    opened.standIn.clock.advance(exportDuration / 2);
    const answer = await cancel(opened);
    expect(answer).toMatchObject({ Status: 'CANCELING', PercentProgress: 37 });
    opened.standIn.clock.advance(exportDuration / 10);
    expect(await task(opened)).toMatchObject({
      Status: 'CANCELED',
      PercentProgress: 37,
      TaskEndTime: expect.any(Date) as Date,
    });
  });

  it('leaves a task that never began without a start', async () => {
    const opened = await open();
    await startTask(opened);
    await cancel(opened);
    opened.standIn.clock.advance(exportDuration);
    const ended = await task(opened);
    expect(ended?.Status).toBe('CANCELED');
    expect(ended).not.toHaveProperty('TaskStartTime');
  });

  it('makes room for another task of the same source', async () => {
    const opened = await open();
    await startTask(opened);
    await cancel(opened);
    opened.standIn.clock.advance(exportDuration / 10);
    await startTask(opened, { ExportTaskIdentifier: 'task-2' });
    expect(opened.standIn.acceptedTasks()).toBe(2);
  });

  it('refuses a task that has ended, and one that there is not', async () => {
    const opened = await open();
    await finishTask(opened);
    expect(await refusalOf(cancel(opened))).toMatchObject({
      name: 'InvalidExportTaskStateFault',
      status: 400,
    });
    expect(await refusalOf(cancel(opened, 'dream'))).toMatchObject({
      name: 'ExportTaskNotFoundFault',
      status: 404,
    });
  });
});

describe('DescribeExportTasks', () => {
  it('answers an identifier that there is not with an empty list', async () => {
    const { rds } = await open();
    expect(await list(rds, { ExportTaskIdentifier: 'dream' })).toEqual([]);
  });

  it.each([
    ['by source', { SourceArn: sourceArn('snapshot:billing') }, ['two']],
    ['by type of source', { SourceType: 'CLUSTER' as const }, ['three']],
    ['by status', { Filters: [{ Name: 'status', Values: ['complete', 'failed'] }] }, ['one']],
    [
      'by status in upper case, in vain',
      { Filters: [{ Name: 'status', Values: ['COMPLETE'] }] },
      [],
    ],
    [
      'by bucket',
      { Filters: [{ Name: 's3-bucket', Values: ['exports-eu'] }] },
      ['one', 'three', 'two'],
    ],
    [
      'by identifier',
      { Filters: [{ Name: 'export-task-identifier', Values: ['two', 'one'] }] },
      ['one', 'two'],
    ],
    [
      'by two filters',
      {
        Filters: [
          { Name: 'status', Values: ['starting'] },
          { Name: 'source-arn', Values: [sourceArn('cluster:warehouse')] },
        ],
      },
      ['three'],
    ],
  ])('finds tasks %s', async (_what, input, expected) => {
    const opened = await open();
    await finishTask(opened, { ExportTaskIdentifier: 'one' });
    await startTask(opened, {
      ExportTaskIdentifier: 'two',
      SourceArn: sourceArn('snapshot:billing'),
    });
    await startTask(opened, {
      ExportTaskIdentifier: 'three',
      SourceArn: sourceArn('cluster:warehouse'),
    });
    const found = await list(opened.rds, input);
    expect(found.map(({ ExportTaskIdentifier }) => ExportTaskIdentifier)).toEqual(expected);
  });

  it('pages by Marker', async () => {
    const opened = await open({ pageSizes: { tasks: 1 } });
    await finishTask(opened, { ExportTaskIdentifier: 'one' });
    await startTask(opened, { ExportTaskIdentifier: 'two' });
    const found: ExportTask[] = [];
    for await (const page of paginateDescribeExportTasks({ client: opened.rds }, {})) {
      found.push(...(page.ExportTasks ?? []));
    }
    expect(found).toHaveLength(2);
  });

  it('refuses what RDS refuses', async () => {
    const { rds } = await open();
    const short = await refusalOf(list(rds, { MaxRecords: 10 }));
    const unknown = await refusalOf(list(rds, { Filters: [{ Name: 'mood', Values: ['good'] }] }));
    expect([short.name, unknown.name]).toEqual(['InvalidParameterValue', 'InvalidParameterValue']);
  });

  it('tells of tasks from before the stand-in started', async () => {
    const { rds } = await open({ seed: (await import('./data/demo.ts')).demoSeed });
    const tasks = await list(rds);
    const statuses = new Map(tasks.map((one) => [one.ExportTaskIdentifier, one.Status]));
    expect(Object.fromEntries(statuses)).toEqual({
      'billing-year-end': 'FAILED',
      'loyalty-upgrade-check': 'IN_PROGRESS',
      'orders-audit-q3': 'COMPLETE',
      'orders-migration-baseline': 'COMPLETE',
      'site-relaunch-copy': 'CANCELED',
      'warehouse-reporting-2026-11': 'COMPLETE',
    });
    expect(tasks.filter(({ WarningMessage }) => WarningMessage)).toHaveLength(1);
  });
});
