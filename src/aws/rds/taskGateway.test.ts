import type { ExportTask, RDSClient } from '@aws-sdk/client-rds';
import { describe, expect, it } from 'vitest';
import { aRequest } from '../../../test/fakes/samples.ts';
import type { ExportRequest } from '../../core/kinds/registry.ts';
import type { Clients } from '../connection/clients.ts';
import { createExportTasks } from './taskGateway.ts';

const SourceArn = 'arn:aws:rds:eu-west-1:111122223333:cluster:shop';
const request: ExportRequest = {
  kind: 'rds-database',
  token: 'token-1',
  input: {
    ExportTaskIdentifier: 'shop-1',
    SourceArn,
    S3BucketName: 'acme-exports',
    IamRoleArn: 'arn:aws:iam::111122223333:role/exports',
    KmsKeyId: 'alias/exports',
    ExportOnly: ['shop'],
  },
};

/** The gateway to a server that gives one answer to everything, and what it was asked. */
function gatewayTo(answer: object) {
  const asked: object[] = [];
  const send = ({ input }: { readonly input: object }) => {
    asked.push(input);
    return Promise.resolve(answer);
  };
  const rds = () => ({ send }) as unknown as RDSClient;
  const clients = { rds, region: 'eu-west-1' } as unknown as Clients;
  return { gateway: createExportTasks(clients), asked };
}

const task = (id: string, started?: number): ExportTask => ({
  ExportTaskIdentifier: id,
  SourceArn,
  Status: 'IN_PROGRESS',
  ...(started !== undefined && { TaskStartTime: new Date(started) }),
});

describe('an export task', () => {
  it('is started with exactly what was asked for, without the token, which RDS has none of', async () => {
    const { gateway, asked } = gatewayTo(task('shop-1'));
    expect(await gateway.start(request)).toMatchObject({ name: 'shop-1', state: 'running' });
    expect(asked).toEqual([request.input]);
  });

  it('is not made of a request of another kind', async () => {
    const { gateway, asked } = gatewayTo(task('shop-1'));
    await expect(gateway.start(aRequest('token-1'))).rejects.toThrow(TypeError);
    expect(asked).toEqual([]);
  });

  it('is asked for and canceled by the identifier in its handle', async () => {
    const { gateway, asked } = gatewayTo({ ...task('shop-1'), ExportTasks: [task('shop-1')] });
    const { arn } = await gateway.start(request);
    await gateway.describe(arn);
    await gateway.cancel?.(arn);
    expect(asked.slice(1)).toEqual([
      { ExportTaskIdentifier: 'shop-1' },
      { ExportTaskIdentifier: 'shop-1' },
    ]);
  });

  it.each([{}, { ExportTasks: [] }])('that AWS does not know is not found: %j', async (answer) => {
    const { gateway } = gatewayTo(answer);
    await expect(gateway.describe('rds:eu-west-1:111122223333:task/gone')).rejects.toMatchObject({
      reason: 'export-not-found',
      details: { resource: 'gone' },
    });
  });

  it('is not asked for by what is no handle', async () => {
    const { gateway, asked } = gatewayTo({ ExportTasks: [task('shop-1')] });
    const other = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/export/1';
    await expect(gateway.describe(other)).rejects.toMatchObject({ reason: 'export-not-found' });
    await expect(gateway.cancel?.(other)).rejects.toMatchObject({ reason: 'export-not-found' });
    expect(asked).toEqual([]);
  });

  it('may have been started where the answer is none of AWS', async () => {
    const { gateway } = gatewayTo({});
    await expect(gateway.start(request)).rejects.toMatchObject({ reason: 'not-json' });
  });
});

describe('a list of export tasks', () => {
  it('comes newest first, with those that have not begun before all others', async () => {
    const canceled = { ...task('canceled'), Status: 'CANCELED', TaskEndTime: new Date(2) };
    const ExportTasks = [task('old', 1), canceled, task('new', 3), task('starting')];
    const { items } = await gatewayTo({ ExportTasks }).gateway.list();
    const names = items.map(({ report }) => report?.name);
    expect(names).toEqual(['starting', 'new', 'canceled', 'old']);
  });

  it('is that of a source where one is named, and goes on from where it was left', async () => {
    const { gateway, asked } = gatewayTo({ ExportTasks: [task('a')], Marker: 'm2' });
    const page = await gateway.list(SourceArn, 'm1');
    expect(page.next).toBe('m2');
    expect(asked).toEqual([{ SourceArn, MaxRecords: 100, Marker: 'm1' }]);
  });

  it('ends with an empty marker, and has no row that could never be asked for again', async () => {
    const ExportTasks = [{ Status: 'COMPLETE' }, { ExportTaskIdentifier: 'a' }, { SourceArn }];
    expect(await gatewayTo({ ExportTasks, Marker: '' }).gateway.list()).toEqual({ items: [] });
    expect(await gatewayTo({}).gateway.list()).toEqual({ items: [] });
  });
});
