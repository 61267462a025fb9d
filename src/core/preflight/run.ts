import { ExportError } from '../errors.ts';
import type { CancelSignal } from '../ports.ts';
import type { Check, Looks } from './check.ts';
import type { Finding } from './finding.ts';
import { unseen } from './unseen.ts';

/** What a preflight tells while it goes on. */
export interface PreflightListener {
  /** A check begins. */
  looking(check: Check): void;
  /** A check came to something, or had nothing to look at. Never after the cancellation. */
  found(finding: Finding | undefined, check: Check): void;
}

/**
 * All findings, in the order of the checks, which look side by side. What keeps one from looking is
 * its finding and no failure of the others. Throws ExportError `cancelled` once `signal` aborts.
 */
export async function runPreflight(
  checks: readonly Check[],
  looks: Looks,
  on: PreflightListener,
  signal: CancelSignal,
): Promise<readonly Finding[]> {
  refuseCancelled(signal);
  for (const check of checks) on.looking(check);
  const findings = await Promise.all(
    checks.map(async (check) => {
      const finding = await findingOf(check, looks, signal);
      refuseCancelled(signal);
      on.found(finding, check);
      return finding;
    }),
  );
  return findings.filter((finding) => finding !== undefined);
}

async function findingOf(
  check: Check,
  looks: Looks,
  signal: CancelSignal,
): Promise<Finding | undefined> {
  const { id, looked, field } = check;
  const about = { id, looked, ...(field !== undefined && { field }) };
  try {
    const found = await check.find(looks, signal);
    return found && { ...about, ...found };
  } catch (error) {
    return { ...about, ...unseen(error) };
  }
}

function refuseCancelled({ aborted }: CancelSignal): void {
  if (aborted) throw new ExportError('cancelled');
}
