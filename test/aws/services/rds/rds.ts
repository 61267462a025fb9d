import type { Seed } from '../../seed.ts';
import type { World } from '../../world.ts';
import type { Objects } from '../objects.ts';
import type { Operation } from '../operation.ts';
import { createDatabases } from './databases.ts';
import { describeOperations } from './describe.ts';
import { createTaskFolders } from './taskFolders.ts';
import { taskOperations } from './tasks.ts';
import { createTaskStore, type TaskStore } from './taskStore.ts';

/** RDS and Aurora: what can be exported, the tasks that export it, and what these leave in S3. */
export interface Rds {
  readonly tasks: TaskStore;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Deletes a snapshot or cluster by the identifier that RDS lists it by. */
  readonly deleteDatabase: (id: string) => void;
  /** Writes all that tasks have left in a bucket by now. */
  settle(bucket: string): Promise<void>;
}

/** What RDS is made of. */
export interface RdsDeps {
  readonly world: World;
  readonly seed: Seed;
  readonly objects: Objects;
  /** How long a new task takes, in milliseconds. */
  readonly duration: number;
  readonly pageSizes: { readonly databases?: number; readonly tasks?: number };
}

/** RDS with the snapshots, clusters and tasks of the seed. */
export function createRds({ world, seed, objects, duration, pageSizes }: RdsDeps): Rds {
  const databases = createDatabases(seed, world.clock.now());
  const tasks = createTaskStore({ world, seed, databases, duration });
  const folders = createTaskFolders(objects);
  return {
    tasks,
    operations: {
      ...describeOperations(world, databases, pageSizes.databases),
      ...taskOperations(world, tasks, pageSizes.tasks),
    },
    deleteDatabase(id) {
      const place = databases.findIndex((one) => one.id === id);
      if (place >= 0) databases.splice(place, 1);
    },
    settle: (bucket) => folders.settle(tasks.records(), bucket, world.clock.now()),
  };
}
