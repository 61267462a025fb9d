import {
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBSnapshotsCommand,
  type DescribeDBSnapshotsCommandInput,
  type RDSClient,
} from '@aws-sdk/client-rds';
import { describe, expect, it } from 'vitest';
import { clientsFor, open, refusalOf } from './fixture/open.ts';
import { sourceArn } from './fixture/tasks.ts';

async function ids(rds: RDSClient, input: DescribeDBSnapshotsCommandInput): Promise<string[]> {
  const { DBSnapshots } = await rds.send(new DescribeDBSnapshotsCommand(input));
  return (DBSnapshots ?? []).map(({ DBSnapshotIdentifier = '' }) => DBSnapshotIdentifier);
}

describe('DescribeDBSnapshots', () => {
  it('gives manual and automated snapshots unless other types are asked for', async () => {
    const { rds } = await open();
    expect(await ids(rds, {})).toEqual([
      'billing',
      'in-the-making',
      'magnetic',
      'oracle',
      'orders-manual',
      expect.stringMatching(/^rds:orders-db-\d{4}(-\d\d){4}$/),
    ]);
    expect(await ids(rds, { SnapshotType: 'awsbackup' })).toEqual(['awsbackup:job-1']);
    expect(await ids(rds, { SnapshotType: 'shared' })).toEqual([
      sourceArn('snapshot:shared-1', '444455556666'),
    ]);
    expect(await ids(rds, { IncludeShared: true, IncludePublic: true })).toHaveLength(8);
    expect(await ids(rds, { SnapshotType: 'manual', IncludeShared: true })).toHaveLength(5);
  });

  it('tells of a snapshot what an export depends on', async () => {
    const { rds, standIn } = await open();
    const command = new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: 'Orders-Manual' });
    const { DBSnapshots } = await rds.send(command);
    expect(DBSnapshots?.[0]).toMatchObject({
      DBSnapshotArn: sourceArn('snapshot:orders-manual'),
      DBInstanceIdentifier: 'orders-db',
      Engine: 'postgres',
      Status: 'available',
      SnapshotType: 'manual',
      StorageType: 'gp3',
      Encrypted: false,
      AllocatedStorage: 20,
      FullSnapshotSizeInBytes: 10 * 2 ** 30,
      TagList: [],
    });
    const age = standIn.clock.now() - Number(DBSnapshots?.[0]?.SnapshotCreateTime);
    expect(Math.round(age / 3_600_000)).toBe(72);
  });

  it('tells neither time nor size of a snapshot that is being made', async () => {
    const { rds } = await open();
    const command = new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: 'in-the-making' });
    const { DBSnapshots = [] } = await rds.send(command);
    expect(DBSnapshots[0]).toMatchObject({ Status: 'creating', PercentProgress: 37 });
    expect(DBSnapshots[0]).not.toHaveProperty('SnapshotCreateTime');
    expect(DBSnapshots[0]).not.toHaveProperty('FullSnapshotSizeInBytes');
  });

  it.each([
    ['db-instance-id', ['billing-db'], ['billing']],
    ['engine', ['mysql', 'oracle-ee'], ['billing', 'oracle']],
    [
      'snapshot-type',
      ['manual'],
      ['billing', 'in-the-making', 'magnetic', 'oracle', 'orders-manual'],
    ],
    ['db-snapshot-id', ['oracle'], ['oracle']],
  ])('filters by %s', async (Name, Values, expected) => {
    const { rds } = await open();
    expect(await ids(rds, { Filters: [{ Name, Values }] })).toEqual(expected);
  });

  it('needs the type of an automated snapshot that it is to find', async () => {
    const { rds } = await open();
    const DBSnapshotIdentifier = (await ids(rds, { SnapshotType: 'automated' }))[0];
    expect(await ids(rds, { DBSnapshotIdentifier, SnapshotType: 'automated' })).toHaveLength(1);
    const refusal = await refusalOf(ids(rds, { DBSnapshotIdentifier }));
    expect(refusal).toMatchObject({ name: 'DBSnapshotNotFoundFault', status: 404 });
  });

  it('finds a shared snapshot by its ARN', async () => {
    const { rds } = await open();
    const DBSnapshotIdentifier = sourceArn('snapshot:shared-1', '444455556666');
    expect(await ids(rds, { DBSnapshotIdentifier, IncludeShared: true })).toEqual([
      DBSnapshotIdentifier,
    ]);
  });

  it('pages by Marker, by the page size of the stand-in', async () => {
    const { rds } = await open({ pageSizes: { databases: 4 } });
    const first = await rds.send(new DescribeDBSnapshotsCommand({ MaxRecords: 20 }));
    const { Marker } = first;
    const second = await rds.send(new DescribeDBSnapshotsCommand({ MaxRecords: 20, Marker }));
    expect([first.DBSnapshots?.length, second.DBSnapshots?.length]).toEqual([4, 2]);
    expect(second.Marker).toBeUndefined();
  });

  it.each([
    ['a page that is too short', { MaxRecords: 19 }],
    ['a page that is too long', { MaxRecords: 101 }],
    ['a marker that it never gave', { Marker: 'dream' }],
    ['a filter that there is not', { Filters: [{ Name: 'colour', Values: ['red'] }] }],
    ['a type that there is not', { SnapshotType: 'secret' }],
  ])('refuses %s', async (_what, input) => {
    const { rds } = await open();
    const refusal = await refusalOf(ids(rds, input));
    expect(refusal).toMatchObject({ name: 'InvalidParameterValue', status: 400 });
  });

  it('knows nothing of other Regions', async () => {
    const { standIn } = await open();
    expect(await ids(clientsFor(standIn.url, 'us-east-1').rds, {})).toEqual([]);
  });

  it('is not for everybody', async () => {
    const { standIn } = await open();
    const { rds } = clientsFor(standIn.url, 'eu-west-1', 'no-access');
    const refusal = await refusalOf(ids(rds, {}));
    expect(refusal).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(refusal.message).toContain(
      'rds:DescribeDBSnapshots on resource: arn:aws:rds:eu-west-1:111122223333:snapshot:*',
    );
  });
});

describe('DescribeDBClusterSnapshots', () => {
  it('gives those of Aurora and of Multi-AZ DB clusters', async () => {
    const { rds } = await open();
    const { DBClusterSnapshots } = await rds.send(new DescribeDBClusterSnapshotsCommand({}));
    expect(DBClusterSnapshots).toMatchObject([
      { DBClusterSnapshotIdentifier: 'multi-az', Engine: 'postgres', DBClusterIdentifier: 'geo' },
      {
        DBClusterSnapshotIdentifier: 'warehouse-1',
        DBClusterSnapshotArn: sourceArn('cluster-snapshot:warehouse-1'),
        Engine: 'aurora-mysql',
        EngineMode: 'provisioned',
        AllocatedStorage: 100,
        StorageEncrypted: true,
        PercentProgress: 100,
      },
    ]);
  });

  it('finds those of one cluster, or one by its identifier', async () => {
    const { rds } = await open();
    const ofCluster = await rds.send(
      new DescribeDBClusterSnapshotsCommand({ DBClusterIdentifier: 'geo' }),
    );
    const one = await rds.send(
      new DescribeDBClusterSnapshotsCommand({ DBClusterSnapshotIdentifier: 'warehouse-1' }),
    );
    expect(ofCluster.DBClusterSnapshots).toHaveLength(1);
    expect(one.DBClusterSnapshots).toHaveLength(1);
  });

  it.each([
    [
      'an identifier that there is not',
      { DBClusterSnapshotIdentifier: 'dream' },
      'DBClusterSnapshotNotFoundFault',
    ],
    [
      'both identifiers at once',
      { DBClusterSnapshotIdentifier: 'multi-az', DBClusterIdentifier: 'geo' },
      'InvalidParameterCombination',
    ],
  ])('refuses %s', async (_what, input, name) => {
    const { rds } = await open();
    const refusal = await refusalOf(rds.send(new DescribeDBClusterSnapshotsCommand(input)));
    expect(refusal.name).toBe(name);
  });
});

describe('DescribeDBClusters', () => {
  it('gives all clusters, those of Neptune too', async () => {
    const { rds } = await open();
    const { DBClusters } = await rds.send(new DescribeDBClustersCommand({}));
    expect(
      DBClusters?.map(({ DBClusterIdentifier, Engine, EngineMode }) => [
        DBClusterIdentifier,
        Engine,
        EngineMode,
      ]),
    ).toEqual([
      ['geo', 'postgres', 'provisioned'],
      ['graph', 'neptune', 'provisioned'],
      ['v1', 'aurora-mysql', 'serverless'],
      ['warehouse', 'aurora-mysql', 'provisioned'],
    ]);
  });

  it('finds one by its identifier, and answers one that there is not with an error', async () => {
    const { rds } = await open();
    const find = (DBClusterIdentifier: string) =>
      rds.send(new DescribeDBClustersCommand({ DBClusterIdentifier }));
    expect((await find('warehouse')).DBClusters?.[0]?.DBClusterArn).toBe(
      sourceArn('cluster:warehouse'),
    );
    expect(await refusalOf(find('dream'))).toMatchObject({
      name: 'DBClusterNotFoundFault',
      message: 'DBCluster dream not found.',
      status: 404,
    });
  });
});

describe('a request of the Query protocol', () => {
  const send = (url: string, body: string) =>
    fetch(url, {
      method: 'POST',
      headers: {
        authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/20261121/eu-west-1/rds/aws4_request',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body,
    });

  it.each([
    ['an operation that RDS does not have', 'Action=DescribeDreams&Version=2014-10-31'],
    ['a version that RDS does not have', 'Action=DescribeDBClusters&Version=1999-01-01'],
  ])('for %s is refused', async (_what, body) => {
    const { standIn } = await open();
    const answer = await send(standIn.url, body);
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('<Code>InvalidAction</Code>'),
    ]);
  });

  it('with a number that is none is refused', async () => {
    const { standIn } = await open();
    const body = 'Action=DescribeDBClusters&Version=2014-10-31&MaxRecords=many';
    expect(await (await send(standIn.url, body)).text()).toContain('<Code>MalformedInput</Code>');
  });

  it('is answered in XML, with the id of the request', async () => {
    const { standIn } = await open();
    const answer = await send(standIn.url, 'Action=DescribeDBClusters&Version=2014-10-31');
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toBe('text/xml');
    expect(text).toContain(
      '<DescribeDBClustersResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBClustersResult><DBClusters><DBCluster>',
    );
    expect(text).toMatch(/<ResponseMetadata><RequestId>[0-9a-f-]{36}<\/RequestId>/);
  });
});
