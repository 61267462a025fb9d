import { ExportError } from '../../core/errors.ts';
import { explainError } from '../../core/insight/explain.ts';
import { explainFailure } from '../../core/insight/failure.ts';
import type { Job } from '../../core/jobs/job.ts';
import { jobKinds } from '../../core/kinds/jobKinds.ts';
import type { KindId, Noun } from '../../core/kinds/kind.ts';
import type { Service } from '../../core/sources.ts';
import { nounOf } from './words.ts';

interface Why {
  readonly message: string;
  readonly next: string;
}

/** Why an export did not come to its end, and what to do; undefined when there is nothing to say. */
export function explainEnd(job: Job): Why | undefined {
  if (job.state === 'failed' && job.report) return explainFailure(job.report);
  return job.state === 'rejected' ? explainRefusal(job) : undefined;
}

function explainRefusal({ connection, kind, refusal, source }: Job): Why {
  const { reason = 'unknown', message } = refusal ?? {};
  // What an unanswered request comes to when its token is too old to ask AWS with.
  if (reason === 'export-not-found') return neverArrived(kind);
  const { operation, service } = jobKinds[kind];
  const details = {
    ...{ ...connection, operation, action: `${iamPrefixes[service]}:${operation}` },
    resource: source.name,
    ...(message !== undefined && { awsMessage: message }),
  };
  return explainError(new ExportError(reason, details), `${verbs[nounOf(kind)]} ${source.name}`);
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

function neverArrived(kind: KindId): Why {
  return {
    message: 'The request never reached AWS.',
    next: `${again[nounOf(kind)]}: nothing runs and nothing is billed.`,
  };
}
