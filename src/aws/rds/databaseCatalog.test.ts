import type { DBSnapshot, RDSClient } from '@aws-sdk/client-rds';
import { describe, expect, it } from 'vitest';
import type { Clients } from '../connection/clients.ts';
import { createDatabaseCatalog } from './databaseCatalog.ts';

const account = '111122223333';
const arnOf = (rest: string, owner = account): string => `arn:aws:rds:eu-west-1:${owner}:${rest}`;

const snapshot = (id: string, SnapshotType = 'manual'): DBSnapshot => ({
  DBSnapshotIdentifier: id,
  DBSnapshotArn: arnOf(`snapshot:${id}`),
  SnapshotType,
});

type Input = Readonly<Record<string, unknown>>;

/** The catalog of a server that answers by what it is asked, and all that it was asked. */
function catalogOf(answerTo: (input: Input) => object) {
  const asked: Input[] = [];
  const send = ({ input }: { readonly input: Input }) => {
    const sent = Object.entries(input).filter(([, value]) => value !== undefined);
    asked.push(Object.fromEntries(sent));
    return Promise.resolve(answerTo(input));
  };
  const rds = () => ({ send }) as unknown as RDSClient;
  const clients = { rds, region: 'eu-west-1' } as unknown as Clients;
  const identity = () => Promise.resolve({ account, arn: 'arn:aws:iam::111122223333:user/dana' });
  return { catalog: createDatabaseCatalog(clients, identity), asked };
}

describe('the list of DB snapshots', () => {
  /** A server with two pages of snapshots, and two of AWS Backup's. */
  const pages = ({ SnapshotType, Marker }: Input): object => {
    const backup = SnapshotType === 'awsbackup';
    const name = `${backup ? 'awsbackup:job-' : 'own-'}${Marker === undefined ? 1 : 2}`;
    const items = [snapshot(name, backup ? 'awsbackup' : 'manual')];
    return { DBSnapshots: items, ...(Marker === undefined && { Marker: 'more' }) };
  };

  it('goes through the own and shared ones, then through those of AWS Backup', async () => {
    const { catalog, asked } = catalogOf(pages);
    const first = await catalog.list('snapshot');
    const second = await catalog.list('snapshot', first.next);
    const third = await catalog.list('snapshot', second.next);
    const names = [first, second, third].map(({ items }) => items.map(({ name }) => name));
    expect(names).toEqual([['own-1'], ['own-2', 'awsbackup:job-1'], ['awsbackup:job-2']]);
    expect(third.next).toBeUndefined();
    expect(asked).toEqual([
      { IncludeShared: true, MaxRecords: 100 },
      { IncludeShared: true, MaxRecords: 100, Marker: 'more' },
      { SnapshotType: 'awsbackup', MaxRecords: 100 },
      { SnapshotType: 'awsbackup', MaxRecords: 100, Marker: 'more' },
    ]);
  });

  it('has each of AWS Backup once, also where AWS lists them with the others', async () => {
    const all = [snapshot('own'), snapshot('awsbackup:job', 'awsbackup')];
    const { catalog } = catalogOf(({ SnapshotType: type }) => ({
      DBSnapshots: all.filter((one) => type === undefined || one.SnapshotType === type),
    }));
    const { items } = await catalog.list('snapshot');
    expect(items.map(({ name }) => name)).toEqual(['own', 'awsbackup:job']);
  });

  it('leaves out what has no ARN, as it could not be exported', async () => {
    const { catalog } = catalogOf(() => ({ DBSnapshots: [{ DBSnapshotIdentifier: 'a' }] }));
    expect(await catalog.list('snapshot')).toEqual({ items: [] });
  });
});

describe('the lists of clusters and their snapshots', () => {
  it('go on from where they were left, with shared snapshots', async () => {
    const { catalog, asked } = catalogOf(() => ({ Marker: 'more' }));
    const page = { items: [], next: 'more' };
    expect(await catalog.list('cluster-snapshot', 'here')).toEqual(page);
    expect(await catalog.list('cluster', 'here')).toEqual(page);
    expect(asked).toEqual([
      { IncludeShared: true, MaxRecords: 100, Marker: 'here' },
      { MaxRecords: 100, Marker: 'here' },
    ]);
  });
});

describe('a source', () => {
  it.each([
    ['snapshot:by-hand', { DBSnapshotIdentifier: 'by-hand' }],
    ['snapshot:rds:a', { DBSnapshotIdentifier: 'rds:a', SnapshotType: 'automated' }],
    ['snapshot:awsbackup:a', { DBSnapshotIdentifier: 'awsbackup:a', SnapshotType: 'awsbackup' }],
    ['cluster-snapshot:rds:a', { DBClusterSnapshotIdentifier: 'rds:a', SnapshotType: 'automated' }],
    ['cluster-snapshot:awsbackup:a', { DBClusterSnapshotIdentifier: 'awsbackup:a' }],
    ['cluster:shop', { DBClusterIdentifier: 'shop' }],
  ])('%s is asked for by its identifier', async (rest, wanted) => {
    const arn = arnOf(rest);
    const { catalog, asked } = catalogOf(() => ({
      DBSnapshots: [{ DBSnapshotArn: arn }],
      DBClusterSnapshots: [{ DBClusterSnapshotArn: arn }],
      DBClusters: [{ DBClusterArn: arn }],
    }));
    expect(await catalog.describe(arn)).toMatchObject({ arn });
    expect(asked).toEqual([{ ...wanted, MaxRecords: 100 }]);
  });

  it('of another account is asked for by its ARN', async () => {
    const arn = arnOf('snapshot:theirs', '444455556666');
    const { catalog, asked } = catalogOf(() => ({ DBSnapshots: [{ DBSnapshotArn: arn }] }));
    await catalog.describe(arn);
    expect(asked).toEqual([{ DBSnapshotIdentifier: arn, IncludeShared: true, MaxRecords: 100 }]);
  });

  it('is not mistaken for another one that has the same identifier', async () => {
    const { catalog } = catalogOf(() => ({ DBSnapshots: [snapshot('a')] }));
    const theirs = arnOf('snapshot:a', '444455556666');
    await expect(catalog.describe(theirs)).rejects.toMatchObject({ reason: 'source-not-found' });
  });

  it('is not found where AWS lists none, or where its ARN is of something else', async () => {
    const { catalog } = catalogOf(() => ({}));
    const failure = { reason: 'source-not-found' };
    await expect(catalog.describe(arnOf('snapshot:a'))).rejects.toMatchObject(failure);
    await expect(catalog.describe(arnOf('db:orders'))).rejects.toMatchObject(failure);
  });
});
