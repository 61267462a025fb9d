import { DescribeDBSnapshotsCommand } from '@aws-sdk/client-rds';
import { expect, it, onTestFinished } from 'vitest';
import { open, refusalOf } from './fixture/open.ts';
import { classic, domainSeed, refusalIn, v2 } from './fixture/simpledb.ts';
import { startTask } from './fixture/tasks.ts';
import { startStandIn } from './standIn.ts';

it('deletes a snapshot, which then can neither be listed nor exported', async () => {
  const opened = await open();
  opened.standIn.deleteDatabase('orders-manual');
  const { DBSnapshots = [] } = await opened.rds.send(new DescribeDBSnapshotsCommand({}));
  const ids = DBSnapshots.map(({ DBSnapshotIdentifier }) => DBSnapshotIdentifier);
  expect(ids).toContain('billing');
  expect(ids).not.toContain('orders-manual');
  expect((await refusalOf(startTask(opened))).name).toBe('DBSnapshotNotFoundFault');
});

it('deletes a domain, of which both APIs then know nothing', async () => {
  const standIn = await startStandIn({ seed: domainSeed });
  onTestFinished(() => standIn.close());
  standIn.deleteDomain('people');
  const looked = await classic(standIn, { Action: 'DomainMetadata', DomainName: 'people' });
  expect(refusalIn(looked)).toBe('NoSuchDomain 400');
  const input = { domainName: 'people', s3Bucket: 'exports-eu' };
  expect((await v2(standIn, 'StartDomainExport', input)).error).toContain('NoSuchDomainException');
});
