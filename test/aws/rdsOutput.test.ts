import { gunzipSync } from 'node:zlib';
import { CancelExportTaskCommand } from '@aws-sdk/client-rds';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { demoSeed } from './data/demo.ts';
import { exportDuration, keysIn } from './fixture/exporting.ts';
import { open } from './fixture/open.ts';
import { finishTask, roleArn, sourceArn, startTask } from './fixture/tasks.ts';
import type { StandIn } from './standIn.ts';

const part = String.raw`part-00000-[0-9a-f-]{36}-c000\.gz\.parquet`;

async function objectOf(standIn: StandIn, key: string, bucket = 'exports-eu'): Promise<Buffer> {
  const body = await standIn.readObject(bucket, key);
  if (!body) throw new Error(`There is no object '${key}'.`);
  return body;
}

async function readParquet(body: Buffer, utf8 = true): Promise<readonly Record<string, unknown>[]> {
  return await parquetReadObjects({
    file: toArrayBuffer(body),
    utf8,
    compressors: { GZIP: (input) => gunzipSync(input) },
  });
}

function toArrayBuffer(body: Buffer): ArrayBuffer {
  return Uint8Array.from(body).buffer;
}

describe('the folder of an export task', () => {
  it('is not there before the task is complete', async () => {
    const opened = await open();
    await startTask(opened);
    opened.standIn.clock.advance(exportDuration / 2);
    expect(await keysIn(opened.s3, 'task-1/')).toEqual([]);
  });

  it('holds every table in a folder of its own, and what is told of them', async () => {
    const opened = await open();
    await finishTask(opened, { S3Prefix: 'daily run/' });
    const keys = await keysIn(opened.s3, 'daily');
    expect([...keys].sort()).toEqual([
      'daily_run/task-1/export_info_task-1.json',
      'daily_run/task-1/export_tables_info_task-1_from_1_to_4.json',
      'daily_run/task-1/shop/public.empty/1/_SUCCESS',
      'daily_run/task-1/shop/public.old__lines_/1/_SUCCESS',
      expect.stringMatching(`^daily_run/task-1/shop/public.old__lines_/1/${part}$`),
      'daily_run/task-1/shop/public.orders/1/_SUCCESS',
      expect.stringMatching(`^daily_run/task-1/shop/public.orders/1/${part}$`),
    ]);
  });

  it('has the database twice in the paths of MySQL', async () => {
    const opened = await open();
    await finishTask(opened, { SourceArn: sourceArn('cluster:warehouse') });
    expect(await keysIn(opened.s3, 'task-1/billing/')).toEqual(
      expect.arrayContaining(['task-1/billing/billing.invoices/1/_SUCCESS']),
    );
  });

  it.each([
    ['a table', 'snapshot:orders-manual', ['shop.public.orders'], ['shop/public.orders']],
    [
      'a schema',
      'snapshot:orders-manual',
      ['shop.public'],
      ['shop/public.empty', 'shop/public.old__lines_', 'shop/public.orders'],
    ],
    [
      'a database',
      'snapshot:billing',
      ['billing'],
      ['billing/billing.invoices', 'billing/billing.payments'],
    ],
    ['a table of MySQL', 'snapshot:billing', ['billing.payments'], ['billing/billing.payments']],
  ])('holds only %s that was asked for', async (_what, source, ExportOnly, folders) => {
    const opened = await open();
    await finishTask(opened, { SourceArn: sourceArn(source), ExportOnly });
    const keys = await keysIn(opened.s3, 'task-1/');
    const found = keys.flatMap((key) => /^task-1\/(.+)\/1\/_SUCCESS$/.exec(key)?.[1] ?? []);
    expect(found.sort()).toEqual(folders);
  });

  it('tells of the task as RDS does', async () => {
    const opened = await open();
    const ended = await finishTask(opened, { ExportOnly: ['shop'] });
    const info = await objectOf(opened.standIn, 'task-1/export_info_task-1.json');
    expect(JSON.parse(info.toString())).toEqual({
      exportTaskIdentifier: 'task-1',
      sourceArn: sourceArn('snapshot:orders-manual'),
      exportOnly: ['shop'],
      snapshotTime: ended?.SnapshotTime?.toISOString(),
      taskStartTime: ended?.TaskStartTime?.toISOString(),
      taskEndTime: ended?.TaskEndTime?.toISOString(),
      s3Bucket: 'exports-eu',
      s3Prefix: '',
      exportedFilesPath: 'task-1',
      iamRoleArn: roleArn('exporter'),
      kmsKeyId: 'alias/exports',
      status: 'COMPLETE',
      percentProgress: 100,
      totalExportedDataInGB: 10,
    });
  });

  it('tells the original types, and which table was skipped', async () => {
    const opened = await open();
    await finishTask(opened);
    const key = 'task-1/export_tables_info_task-1_from_1_to_4.json';
    const info = JSON.parse((await objectOf(opened.standIn, key)).toString()) as {
      perTableStatus: { target: string; status: string; schemaMetadata?: object }[];
    };
    expect(info.perTableStatus.map(({ target, status }) => [target, status])).toEqual([
      ['shop.public.orders', 'COMPLETE'],
      ['shop.public.old "lines"', 'COMPLETE'],
      ['shop.public.empty', 'COMPLETE'],
      ['shop.audit.events', 'SKIPPED'],
    ]);
    expect(info.perTableStatus[0]?.schemaMetadata).toMatchObject({
      originalTypeMappings: [
        { columnName: 'id', originalType: 'bigint', expectedExportedType: 'int64' },
        {
          columnName: 'name',
          originalType: 'character varying',
          expectedExportedType: 'binary (UTF8)',
          originalCharMaxLength: 40,
        },
        { columnName: 'price', originalType: 'numeric', originalNumPrecision: 10 },
      ],
    });
  });

  it('is real Parquet in gzip, whose rows are those of the table', async () => {
    const opened = await open();
    await finishTask(opened);
    const keys = await keysIn(opened.s3, 'task-1/shop/public.orders/1/part');
    const body = await objectOf(opened.standIn, keys[0] ?? '');
    expect([body.subarray(0, 4).toString(), body.subarray(-4).toString()]).toEqual([
      'PAR1',
      'PAR1',
    ]);
    const { row_groups, num_rows } = parquetMetadata(toArrayBuffer(body));
    expect([num_rows, row_groups[0]?.columns[0]?.meta_data?.codec]).toEqual([30n, 'GZIP']);
    const rows = await readParquet(body);
    expect(rows[7]).toEqual({ id: 7n, name: 'row 7', price: '7.50' });
  });

  it('has the tables that were done when the task was canceled, and nothing more', async () => {
    const opened = await open();
    await startTask(opened);
    opened.standIn.clock.advance(exportDuration * 0.7);
    await opened.rds.send(new CancelExportTaskCommand({ ExportTaskIdentifier: 'task-1' }));
    opened.standIn.clock.advance(exportDuration);
    expect([...(await keysIn(opened.s3, 'task-1/'))].sort()).toEqual([
      'task-1/shop/public.orders/1/_SUCCESS',
      expect.stringMatching(`^task-1/shop/public.orders/1/${part}$`),
    ]);
  });

  it('is never begun where the task may not write', async () => {
    const opened = await open();
    await finishTask(opened, { S3BucketName: 'locked' });
    expect(await keysIn(opened.s3, '', 'locked')).toEqual([]);
  });
});

describe('the databases of the demo account', () => {
  it('become the same files at every start', async () => {
    const [one, other] = [await open({ seed: demoSeed }), await open({ seed: demoSeed })];
    const prefix = 'databases/warehouse-reporting-2026-11/warehouse/';
    const keys = await keysIn(one.s3, prefix, 'acme-data-exports');
    expect(keys).toEqual(await keysIn(other.s3, prefix, 'acme-data-exports'));
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      const bodies = [one, other].map(({ standIn }) => objectOf(standIn, key, 'acme-data-exports'));
      const [first, second] = await Promise.all(bodies);
      expect(second && first?.equals(second)).toBe(true);
    }
  });

  it('have the types in Parquet that RDS gives to those of MySQL', async () => {
    const opened = await open({ seed: demoSeed });
    await finishTask(opened, {
      SourceArn: sourceArn('snapshot:billing-year-end-2025'),
      S3BucketName: 'acme-data-exports',
      IamRoleArn: roleArn('rds-export-role'),
      KmsKeyId: 'alias/acme-exports',
      ExportOnly: ['billing.invoices'],
    });
    const folder = 'task-1/billing/billing.invoices/1/part';
    const [key = ''] = await keysIn(opened.s3, folder, 'acme-data-exports');
    const body = await objectOf(opened.standIn, key, 'acme-data-exports');
    const { schema } = parquetMetadata(toArrayBuffer(body));
    const types = schema.slice(1).map((one) => [one.name, one.type, one.converted_type]);
    expect(types).toEqual([
      ['id', 'FIXED_LEN_BYTE_ARRAY', 'DECIMAL'],
      ['number', 'BYTE_ARRAY', 'UTF8'],
      ['customer', 'BYTE_ARRAY', 'UTF8'],
      ['issued', 'BYTE_ARRAY', 'UTF8'],
      ['due_at', 'INT64', 'TIMESTAMP_MICROS'],
      ['net', 'INT64', 'DECIMAL'],
      ['tax_rate', 'INT32', 'DECIMAL'],
      ['currency', 'BYTE_ARRAY', undefined],
      ['fiscal_year', 'INT32', undefined],
      ['paid', 'INT32', undefined],
    ]);
    const rows = await readParquet(body, false);
    expect(rows[0]?.['currency']).toEqual(new Uint8Array(Buffer.from('EUR')));
    expect(rows[0]?.['due_at']).toBeInstanceOf(Date);
  });
});
