import type { Check, Looks } from '../../src/core/preflight/check.ts';
import type { Finding } from '../../src/core/preflight/finding.ts';
import { runPreflight } from '../../src/core/preflight/run.ts';
import type { FakeAws } from './fakeAws.ts';
import { noSignal } from './noSignal.ts';
import { connection } from './samples.ts';

/** What the checks find in this AWS, where it is not changed for them, by their ids. */
export async function findingsIn(
  world: FakeAws,
  checks: readonly Check[],
  changes: Partial<Looks> = {},
): Promise<ReadonlyMap<string, Finding>> {
  const on = { looking: () => undefined, found: () => undefined };
  const access = await world.connect(connection);
  const findings = await runPreflight(checks, { ...access, ...changes }, on, noSignal);
  return new Map(findings.map((finding) => [finding.id, finding]));
}
