import { describe, expect, it } from 'vitest';
import { demoSeed } from '../demo.ts';

const { databases = [], tasks = [], roles = [], buckets, account, region } = demoSeed;
const names = databases.map(({ type, id }) => `${type} ${id}`);
const live = tasks.filter(({ duration, requestedAgo }) => duration > requestedAgo);

describe('the databases of the demo account', () => {
  it('have identifiers that RDS takes, and the time in those that RDS made', () => {
    const manual = databases.filter(({ snapshotType }) => snapshotType === 'manual');
    for (const { id } of manual) expect(id).toMatch(/^[a-z](?:-?[a-z0-9])*$/);
    expect(new Set(names).size).toBe(names.length - 4);
    for (const { id, snapshotType } of databases) {
      expect(id.includes('{time}')).toBe(snapshotType === 'automated');
    }
  });

  it('have what can be exported and what cannot, of all three types', () => {
    const engines = (type: string) =>
      new Set(databases.filter((one) => one.type === type).map(({ engine }) => engine));
    expect(engines('snapshot')).toEqual(
      new Set(['postgres', 'mysql', 'mariadb', 'oracle-ee', 'sqlserver-se']),
    );
    expect(engines('cluster-snapshot')).toEqual(
      new Set(['aurora-postgresql', 'aurora-mysql', 'postgres']),
    );
    expect(engines('cluster')).toEqual(
      new Set(['aurora-postgresql', 'aurora-mysql', 'postgres', 'neptune', 'docdb']),
    );
    const said = databases.map((one) => [one.status, one.storageType, one.engineMode]).flat();
    expect(said).toEqual(expect.arrayContaining(['creating', 'standard', 'serverless']));
  });

  it('hold modest tables, some of them empty, the same at every call', () => {
    const tables = databases.flatMap((one) => one.tables);
    expect(tables.some((table) => table.rows().length === 0)).toBe(true);
    for (const table of new Set(tables)) {
      expect(table.rows().length).toBeLessThanOrEqual(600);
      expect(table.rows()).toEqual(table.rows());
      for (const row of table.rows()) {
        expect(Object.keys(row)).toEqual(Object.keys(table.columns));
      }
    }
  });

  it('have a table that is skipped in one of the tasks', () => {
    const sources = databases.filter(({ tables }) => tables.some((table) => table.skipped));
    expect(sources.map(({ id }) => id)).toEqual(['orders-audit-2026-q3']);
    expect(tasks.filter(({ source }) => source === 'orders-audit-2026-q3')).toHaveLength(1);
  });
});

describe('the tasks and roles of the demo account', () => {
  it('use buckets of the Region, roles that there are and sources that are older', () => {
    for (const { bucket, role, source, requestedAgo } of tasks) {
      const found = buckets.find(({ name }) => name === bucket);
      expect([found?.region, found?.account]).toEqual([region, account]);
      expect(roles.map(({ name }) => name)).toContain(role);
      const database = databases.find(({ id }) => id === source);
      expect(database?.createdAgo).toBeGreaterThan(requestedAgo);
    }
  });

  it('show every way in which a task ends, and one that is running', () => {
    expect(live.map(({ id }) => id)).toEqual(['loyalty-upgrade-check']);
    expect(tasks.filter(({ failure }) => failure !== undefined)).toHaveLength(1);
    expect(tasks.filter(({ canceledAfter }) => canceledAfter !== undefined)).toHaveLength(1);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
  });

  it('have one role that exports can use, and one for each thing that it may lack', () => {
    const trusting = roles.filter(({ trusts }) => trusts.includes('export.rds.amazonaws.com'));
    expect(trusting.map(({ name, s3Access = false }) => [name, s3Access])).toEqual([
      ['rds-export-role', true],
      ['rds-export-unfinished', false],
    ]);
    expect(roles.filter((role) => role.s3Access && !trusting.includes(role)).length).toBe(2);
  });
});
