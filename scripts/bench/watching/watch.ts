import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { isLive } from '../../../src/core/jobs/job.ts';
import { openLedger } from '../../../src/core/jobs/ledger.ts';
import { Watcher } from '../../../src/core/jobs/watcher.ts';
import { toInterval } from '../../../src/editor/watchInterval.ts';
import { silentLog } from '../silentLog.ts';
import type { Plan, Run } from './plan.ts';
import { PlayedGateway } from './playedGateway.ts';

/** What it took to know how exports went. */
export interface Watched {
  /** Calls to AWS while somebody watched. */
  readonly calls: number;
  /** When the end of each run was noticed, epoch milliseconds, by its ARN. */
  readonly noticed: ReadonlyMap<string, number>;
}

const connection = { profile: 'acme-data', region: 'eu-west-1' };

/** Lets the real watcher and ledger go through a plan, in a window that is in use, hours in seconds. */
export async function watch(plan: Plan): Promise<Watched> {
  const clock = new FakeClock(plan.from);
  const gateway = new PlayedGateway(plan, clock);
  const ledger = await openLedger(new MemoryJournal(), clock, silentLog);
  const noticed = new Map<string, number>();
  const watcher = new Watcher({
    ...{ ledger, clock, log: silentLog },
    gatewayFor: () => Promise.resolve(gateway),
    intervalMs: () => toInterval(undefined),
  });
  ledger.onDidChange(({ arn = '', state }) => {
    if (!isLive(state) && !noticed.has(arn)) noticed.set(arn, clock.now());
  });
  watcher.start();
  beginInTurn(plan.runs, clock, (run) => ledger.adopt(connection, gateway.summary(run)));
  await clock.advance(plan.until - plan.from);
  watcher.dispose();
  ledger.dispose();
  return { calls: gateway.calls, noticed };
}

/** One timer at a time: the next begin. */
function beginInTurn(
  runs: readonly Run[],
  clock: FakeClock,
  begin: (run: Run) => Promise<unknown>,
): void {
  const [next, ...rest] = runs;
  if (next === undefined) return;
  clock.after(Math.max(0, next.startedAt - clock.now()), () => {
    void begin(next);
    beginInTurn(rest, clock, begin);
  });
}
