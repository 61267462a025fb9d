import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DatabaseSource, DatabaseSourceType } from '../../src/core/databases.ts';
import type { AwsAccess } from '../../src/core/ports.ts';
import { everything, openLab, type Lab } from './lab.ts';

const account = '111122223333';
const role = `arn:aws:iam::${account}:role/rds-export-role`;

let lab: Lab;
let access: AwsAccess;

beforeAll(async () => {
  lab = await openLab({ pageSizes: { databases: 4, roles: 3 } });
  access = await lab.connect();
});
afterEach(() => expect(lab.standIn.violations).toEqual([]));
afterAll(() => lab.close());

const sources = (type: DatabaseSourceType): Promise<readonly DatabaseSource[]> =>
  everything((next) => access.databases.list(type, next));

describe('snapshots and clusters', () => {
  it('come page by page, each once, of every type but public', async () => {
    const snapshots = await sources('snapshot');
    const arns = snapshots.map(({ arn }) => arn);
    expect(new Set(arns).size).toBe(arns.length);
    expect(arns.length).toBeGreaterThan(8);
    const types = snapshots.map(({ snapshotType }) => snapshotType);
    expect(new Set(types)).toEqual(new Set(['automated', 'awsbackup', 'manual', 'shared']));
  });

  it('tell what decides whether they can be exported', async () => {
    const snapshots = await sources('snapshot');
    expect(snapshots.find(({ name }) => name === 'legacy-wiki-2016')).toMatchObject({
      type: 'snapshot',
      engine: 'mysql',
      status: 'available',
      storageType: 'standard',
      madeOf: 'legacy-wiki',
    });
    const growing = snapshots.find(({ status }) => status === 'creating');
    expect(growing).toMatchObject({ name: 'orders-before-upgrade', percentProgress: 37 });
    expect(growing).not.toHaveProperty('sizeBytes');
    const clusters = await sources('cluster');
    expect(clusters.find(({ name }) => name === 'sandbox')?.engineMode).toBe('serverless');
    expect(clusters.map(({ engine }) => engine)).toContain('neptune');
  });

  it.each(['snapshot', 'cluster-snapshot', 'cluster'] as const)(
    'are described by ARN as they are listed: every %s',
    async (type) => {
      const listed = await sources(type);
      expect(listed.length).toBeGreaterThan(3);
      const described = await Promise.all(listed.map(({ arn }) => access.databases.describe(arn)));
      expect(described).toEqual(listed);
    },
  );

  it.each(['snapshot', 'cluster-snapshot', 'cluster'] as const)(
    'that do not exist are not found, by name: %s',
    async (type) => {
      const arn = `arn:aws:rds:eu-west-1:${account}:${type}:gone`;
      await expect(access.databases.describe(arn)).rejects.toMatchObject({
        reason: 'source-not-found',
        details: { resource: 'gone', region: 'eu-west-1' },
      });
    },
  );

  it('cannot be listed from a place that AWS did not name', async () => {
    await expect(access.databases.list('cluster', 'made-up')).rejects.toMatchObject({
      reason: 'list-outdated',
    });
  });
});

describe('roles', () => {
  it('come page by page, with whether exports may use them', async () => {
    const roles = await everything((next) => access.roles.listRoles(next));
    expect(roles.length).toBeGreaterThan(3);
    expect(roles).toContainEqual({ arn: role, name: 'rds-export-role', trustsExports: true });
    expect(roles.map(({ trustsExports }) => trustsExports)).toContain(false);
  });
});
