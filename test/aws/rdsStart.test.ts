import { StartExportTaskCommand } from '@aws-sdk/client-rds';
import { describe, expect, it } from 'vitest';
import { exportDuration } from './fixture/exporting.ts';
import { clientsFor, open, refusalOf } from './fixture/open.ts';
import { finishTask, roleArn, sourceArn, startTask, task, taskInput } from './fixture/tasks.ts';

const sources = [
  'snapshot:orders-manual',
  'snapshot:billing',
  'snapshot:awsbackup:job-1',
  'cluster-snapshot:warehouse-1',
  'cluster-snapshot:multi-az',
  'cluster:warehouse',
];

describe('StartExportTask', () => {
  it('answers with the task, which is starting', async () => {
    const opened = await open();
    const answer = await startTask(opened, { ExportOnly: ['shop.public', 'shop.audit.events'] });
    expect(answer).toMatchObject({
      ExportTaskIdentifier: 'task-1',
      SourceArn: sourceArn('snapshot:orders-manual'),
      S3Bucket: 'exports-eu',
      S3Prefix: '',
      IamRoleArn: roleArn('exporter'),
      KmsKeyId: 'alias/exports',
      ExportOnly: ['shop.public', 'shop.audit.events'],
      Status: 'STARTING',
      PercentProgress: 0,
      TotalExtractedDataInGB: 0,
      SourceType: 'SNAPSHOT',
      SnapshotTime: expect.any(Date) as Date,
    });
    expect(answer).not.toHaveProperty('TaskStartTime');
    expect(opened.standIn.acceptedTasks()).toBe(1);
  });

  it.each(sources)('takes %s', async (source) => {
    const opened = await open();
    const { Status } = await startTask(opened, { SourceArn: sourceArn(source) });
    expect(Status).toBe('STARTING');
  });

  it.each([
    ['its id', '1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['its ARN', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
    ["its alias's ARN", 'arn:aws:kms:eu-west-1:111122223333:alias/exports'],
  ])('takes a key by %s', async (_what, KmsKeyId) => {
    expect((await startTask(await open(), { KmsKeyId })).KmsKeyId).toBe(KmsKeyId);
  });

  it.each([
    ['a digit at the start', { ExportTaskIdentifier: '1-task' }, 'InvalidParameterValue', 400],
    ['two hyphens', { ExportTaskIdentifier: 'a--b' }, 'InvalidParameterValue', 400],
    ['a hyphen at the end', { ExportTaskIdentifier: 'a-' }, 'InvalidParameterValue', 400],
    ['61 characters', { ExportTaskIdentifier: 'a'.repeat(61) }, 'InvalidParameterValue', 400],
    ['a colon in the prefix', { S3Prefix: 'a:b' }, 'InvalidParameterValue', 400],
    ['a missing role', { IamRoleArn: undefined }, 'MissingParameter', 400],
    ['a source that is no ARN', { SourceArn: 'orders' }, 'InvalidParameterValue', 400],
    [
      'an instance as source',
      { SourceArn: sourceArn('db:orders-db') },
      'InvalidParameterValue',
      400,
    ],
    [
      'an unknown snapshot',
      { SourceArn: sourceArn('snapshot:dream') },
      'DBSnapshotNotFoundFault',
      404,
    ],
    [
      'an unknown cluster snapshot',
      { SourceArn: sourceArn('cluster-snapshot:dream') },
      'DBClusterSnapshotNotFoundFault',
      404,
    ],
    [
      'an unknown cluster',
      { SourceArn: sourceArn('cluster:dream') },
      'DBClusterNotFoundFault',
      404,
    ],
    [
      'an engine without exports',
      { SourceArn: sourceArn('snapshot:oracle') },
      'InvalidParameterValue',
      400,
    ],
    [
      'magnetic storage',
      { SourceArn: sourceArn('snapshot:magnetic') },
      'InvalidParameterValue',
      400,
    ],
    ['Serverless v1', { SourceArn: sourceArn('cluster:v1') }, 'InvalidParameterValue', 400],
    [
      'a Multi-AZ DB cluster',
      { SourceArn: sourceArn('cluster:geo') },
      'InvalidParameterValue',
      400,
    ],
    ['Neptune', { SourceArn: sourceArn('cluster:graph') }, 'InvalidParameterValue', 400],
    [
      'a snapshot that is being made',
      { SourceArn: sourceArn('snapshot:in-the-making') },
      'InvalidExportSourceStateFault',
      400,
    ],
    ['a part of four names', { ExportOnly: ['a.b.c.d'] }, 'InvalidExportOnlyFault', 400],
    ['a part with a space', { ExportOnly: ['a b'] }, 'InvalidExportOnlyFault', 400],
    [
      'a schema in MySQL',
      { SourceArn: sourceArn('snapshot:billing'), ExportOnly: ['a.b.c'] },
      'InvalidExportOnlyFault',
      400,
    ],
    [
      'more than 200 KB of parts',
      { ExportOnly: Array.from({ length: 3000 }, () => 'x'.repeat(70)) },
      'InvalidExportOnlyFault',
      400,
    ],
    ['an unknown bucket', { S3BucketName: 'nothing' }, 'InvalidS3BucketFault', 400],
    ['a bucket of another Region', { S3BucketName: 'exports-us' }, 'InvalidS3BucketFault', 400],
    ['a bucket of another account', { S3BucketName: 'partner' }, 'InvalidS3BucketFault', 400],
    ['an unknown role', { IamRoleArn: roleArn('dream') }, 'IamRoleNotFoundFault', 404],
    [
      'a role that RDS may not assume',
      { IamRoleArn: roleArn('teams/data/stranger') },
      'IamRoleMissingPermissionsFault',
      400,
    ],
    [
      'a role that may not write',
      { IamRoleArn: roleArn('powerless') },
      'IamRoleMissingPermissionsFault',
      400,
    ],
    ['an unknown key', { KmsKeyId: 'alias/dream' }, 'KMSKeyNotAccessibleFault', 400],
    ['a disabled key', { KmsKeyId: 'alias/off' }, 'KMSKeyNotAccessibleFault', 400],
    [
      'a key of another Region',
      { KmsKeyId: '0000abcd-12ab-34cd-56ef-1234567890ab' },
      'KMSKeyNotAccessibleFault',
      400,
    ],
  ])('refuses %s, and uses the identifier up for nothing', async (_what, wishes, name, status) => {
    const opened = await open();
    const input = { ...taskInput(), ...wishes } as ReturnType<typeof taskInput>;
    const refusal = await refusalOf(opened.rds.send(new StartExportTaskCommand(input)));
    expect(refusal).toMatchObject({ name, status });
    expect(opened.standIn.acceptedTasks()).toBe(0);
    expect((await startTask(opened)).Status).toBe('STARTING');
  });

  it('takes no identifier twice, also when the first task has ended', async () => {
    const opened = await open();
    await finishTask(opened);
    const again = await refusalOf(startTask(opened, { SourceArn: sourceArn('snapshot:billing') }));
    expect(again).toEqual({
      name: 'ExportTaskAlreadyExistsFault',
      message: 'The export task with the ID task-1 already exists.',
      status: 400,
    });
  });

  it('takes one task at a time of a source', async () => {
    const opened = await open();
    await startTask(opened);
    const second = await refusalOf(startTask(opened, { ExportTaskIdentifier: 'task-2' }));
    expect(second.name).toBe('InvalidExportSourceStateFault');
    opened.standIn.clock.advance(exportDuration);
    await startTask(opened, { ExportTaskIdentifier: 'task-2' });
    expect(opened.standIn.acceptedTasks()).toBe(2);
  });

  it('takes five tasks at a time', async () => {
    const opened = await open();
    const starts = sources.map(
      (source, index) => () =>
        startTask(opened, {
          ExportTaskIdentifier: `task-${index + 1}`,
          SourceArn: sourceArn(source),
        }),
    );
    for (const start of starts.slice(0, 5)) await start();
    const sixth = await refusalOf(Promise.resolve(starts[5]?.()));
    expect(sixth).toEqual({
      name: 'ExportTaskLimitReachedFault',
      message: 'You have reached the limit of 5 concurrent export tasks',
      status: 400,
    });
  });

  it('knows no sources of other Regions', async () => {
    const { standIn } = await open();
    const refusal = await refusalOf(startTask(clientsFor(standIn.url, 'us-east-1')));
    expect(refusal.name).toBe('DBSnapshotNotFoundFault');
  });

  it('has started the task when only its answer was cut off', async () => {
    const opened = await open();
    opened.standIn.faults.set({ fault: 'cut-after', operation: 'StartExportTask', times: 1 });
    await refusalOf(startTask(opened));
    expect(opened.standIn.acceptedTasks()).toBe(1);
    expect((await task(opened))?.Status).toBe('STARTING');
  });
});
