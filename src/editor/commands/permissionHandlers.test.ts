import { describe, expect, it } from 'vitest';
import { openDesk } from '../../../test/fakes/commandDesk.ts';
import { connection, orders } from '../../../test/fakes/samples.ts';
import { aSnapshot, tableNode, thing } from '../../../test/fakes/things.ts';
import { ExportError } from '../../core/errors.ts';
import { commands } from '../contributions.ts';

const show = commands.showRequiredPermissions;
const later = 'Not decided yet';
const exporting = 'Export a DynamoDB table to S3';
const source = { name: 'orders', arn: orders.arn };
const database = thing('database', 'orders', aSnapshot('orders'));
const roleArn = 'arn:aws:iam::111122223333:role/rds-exports';
const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60';

describe('Show Required Permissions', () => {
  it('asks of a table what is to be done with it, and all else can wait', async () => {
    const { ask, documents, run } = await openDesk();
    ask.picks = [exporting, later];
    await run(show, tableNode());
    expect(ask.offered[0]?.map(({ label }) => label)).toEqual([
      exporting,
      'Back up a DynamoDB table',
    ]);
    expect(ask.entries).toEqual([]);
    expect(documents).toEqual([
      { kind: 'permissions', connection, job: 'dynamodb-table', need: { source } },
    ]);
  });

  it('asks nothing more for a backup', async () => {
    const { ask, documents, run } = await openDesk();
    ask.picks = ['Back up a DynamoDB table'];
    await run(show, tableNode());
    expect(documents).toEqual([
      { kind: 'permissions', connection, job: 'dynamodb-backup', need: { source } },
    ]);
  });

  it('takes bucket, prefix and key of one’s own', async () => {
    const { ask, documents, run } = await openDesk();
    ask.picks = [exporting, 'acme-exports', 'No KMS key'];
    ask.enters = ['daily'];
    await run(show, tableNode());
    expect(ask.entries.map(({ title }) => title)).toEqual(['Prefix in acme-exports']);
    const destination = { bucket: 'acme-exports', bucketOwner: '', prefix: 'daily' };
    expect(documents).toMatchObject([{ need: { source, ...destination } }]);
  });

  it('asks whose a bucket is that is not in the list', async () => {
    const { ask, documents, run } = await openDesk();
    ask.picks = [exporting, 'their-bucket', 'alias/theirs'];
    ask.enters = [' 444455556666 ', ''];
    await run(show, tableNode());
    expect(ask.entries[0]?.check('4444')).toMatch(/12 digits/);
    expect(ask.entries[0]?.check('')).toBeUndefined();
    const destination = { bucket: 'their-bucket', bucketOwner: '444455556666', prefix: '' };
    expect(documents).toMatchObject([
      { need: { source, ...destination, kmsKeyId: 'alias/theirs' } },
    ]);
  });

  it('asks for the role, too, where RDS has one', async () => {
    const { ask, documents, run, world } = await openDesk();
    world.roleList = [{ arn: roleArn, name: 'rds-exports', trustsExports: true }];
    ask.picks = ['acme-exports', keyArn, 'rds-exports'];
    ask.enters = [''];
    await run(show, database);
    expect(ask.offered[2]?.map(({ label }) => label)).toEqual([later, 'rds-exports']);
    expect(documents).toMatchObject([
      { job: 'rds-database', need: { kmsKeyId: keyArn, roleArn, bucket: 'acme-exports' } },
    ]);
  });

  it.each([
    [tableNode(), [exporting], 'us-east-1'],
    [database, [], 'eu-west-1'],
  ])('looks for keys where the export will: %#', async (thing, picks, region) => {
    const { ask, run, world } = await openDesk();
    Object.assign(world.buckets, { regionOf: () => Promise.resolve('us-east-1') });
    ask.picks = [...picks, 'acme-exports', keyArn, roleArn];
    ask.enters = [''];
    await run(show, thing);
    expect(world.calls.filter((call) => call.startsWith('ListAliases'))).toEqual([
      `ListAliases ${region}`,
    ]);
  });

  it('asks for everything when called from the palette', async () => {
    const { ask, documents, run, world } = await openDesk();
    world.domainList = [{ name: 'sessions', itemCount: 1, sizeBytes: 2 }];
    ask.picks = ['Export a SimpleDB domain to S3', 'sessions', later];
    await run(show);
    expect(ask.offered[0]).toHaveLength(4);
    const arn = 'arn:aws:sdb:eu-west-1:111122223333:domain/sessions';
    expect(documents).toMatchObject([
      { job: 'simpledb-domain', need: { source: { name: 'sessions', arn } } },
    ]);
  });

  it('helps those who may look at nothing', async () => {
    const { ask, documents, run, world } = await openDesk();
    for (const call of ['DescribeTable', 'ListBuckets', 'ListAliases', 'HeadBucket']) {
      world.faults.set(call, new ExportError('access-denied'));
    }
    ask.picks = [exporting, 'acme-exports', keyArn];
    ask.enters = ['', ''];
    await run(show, tableNode());
    expect(documents).toMatchObject([
      { need: { source: { name: 'orders' }, bucket: 'acme-exports', kmsKeyId: keyArn } },
    ]);
  });

  it.each([
    [[undefined], []],
    [[exporting, undefined], []],
    [[exporting, 'acme-exports'], [undefined]],
    [[exporting, 'their-bucket'], [undefined]],
    [[exporting, 'acme-exports', undefined], ['daily']],
  ])('shows nothing when the person withdraws: %j, %j', async (picks, enters) => {
    const { ask, documents, run } = await openDesk();
    ask.picks = picks;
    ask.enters = enters;
    await run(show, tableNode());
    expect(documents).toEqual([]);
  });

  it('never takes what no bucket can be called', async () => {
    const { ask, documents, run } = await openDesk();
    ask.picks = [exporting, 'not a bucket/*'];
    await run(show, tableNode());
    expect(documents).toEqual([]);
  });
});
