import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { jobKinds } from '../../src/core/kinds/jobKinds.ts';
import { isExportError } from '../../src/core/errors.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';
import type { ExportRequest } from '../../src/core/kinds/registry.ts';
import type { FaultName } from '../aws/faults.ts';
import { backup, database, domain, table, type Ask } from './asks.ts';
import { awsJobs, ledgerJobs, newJobs, type KnownJob } from './awsJobs.ts';
import { openBench, type Bench } from './bench.ts';
import { lasting, passing, sittings, verdicts, type Course, type Courses } from './faultTable.ts';
import { slowness } from './lab.ts';

const day = 24 * 60 * 60_000;
const asks: Readonly<Record<KindId, Ask>> = {
  'dynamodb-table': table(),
  'dynamodb-backup': backup('payments'),
  'rds-database': database('snapshot:site-relaunch'),
  'simpledb-domain': domain(),
};

type Played = Readonly<Record<keyof Course | 'told', unknown>>;

let bench: Bench;
let seeded: ReadonlyMap<string, KnownJob>;

/** Calls that this many came before. */
const callsSince = (before: number) => bench.standIn.calls.slice(before);

/** Sends requests that meet the fault so many times; what each of them is told. */
async function launchAll(
  requests: readonly ExportRequest[],
  fault: FaultName,
  times: number,
): Promise<readonly string[]> {
  const before = bench.standIn.calls.length;
  for (const { kind } of requests) {
    bench.standIn.faults.set({
      fault,
      operation: jobKinds[kind].operation,
      times,
      delay: slowness,
    });
  }
  const told = await Promise.all(requests.map(toldOf));
  bench.standIn.faults.clear();
  // AWS still does what it was slow to do, although nobody listens any more.
  const isOpen = () => callsSince(before).some(({ status }) => status === 0);
  if (fault === 'slow') await expect.poll(isOpen, { timeout: 2 * slowness }).toBe(false);
  return told;
}

async function toldOf(request: ExportRequest): Promise<string> {
  try {
    const { error } = await bench.launch(request);
    return error?.reason ?? 'nothing';
  } catch (error) {
    if (!isExportError(error)) throw error;
    return error.reason;
  }
}

/** What becomes of one request of each kind that meets the fault, by kind. */
async function play(fault: FaultName, times: number): Promise<Readonly<Record<string, Played>>> {
  // What was started yesterday takes no room from what is started today.
  bench.standIn.clock.advance(day);
  const before = awsJobs(bench.standIn);
  const name = times === 1 ? `${fault}-once` : fault;
  const requests = Object.entries(asks).map(([kind, ask]) => ask(`${kind}-${name}`));
  const told = await launchAll(requests, fault, times);
  const launched = requests.map(({ token }) => stateOf(token));
  for (const { token } of requests) await bench.end(token);
  const made = newJobs(bench.standIn, before).map(({ kind }) => kind);
  return Object.fromEntries(
    requests.map(({ kind, token }, index) => [
      kind,
      {
        told: told[index],
        launched: launched[index],
        ended: stateOf(token),
        done: made.filter((one) => one === kind).length,
      },
    ]),
  );
}

const stateOf = (token: string) => bench.ledger.get(token)?.state;

/** What the tables say of a fault. */
function expected(table: Courses, fault: FaultName): Readonly<Record<string, Played>> {
  const { told } = verdicts[fault];
  const rows = Object.entries(table[fault]).map(([kind, course]) => [kind, { told, ...course }]);
  return Object.fromEntries(rows) as Readonly<Record<string, Played>>;
}

describe.each(sittings)('a request to start', ({ faults, options }) => {
  beforeAll(async () => {
    bench = await openBench(options);
    seeded = awsJobs(bench.standIn);
  });
  afterEach(() => {
    bench.standIn.faults.clear();
    // New clients for each fault: the SDK gives up sooner once many calls have failed.
    bench.world.dispose();
    expect(bench.standIn.violations).toEqual([]);
    expect(ledgerJobs(bench.ledger.jobs())).toEqual(newJobs(bench.standIn, seeded));
  });
  afterAll(() => bench.close());

  it.each(faults)('that meets %s is done as often as the table says', async (fault) => {
    expect(await play(fault, Infinity)).toEqual(expected(lasting, fault));
  });

  it.each(faults)('that meets %s once is done as often as the table says', async (fault) => {
    const before = bench.standIn.calls.length;
    expect(await play(fault, 1)).toEqual(expected(passing, fault));
    if (verdicts[fault].done === 'never') return;
    // AWS would make two backups of two requests, whatever it had made of the first one.
    const sent = callsSince(before).filter(({ operation }) => operation === 'CreateBackup');
    expect(sent).toHaveLength(1);
  });
});
