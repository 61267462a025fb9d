import { describe, expect, it } from 'vitest';
import { newTaskId, taskIdFinding } from './taskId.ts';

const now = Date.UTC(2026, 10, 21, 11, 0, 5);

describe('taskIdFinding', () => {
  it.each(['a', 'orders-20261121110005', 'Orders-2', 'x'.repeat(60)])('takes %s', (id) => {
    expect(taskIdFinding(id)).toBeUndefined();
  });

  it.each([
    ['', 'task-id-missing'],
    ['orders_1', 'task-id-characters'],
    ['rds:orders', 'task-id-characters'],
    ['two words', 'task-id-characters'],
    ['größe', 'task-id-characters'],
    ['1st-export', 'task-id-start'],
    ['-orders', 'task-id-start'],
    ['orders-', 'task-id-end'],
    ['orders--1', 'task-id-hyphens'],
    ['x'.repeat(61), 'task-id-long'],
  ])('refuses "%s" as %s', (id, code) => {
    expect(taskIdFinding(id)).toMatchObject({ severity: 'error', code });
  });
});

describe('newTaskId', () => {
  it.each([
    ['orders', 'orders-20261121110005'],
    ['rds:orders-2026-11-20-04-10', 'orders-2026-11-20-04-10-20261121110005'],
    ['awsbackup:job-0a1b', 'job-0a1b-20261121110005'],
    ['a_b..c--d-', 'a-b-c-d-20261121110005'],
    ['2026-export', 'export-20261121110005'],
    ['2026', 'export-20261121110005'],
    [`${'x'.repeat(39)}-tail`, `${'x'.repeat(39)}-20261121110005`],
  ])('makes of %s the identifier %s', (name, id) => {
    expect(newTaskId(name, now, [])).toBe(id);
  });

  it('keeps to the rules, however long the name is', () => {
    for (const name of ['x'.repeat(255), 'größe', ':::', '--', 'a'.repeat(40) + '-']) {
      expect(taskIdFinding(newTaskId(name, now, []))).toBeUndefined();
    }
  });

  it('counts on where the identifier is taken', () => {
    const taken = ['orders-20261121110005', 'orders-20261121110005-2'];
    expect(newTaskId('orders', now, taken)).toBe('orders-20261121110005-3');
  });

  it('does without the time where nobody knows it', () => {
    expect(newTaskId('orders', undefined, ['orders'])).toBe('orders-2');
  });
});
