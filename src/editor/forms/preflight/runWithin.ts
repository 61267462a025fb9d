import { ExportError } from '../../../core/errors.ts';
import type { CancelSignal, Clock } from '../../../core/ports.ts';
import type { Check, Looks } from '../../../core/preflight/check.ts';
import type { Finding } from '../../../core/preflight/finding.ts';
import { runPreflight } from '../../../core/preflight/run.ts';
import { createCancel, type Cancel } from '../../../protocol/cancel.ts';
import type { FormEvents } from '../../../protocol/exportForm.ts';

/** What is still looked at, and what was found so far. */
export type PreflightProgress = FormEvents['preflightChanged'];

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

/** All findings, in the order of the checks. Throws `cancelled` as soon as the signal aborts. */
export async function runWithin(run: Run): Promise<readonly Finding[]> {
  const { checks, looks, clock, signal, limit } = run;
  const found = new Map<string, Finding>();
  const stop = linkedCancel(signal);
  const timer = limit === undefined ? undefined : clock.after(limit, () => stop.abort());
  const tell = (): void => {
    if (!stop.signal.aborted) run.tell(progressOf(checks, found));
  };
  tell();
  const listener = {
    looking: () => undefined,
    found: (finding: Finding) => {
      found.set(finding.id, finding);
      tell();
    },
  };
  try {
    const running = runPreflight(checks, looks, listener, stop.signal);
    return await Promise.race([running, whenAborted(stop.signal)]);
  } catch (error) {
    if (signal.aborted || !stop.signal.aborted) throw error;
    const findings = checks.map((check) => found.get(check.id) ?? late(check));
    run.tell({ looking: [], findings });
    return findings;
  } finally {
    timer?.dispose();
  }
}

/** A cancellation of its own that follows another one. */
export function linkedCancel(signal: CancelSignal): Cancel {
  const cancel = createCancel();
  if (signal.aborted) cancel.abort();
  else signal.addEventListener('abort', () => cancel.abort());
  return cancel;
}

function whenAborted(signal: CancelSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = (): void => reject(new ExportError('cancelled'));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp);
  });
}

function progressOf(
  checks: readonly Check[],
  found: ReadonlyMap<string, Finding>,
): PreflightProgress {
  return {
    looking: checks.filter(({ id }) => !found.has(id)).map(({ id, looked }) => ({ id, looked })),
    findings: checks.flatMap(({ id }) => found.get(id) ?? []),
  };
}

function late({ id, looked, field }: Check): Finding {
  return {
    ...{ id, looked, verdict: 'unknown' },
    found: 'AWS did not answer in time.',
    ...(field !== undefined && { field }),
  };
}
