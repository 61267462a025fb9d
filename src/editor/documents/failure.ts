import { looksAgain } from '../../core/doctor/looksAgain.ts';
import { remedyOf } from '../../core/doctor/remedyOf.ts';
import type { Remedy } from '../../core/doctor/remedy.ts';
import { ExportError } from '../../core/errors.ts';
import { isAiling, type EndedJob } from '../../core/insight/explainEnd.ts';
import type { Job } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import { jobKinds } from '../../core/kinds/jobKinds.ts';
import { needOf } from '../../core/kinds/needs.ts';
import { checksOf } from '../../core/kinds/preflights.ts';
import { attempt } from '../../core/lib/attempt.ts';
import type { Asker, Need } from '../../core/policy/required.ts';
import type { AwsAccess, CancelSignal, Clock } from '../../core/ports.ts';
import type { Finding } from '../../core/preflight/finding.ts';
import { rememberedLooks } from '../../core/preflight/looks.ts';
import { runWithin } from '../../core/preflight/runWithin.ts';
import type { FailureRef } from './documentRef.ts';
import { failureText } from './failureText.ts';
import { withKeyArn } from './permissions.ts';

export interface FailureDeps {
  readonly access: AwsAccess;
  readonly ledger: Pick<Ledger, 'byArn' | 'get'>;
  readonly clock: Clock;
  readonly signal: CancelSignal;
}

/** The longest that a document waits for what is looked at, in milliseconds. */
const patience = 10_000;

/** Why a job failed, and how to mend that, by what AWS tells now. Throws ExportError. */
export async function readFailure(ref: FailureRef, deps: FailureDeps): Promise<string> {
  const job = await failedJob(ref, deps);
  const input = inputOf(job);
  const { arn, name } = job.source;
  const asked =
    input === undefined ? { source: { arn, name } } : needOf(job.kind, input, { arn, name });
  const asker = await readAsker(asked, deps);
  const need = await withKeyArn({ job: job.kind, need: asked }, asker, deps.access, deps.signal);
  const remedy = remedyOf({ job, need, asker });
  const findings = input === undefined ? [] : await look({ job, input, asker, remedy }, deps);
  return failureText({ job, remedy, findings, now: deps.clock.now() });
}

type FailedJob = EndedJob & Pick<Job, 'request'>;

/** As the ledger keeps it, and of others as AWS tells of it now. */
async function failedJob(
  ref: FailureRef,
  { access, ledger, signal }: FailureDeps,
): Promise<FailedJob> {
  const kept = ledger.get(ref.id) ?? ledger.byArn(ref.id);
  if (kept !== undefined && isAiling(kept)) return kept;
  const arn = kept === undefined ? ref.id : kept.arn;
  if (arn === undefined) throw new ExportError('export-not-found');
  const report = await access.exportsOf(ref.job).describe(arn, signal);
  const { kind, source, state } = report;
  return {
    ...{ connection: ref.connection, kind, source, state, report },
    ...(kept?.request && { request: kept.request }),
  };
}

function inputOf({ kind, report, request }: FailedJob): object | undefined {
  return request?.input ?? (report && jobKinds[kind].requestOf(report));
}

/** What may not be asked is a placeholder in what is pasted. */
async function readAsker({ bucket = '' }: Need, { access, signal }: FailureDeps): Promise<Asker> {
  const [who, where] = await Promise.all([
    attempt(() => access.identity(signal)),
    bucket === '' ? undefined : attempt(() => access.buckets.regionOf(bucket, signal)),
  ]);
  return {
    region: access.connection.region,
    ...(who.ok && who.value),
    ...(where?.ok && { bucketRegion: where.value }),
  };
}

interface Look {
  readonly job: FailedJob;
  readonly input: object;
  readonly asker: Asker;
  readonly remedy: Remedy;
}

/** The checks of the preflight that look at the place that failed. */
async function look(
  { job, input, asker, remedy }: Look,
  { access, clock, signal }: FailureDeps,
): Promise<readonly Finding[]> {
  const { connection, kind, source, state } = job;
  const { account = '', bucketRegion } = asker;
  const now = clock.now();
  const facts = {
    ...connection,
    account,
    now,
    ...(bucketRegion !== undefined && { bucketRegion }),
  };
  const checks = checksOf(kind, { connection, source, input, facts })
    .filter(({ isOfStart = false }) => !isOfStart || state === 'rejected')
    .filter(({ id }) => looksAgain(remedy, id));
  const looks = rememberedLooks(access, clock);
  return runWithin({ checks, looks, clock, signal, limit: patience, tell: () => undefined });
}
