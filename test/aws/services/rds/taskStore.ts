import type { StartExportTaskMessage } from '@aws-sdk/client-rds';
import { ApiError } from '../../apiError.ts';
import type { Call } from '../../call.ts';
import type { RoleSeed, TaskSeed } from '../../databaseSeed.ts';
import type { Seed } from '../../seed.ts';
import type { World } from '../../world.ts';
import type { Wire } from '../operation.ts';
import { roleArn } from '../roles.ts';
import type { Database } from './databases.ts';
import { isLive, statusAt, type TaskRecord } from './taskRecord.ts';
import { checkMeans, lateCauseOf } from './taskMeans.ts';
import { checkSource, checkStart, demandSource } from './taskRules.ts';

const mostAtOnce = 5;

/** The export tasks of the account. */
export interface TaskStore {
  records(): readonly TaskRecord[];
  /** How many StartExportTask calls were accepted since the start. */
  accepted(): number;
  start(request: Wire<StartExportTaskMessage>, call: Call): TaskRecord;
  cancel(id: string, call: Call): TaskRecord;
}

/** What a store of tasks works with. */
export interface TaskStoreDeps {
  readonly world: World;
  readonly seed: Seed;
  readonly databases: readonly Database[];
  /** How long a new task takes, in milliseconds. */
  readonly duration: number;
}

/** A store that already knows the tasks of the seed. */
export function createTaskStore({ world, seed, databases, duration }: TaskStoreDeps): TaskStore {
  const roles = seed.roles ?? [];
  const past = (seed.tasks ?? []).map((one) => fromSeed(world, roles, databases, one));
  const records = [...past];

  return {
    records: () => [...records],
    accepted: () => records.length - past.length,
    start(request, call) {
      const now = world.clock.now();
      checkStart(request);
      checkIsNew(records, request.ExportTaskIdentifier);
      const source = demandSource(databases, world, request, call);
      checkSource(source);
      checkRoom(records, source, now);
      const { engine } = source.seed;
      const caller = world.principalOf(call.identity);
      const asked = { world, roles, request, engine, caller };
      checkMeans(asked);
      const cause = lateCauseOf(asked);
      const failure = cause === undefined ? undefined : { cause, percent: 0 };
      const task = { source, request, requestedAt: now, duration, failure, canceledAt: undefined };
      records.push(task);
      return task;
    },
    cancel(id, call) {
      const now = world.clock.now();
      const task = records.find(({ request }) => request.ExportTaskIdentifier === id);
      if (!task || call.region !== world.region) {
        throw new ApiError(
          'ExportTaskNotFound',
          `The export task with the ID ${id} does not exist.`,
        );
      }
      checkCancelable(task, now);
      task.canceledAt ??= now;
      return task;
    },
  };
}

/** Identifiers are used up for good, also those of tasks that have ended. */
function checkIsNew(records: readonly TaskRecord[], id: string | undefined): void {
  if (!records.some(({ request }) => request.ExportTaskIdentifier === id)) return;
  const message = `The export task with the ID ${id ?? ''} already exists.`;
  throw new ApiError('ExportTaskAlreadyExists', message);
}

/** One task at a time for each source, and five in all. */
function checkRoom(records: readonly TaskRecord[], source: Database, now: number): void {
  const live = records.filter((task) => isLive(task, now));
  if (live.some((task) => task.source === source)) {
    const message = `An export task is already in progress for ${source.arn}.`;
    throw new ApiError('InvalidExportSourceState', message);
  }
  if (live.length < mostAtOnce) return;
  const message = `You have reached the limit of ${mostAtOnce} concurrent export tasks`;
  throw new ApiError('ExportTaskLimitReachedFault', message);
}

function checkCancelable(task: TaskRecord, now: number): void {
  const status = statusAt(task, now);
  if (['STARTING', 'IN_PROGRESS', 'CANCELING'].includes(status)) return;
  const message = `The export task can't be canceled because its status is ${status}.`;
  throw new ApiError('InvalidExportTaskStateFault', message);
}

function fromSeed(
  { account, clock }: World,
  roles: readonly RoleSeed[],
  databases: readonly Database[],
  seed: TaskSeed,
): TaskRecord {
  const source = databases.find((one) => one.seed.id === seed.source);
  const role = roles.find(({ name }) => name === seed.role);
  if (!source || !role) throw new Error(`The source or role of ${seed.id} is not in the seed.`);
  const requestedAt = clock.now() - seed.requestedAgo;
  return {
    source,
    request: {
      ExportTaskIdentifier: seed.id,
      SourceArn: source.arn,
      S3BucketName: seed.bucket,
      S3Prefix: seed.prefix,
      IamRoleArn: roleArn(role, account),
      KmsKeyId: seed.kmsKeyId,
      ExportOnly: seed.exportOnly && [...seed.exportOnly],
    },
    requestedAt,
    duration: seed.duration,
    failure: seed.failure,
    canceledAt: seed.canceledAfter === undefined ? undefined : requestedAt + seed.canceledAfter,
  };
}
