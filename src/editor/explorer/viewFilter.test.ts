import { describe, expect, it } from 'vitest';
import { FakeMemory } from '../../../test/fakes/fakeEditor.ts';
import { entryOf } from '../../../test/fakes/jobs.ts';
import type { JobState } from '../../core/jobs/job.ts';
import { describeFilter, isFiltering, isShown, noFilter, readFilter } from './viewFilter.ts';
import { ViewFilterStore } from './viewFilterStore.ts';

const task = (state: JobState) => entryOf('rds-database', 0, { state });

describe('a filter', () => {
  it('shows everything while nothing is said', () => {
    expect(isShown(task('failed'), noFilter)).toBe(true);
    expect(isFiltering(noFilter)).toBe(false);
  });

  it('takes one of each list that has any', () => {
    const filter = { ...noFilter, services: ['rds', 'simpledb'], states: ['running'] } as const;
    expect(isFiltering(filter)).toBe(true);
    expect(isShown(task('running'), filter)).toBe(true);
    expect(isShown(task('completed'), filter)).toBe(false);
    expect(isShown(entryOf('dynamodb-table', 0, { state: 'running' }), filter)).toBe(false);
  });

  it.each<[JobState, 'running' | 'failed']>([
    ['launching', 'running'],
    ['unconfirmed', 'running'],
    ['canceling', 'running'],
    ['rejected', 'failed'],
  ])('counts what is %s as %s', (state, group) => {
    expect(isShown(task(state), { ...noFilter, states: [group] })).toBe(true);
    expect(isShown(task(state), { ...noFilter, states: ['completed'] })).toBe(false);
  });

  it('tells sources of the same name by their service', () => {
    const { source } = task('running');
    const sources = [`rds/${source.name}`];
    expect(isShown(task('running'), { ...noFilter, sources })).toBe(true);
    const table = { ...source, service: 'dynamodb' } as const;
    const entry = entryOf('dynamodb-table', 0, { source: table });
    expect(isShown(entry, { ...noFilter, sources })).toBe(false);
  });

  it('reads in a few words', () => {
    expect(
      describeFilter({
        services: ['dynamodb', 'rds'],
        states: ['failed'],
        sources: ['rds/rds:orders-2026'],
        connections: ['dana@acme@eu-west-1'],
      }),
    ).toBe(
      'dana@acme · eu-west-1 · DynamoDB, RDS and Aurora · failed or refused · rds:orders-2026',
    );
  });
});

describe('the filter of a workspace', () => {
  it('is remembered', async () => {
    const memory = new FakeMemory();
    const filter = { ...noFilter, states: ['failed'] } as const;
    await new ViewFilterStore(memory).set(filter);
    expect(new ViewFilterStore(memory).current).toEqual(filter);
  });

  it.each([undefined, 7, [], { services: 'rds' }, { services: ['ec2', 3], states: ['odd'] }])(
    'is none where another version remembered %j',
    (value) => {
      expect(readFilter(value)).toEqual(noFilter);
    },
  );
});
