import { taskHandle } from '../../src/core/grammar/taskHandle.ts';
import type { Job, ReportedState } from '../../src/core/jobs/job.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';
import type { StandIn } from '../aws/standIn.ts';

/** One job as AWS, or as our ledger, has it. */
export interface KnownJob {
  readonly kind: KindId;
  readonly arn: string;
  readonly state: string;
}

/** The stand-in's own record, which no call has a part in. */
const recordOf: Readonly<Record<KindId, (standIn: StandIn) => readonly Recorded[]>> = {
  'dynamodb-table': (standIn) => standIn.exports(),
  'dynamodb-backup': (standIn) => standIn.backups().filter(({ type }) => type === 'USER'),
  'rds-database': (standIn) =>
    standIn.tasks().map(({ id, source, status }) => ({ arn: handleOf(source, id), status })),
  'simpledb-domain': (standIn) => standIn.domainExports(),
};

interface Recorded {
  readonly arn: string;
  readonly status: string;
}

const stateOf: Readonly<Record<string, ReportedState>> = {
  ...{ IN_PROGRESS: 'running', COMPLETED: 'completed', FAILED: 'failed' },
  ...{ CREATING: 'running', AVAILABLE: 'completed' },
  ...{ STARTING: 'running', COMPLETE: 'completed', CANCELING: 'canceling', CANCELED: 'canceled' },
  ...{ PENDING: 'running', SUCCEEDED: 'completed' },
};

/** Every job that AWS has of any kind, by what it is known by. */
export function awsJobs(standIn: StandIn): ReadonlyMap<string, KnownJob> {
  const kinds = Object.keys(recordOf) as KindId[];
  const jobs = kinds.flatMap((kind) =>
    recordOf[kind](standIn).map(({ arn, status }) => ({
      kind,
      arn,
      state: stateOf[status] ?? status,
    })),
  );
  return new Map(jobs.map((job) => [job.arn, job]));
}

/** What AWS has now and did not have then, in an order that says nothing. */
export function newJobs(
  standIn: StandIn,
  before: ReadonlyMap<string, KnownJob>,
): readonly KnownJob[] {
  return [...awsJobs(standIn).values()].filter(({ arn }) => !before.has(arn)).sort(byArn);
}

/** What the ledger says that AWS has, in the same order. */
export function ledgerJobs(jobs: readonly Job[]): readonly KnownJob[] {
  return jobs
    .flatMap(({ kind, arn, state }) => (arn === undefined ? [] : [{ kind, arn, state }]))
    .sort(byArn);
}

const byArn = (one: KnownJob, other: KnownJob): number => (one.arn < other.arn ? -1 : 1);

function handleOf(source: string, taskId: string): string {
  const [, , , region = '', account = ''] = source.split(':');
  return taskHandle({ region, account, taskId });
}
