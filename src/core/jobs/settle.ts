import { ExportError } from '../errors.ts';
import { attempt, type Attempt } from '../lib/attempt.ts';
import type { ExportGateway } from '../ports.ts';
import type { Job, JobReport, JobSummary } from './job.ts';
import type { Ledger } from './ledger.ts';
import { exportsOf } from './listing.ts';
import { isPassing, toExportError } from './outcome.ts';

const minute = 60_000;
const hour = 60 * minute;

/** AWS keeps a token for 8 hours after its first request; a little less allows for clocks. */
const tokenLife = 8 * hour - 10 * minute;
/** How far our clock and the one that AWS writes start times by may be apart. */
const clockSkew = hour;

/** What `settle` works with; `now` in epoch milliseconds. */
export interface SettleDeps {
  readonly ledger: Ledger;
  readonly gateway: ExportGateway;
  readonly now: number;
}

/**
 * Finds out what became of an unconfirmed job. While its token holds, the same request is sent
 * again, which gives the export that runs, or starts it. If AWS refuses that, or the token is too
 * old to be sent, the exports that the source had at the time are searched for the token: found
 * means started, not found means that it never was. Throws when it cannot be told yet.
 */
export async function settle(job: Job, { ledger, gateway, now }: SettleDeps): Promise<Job> {
  const answer = await resend(job, gateway, now);
  if (answer.ok) return ledger.accept(job.id, answer.value);
  if (isPassing(answer.error)) throw answer.error;
  const found = await search(job, gateway, ledger);
  if (found !== undefined) return ledger.accept(job.id, found);
  return ledger.notStarted(job.id, toExportError(answer.error));
}

async function resend(
  { request, source, startedAt }: Job,
  gateway: ExportGateway,
  now: number,
): Promise<Attempt<JobReport>> {
  const age = now - startedAt;
  const holds = age >= 0 && age < tokenLife;
  if (holds && request !== undefined) return attempt(() => gateway.start(request));
  return { ok: false, error: new ExportError('export-not-found', { resource: source.arn }) };
}

/** The job may have been sent for the last time when its token was about to end. */
async function search(
  { id, source, startedAt }: Job,
  gateway: ExportGateway,
  ledger: Ledger,
): Promise<JobReport | undefined> {
  const from = startedAt - clockSkew;
  const until = startedAt + tokenLife + clockSkew;
  for await (const summary of exportsOf(gateway, source.arn, from)) {
    if (!isWithin(summary, from, until) || isOfAnother(ledger, summary.arn)) continue;
    const report = await gateway.describe(summary.arn);
    if (report.clientToken === id) return report;
  }
  return undefined;
}

const isWithin = ({ startedAt }: JobSummary, from: number, until: number) =>
  startedAt === undefined || (startedAt >= from && startedAt <= until);

/** An export that was started here with another token; one found in a list may well be ours. */
const isOfAnother = (ledger: Ledger, arn: string) => ledger.byArn(arn)?.request !== undefined;
