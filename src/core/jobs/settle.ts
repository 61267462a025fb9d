import { ExportError } from '../errors.ts';
import { jobKinds } from '../kinds/jobKinds.ts';
import type { ExportRequest } from '../kinds/registry.ts';
import { attempt } from '../lib/attempt.ts';
import type { ExportGateway } from '../ports.ts';
import type { Job } from './job.ts';
import type { Ledger } from './ledger.ts';
import { isPassing, mayHaveStarted, toExportError } from './outcome.ts';
import { minute, searchFor, tokenLife } from './search.ts';

/**
 * A job that AWS does not list so long after it was last asked for was never started, milliseconds:
 * what was just accepted may not be in the lists yet, and a call without an answer may still arrive.
 */
const grace = 2 * minute;

/** What a clock that is right may be corrected by, milliseconds; `tokenLife` allows for as much. */
const clockDrift = minute;

/** What `settle` works with; `now` in epoch milliseconds. */
export interface SettleDeps {
  readonly ledger: Ledger;
  readonly gateway: ExportGateway;
  readonly now: number;
}

/**
 * Finds out what became of an unconfirmed job. Where AWS has tokens, the same request is sent again
 * while the token holds, which gives the job that runs, or starts it. If AWS refuses that, if the
 * token is too old, and where AWS would do the same twice, the jobs that the source had at the time
 * are searched: found means started, not found means that it never was. Throws when it cannot be
 * told yet.
 */
export async function settle(job: Job, deps: SettleDeps): Promise<Job> {
  return jobKinds[job.kind].repeat === 'same'
    ? settleByToken(job, deps)
    : settleByLooking(job, deps);
}

function settleByToken(job: Job, deps: SettleDeps): Promise<Job> {
  const { request } = job;
  return request !== undefined && holdsToken(job, deps)
    ? sendAgain(job, request, deps)
    : settleByLooking(job, deps);
}

async function sendAgain(job: Job, request: ExportRequest, deps: SettleDeps): Promise<Job> {
  const { ledger, gateway, now } = deps;
  // On disk first: should this window go before the answer comes, the next one waits for the call.
  const current = await ledger.sent(job.id, now);
  if (current.state !== 'unconfirmed') return current;
  const answer = await attempt(() => gateway.start(request));
  if (answer.ok) return ledger.accept(job.id, answer.value);
  // This call is done with, and the one before it may still arrive.
  if (!mayHaveStarted(answer.error)) await ledger.sent(job.id, sentAt(job));
  if (isPassing(answer.error)) throw answer.error;
  return lookFor(job, deps, toExportError(answer.error));
}

function settleByLooking(job: Job, deps: SettleDeps): Promise<Job> {
  return lookFor(job, deps, neverArrived(job));
}

/** What is not found stays as it is for a while; then `why` is why it never started. */
async function lookFor(job: Job, deps: SettleDeps, why: ExportError): Promise<Job> {
  const { ledger, now } = deps;
  const found = await searchFor(job, deps);
  if (found !== undefined) return ledger.accept(job.id, found);
  const age = Math.abs(now - sentAt(job));
  return age < grace ? job : ledger.notStarted(job.id, why);
}

/** Never where the age of the token is not certain: too old a token would start another job. */
function holdsToken({ startedAt }: Job, { ledger, now }: SettleDeps): boolean {
  const isPutBack = ledger.jobs().some(({ changedAt = 0 }) => changedAt > now + clockDrift);
  const age = now - startedAt;
  return !isPutBack && age > -clockDrift && age < tokenLife;
}

const sentAt = (job: Job) => job.sentAt ?? job.startedAt;

const neverArrived = ({ source }: Job) =>
  new ExportError('export-not-found', { resource: source.arn });
