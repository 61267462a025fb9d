import { taskHandle } from '../../src/core/grammar/taskHandle.ts';
import type { ReportedState } from '../../src/core/jobs/job.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';
import type { StandIn } from '../aws/standIn.ts';
import { place } from './account.ts';

/** One export or backup as AWS has it. */
export interface AwsRecord {
  readonly kind: KindId;
  readonly arn: string;
  /** What tells whose it is: its token, its identifier or its name. */
  readonly mark: string;
  readonly state: ReportedState;
  /** When it was accepted, epoch milliseconds. */
  readonly startedAt: number;
}

/** What each status means; one that is not here fails loudly. */
const states: Readonly<Record<string, ReportedState>> = {
  STARTING: 'running',
  PENDING: 'running',
  CREATING: 'running',
  IN_PROGRESS: 'running',
  CANCELING: 'canceling',
  COMPLETE: 'completed',
  COMPLETED: 'completed',
  SUCCEEDED: 'completed',
  AVAILABLE: 'completed',
  FAILED: 'failed',
  CANCELED: 'canceled',
};

/** Everything that AWS has accepted. */
export function recordsOf(aws: StandIn): readonly AwsRecord[] {
  return [
    ...aws.exports().map((one) => toRecord('dynamodb-table', one.clientToken, one)),
    ...aws.domainExports().map((one) => toRecord('simpledb-domain', one.clientToken, one)),
    ...aws.backups().map((one) => toRecord('dynamodb-backup', one.name, one)),
    ...aws.tasks().map((one) => {
      const arn = taskHandle({ ...place, taskId: one.id });
      return toRecord('rds-database', one.id, { ...one, arn });
    }),
  ];
}

interface View {
  readonly arn: string;
  readonly status: string;
  readonly startedAt: number;
}

function toRecord(kind: KindId, mark: string, { arn, startedAt, status }: View): AwsRecord {
  const state = states[status];
  if (state === undefined) throw new Error(`There is no state for the status ${status}.`);
  return { kind, mark, arn, state, startedAt };
}
