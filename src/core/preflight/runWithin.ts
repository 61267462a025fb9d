import { ExportError } from '../errors.ts';
import { Cancellation } from '../lib/cancellation.ts';
import type { CancelSignal, Clock } from '../ports.ts';
import type { Check, Looks } from './check.ts';
import type { Finding } from './finding.ts';
import { runPreflight } from './run.ts';

/** What is still looked at, and what was found so far. */
export interface PreflightProgress {
  readonly looking: readonly Pick<Check, 'id' | 'looked'>[];
  readonly findings: readonly Finding[];
}

/** One run of checks. */
export interface Run {
  readonly checks: readonly Check[];
  readonly looks: Looks;
  readonly clock: Clock;
  readonly signal: CancelSignal;
  /** In milliseconds; what has no answer by then could not be checked. For ever where absent. */
  readonly limit?: number;
  /** Told at the beginning and after each finding. */
  tell(progress: PreflightProgress): void;
}

/** The checks that have ended, by their ids. */
type Ended = Map<string, Finding | undefined>;

/** All findings, in the order of the checks. Throws `cancelled` as soon as the signal aborts. */
export async function runWithin(run: Run): Promise<readonly Finding[]> {
  const { checks, clock, signal, limit } = run;
  const found: Ended = new Map();
  const stop = new Cancellation();
  const following = stop.follow(signal);
  const timer = limit === undefined ? undefined : clock.after(limit, () => stop.cancel());
  try {
    return await Promise.race([looking(run, found, stop), whenAborted(stop)]);
  } catch (error) {
    if (signal.aborted || !stop.aborted) throw error;
    const findings = checks.flatMap((check) => findingsOf(check, found) ?? late(check));
    run.tell({ looking: [], findings });
    return findings;
  } finally {
    timer?.dispose();
    following.dispose();
  }
}

/** The run itself, which notes what it finds. */
function looking(run: Run, found: Ended, signal: CancelSignal): Promise<readonly Finding[]> {
  const { checks, looks } = run;
  const tell = (): void => {
    if (!signal.aborted) run.tell(progressOf(checks, found));
  };
  tell();
  const on = {
    looking: () => undefined,
    found: (finding: Finding | undefined, { id }: Check) => {
      found.set(id, finding);
      tell();
    },
  };
  return runPreflight(checks, looks, on, signal);
}

function whenAborted(signal: CancelSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = (): void => reject(new ExportError('cancelled'));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp);
  });
}

function progressOf(checks: readonly Check[], found: Ended): PreflightProgress {
  return {
    looking: checks.filter(({ id }) => !found.has(id)).map(({ id, looked }) => ({ id, looked })),
    findings: checks.flatMap((check) => findingsOf(check, found) ?? []),
  };
}

/** None of a check that had nothing to look at; undefined of one that has not ended. */
function findingsOf({ id }: Check, found: Ended): readonly Finding[] | undefined {
  if (!found.has(id)) return undefined;
  const finding = found.get(id);
  return finding === undefined ? [] : [finding];
}

function late({ id, looked, field }: Check): Finding {
  return {
    ...{ id, looked, verdict: 'unknown' },
    found: 'AWS did not answer in time.',
    ...(field !== undefined && { field }),
  };
}
