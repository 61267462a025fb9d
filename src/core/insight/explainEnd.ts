import { ExportError } from '../errors.ts';
import type { Job } from '../jobs/job.ts';
import { errorOf } from '../jobs/refusal.ts';
import { jobKinds } from '../kinds/jobKinds.ts';
import type { KindId, Noun } from '../kinds/kind.ts';
import type { Service } from '../sources.ts';
import { explainError } from './explain.ts';
import { explainWarning } from './exportWarning.ts';
import { explainFailure } from './failure.ts';
import type { FailureExplanation } from './failureTexts.ts';

/** What of a job tells how it ended. */
export type EndedJob = Pick<Job, 'connection' | 'kind' | 'refusal' | 'report' | 'source' | 'state'>;

/** Why an export did not come to its end, and what to do; undefined when there is nothing to say. */
export function explainEnd(job: EndedJob): FailureExplanation | undefined {
  if (job.state === 'failed' && job.report) return explainFailure(job.report);
  return job.state === 'rejected' ? explainRefusal(job) : undefined;
}

/** Whether a job failed, was refused, or is completed with a warning: whether there is a why. */
export function isAiling({ report, state }: Pick<EndedJob, 'report' | 'state'>): boolean {
  if (state === 'failed' || state === 'rejected') return true;
  return state === 'completed' && explainWarning(report?.warning) !== undefined;
}

function explainRefusal({ connection, kind, refusal, source }: EndedJob): FailureExplanation {
  const { reason, details: said } = errorOf(refusal ?? { reason: 'unknown' });
  // What an unanswered request comes to when its token is too old to ask AWS with.
  if (reason === 'export-not-found') return neverArrived(kind);
  const { noun, operation, service } = jobKinds[kind];
  const details = {
    ...{ ...connection, operation, action: `${iamPrefixes[service]}:${operation}` },
    resource: source.name,
    ...said,
  };
  return explainError(new ExportError(reason, details), `${verbs[noun]} ${source.name}`);
}

/** What IAM calls the services in the names of actions. */
const iamPrefixes: Readonly<Record<Service, string>> = {
  dynamodb: 'dynamodb',
  rds: 'rds',
  simpledb: 'sdb',
};

const verbs: Readonly<Record<Noun, string>> = { export: 'export', backup: 'back up' };

const again: Readonly<Record<Noun, string>> = {
  export: 'Export again',
  backup: 'Create the backup again',
};

function neverArrived(kind: KindId): FailureExplanation {
  return {
    message: 'The request never reached AWS.',
    next: `${again[jobKinds[kind].noun]}: nothing runs and nothing is billed.`,
  };
}
