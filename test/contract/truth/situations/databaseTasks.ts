import type { TaskSeed } from '../../../aws/databaseSeed.ts';
import type { Seed } from '../../../aws/seed.ts';
import { means, orders } from '../databaseMeans.ts';
import { bucket, key } from '../seed.ts';
import type { Situation } from '../situation.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A task of another snapshot that has begun a while ago and runs for long. */
const running: TaskSeed = {
  ...{ id: 'earlier', source: 'billing', role: 'exporter', bucket, kmsKeyId: key },
  ...{ requestedAgo: 30 * minute, duration: 5 * hour },
};
const ended: TaskSeed = { ...running, requestedAgo: 5 * hour, duration: hour };

const after =
  (...tasks: readonly TaskSeed[]) =>
  (seed: Seed): Seed => ({ ...seed, tasks });

const others = ['billing', 'magnetic', 'oracle', 'awsbackup:job-1', 'multi-az'];
const several = (count: number) =>
  others.slice(0, count).map((source, index) => ({ ...running, id: `task-${index}`, source }));

const withTaskId = (taskId: string) => ({ ...orders, filled: { ...means, taskId } });
const plain = { ...orders, filled: means };
const unnamed = { truth: 'refused', by: ['task-identifier'] } as const;

/** What else runs, and how the task is called. */
export const databaseTasks: readonly Situation[] = [
  {
    ...plain,
    title: 'a snapshot while four others are exported',
    change: after(...several(4)),
    truth: 'completes',
  },
  {
    ...plain,
    title: 'a snapshot while five others are exported',
    change: after(...several(5)),
    truth: 'refused',
    by: ['tasks-running'],
    sign: 'likely',
  },
  {
    ...plain,
    title: 'a snapshot that is being exported already',
    change: after({ ...running, source: 'orders-manual' }),
    truth: 'refused',
    by: ['source-busy'],
  },
  {
    ...plain,
    title: 'a snapshot whose last export has ended',
    change: after({ ...ended, source: 'orders-manual' }),
    truth: 'completes',
  },
  {
    ...withTaskId('earlier'),
    title: 'a snapshot under the identifier of a task that runs',
    change: after(running),
    ...unnamed,
  },
  {
    ...withTaskId('earlier'),
    title: 'a snapshot under the identifier of a task that has ended',
    change: after(ended),
    ...unnamed,
  },
  {
    ...withTaskId('orders--2026'),
    title: 'a snapshot under an identifier with two hyphens',
    ...unnamed,
  },
  {
    ...withTaskId('2026-orders'),
    title: 'a snapshot under an identifier that begins with a digit',
    ...unnamed,
  },
  {
    ...{ ...orders, filled: { ...means, prefix: 'my orders' } },
    title: 'a snapshot to a prefix with a space',
    truth: 'completes',
  },
];
