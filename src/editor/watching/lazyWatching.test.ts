import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, idle } from '../../../test/fakes/fakeClock.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { aReport, aRequest, orders, where } from '../../../test/fakes/samples.ts';
import { ExportError } from '../../core/errors.ts';
import { openLedger, type Ledger } from '../../core/jobs/ledger.ts';
import { Emitter } from '../../core/lib/emitter.ts';
import { LazyWatching } from './lazyWatching.ts';

let ledger: Ledger;
let log: QuietLog;
/** What watching was told, once it was there. */
let told: string[];
let complaints: unknown[];
let problems: Emitter<ExportError | undefined>;
let fails: boolean;
let watching: LazyWatching;

beforeEach(async () => {
  const clock = new FakeClock();
  [told, complaints, fails, log, problems] = [[], [], false, new QuietLog(), new Emitter()];
  ledger = await openLedger(new MemoryJournal(), clock, log);
  watching = new LazyWatching({ ledger, log, load, complain: (error) => complaints.push(error) });
});

function load() {
  if (fails) return Promise.reject(new Error('no such file'));
  told.push('loaded');
  return Promise.resolve({
    watcher: {
      problem: undefined,
      onDidChangeProblem: problems.event,
      setLooking: (isLooking: boolean) => void told.push(isLooking ? 'looking' : 'not looking'),
      lookNow: async () => Promise.resolve(void told.push('look')),
    },
    dispose: () => void told.push('disposed'),
  });
}

const begin = (token: string) => ledger.intend({ request: aRequest(token), ...where });

describe('LazyWatching', () => {
  it('is not loaded while nothing runs and everybody knows how all ended', async () => {
    const { job } = await begin('1');
    await ledger.reject(job.id, new ExportError('limit-exceeded'));
    watching.start();
    await watching.lookNow();
    expect(told).toEqual([]);
  });

  it('is loaded at once where an export runs, and knows who is looking', async () => {
    await begin('1');
    watching.setLooking(true);
    watching.start();
    await idle();
    expect(told).toEqual(['loaded', 'looking']);
  });

  it('is loaded once, when the first export begins', async () => {
    watching.start();
    await Promise.all([begin('1'), begin('2')]);
    await idle();
    expect(told).toEqual(['loaded', 'not looking']);
  });

  it('is loaded for an end that nobody was told of', async () => {
    const { job } = await begin('1');
    await ledger.accept(job.id, { ...aReport(orders, 0, '1'), state: 'completed' });
    watching.start();
    await idle();
    expect(told).toContain('loaded');
  });

  it('passes on what keeps exports from being watched', async () => {
    const seen: unknown[] = [];
    watching.onDidChangeProblem((problem) => seen.push(problem?.reason));
    await begin('1');
    watching.start();
    await idle();
    problems.fire(new ExportError('network'));
    problems.fire(undefined);
    expect(seen).toEqual(['network', undefined]);
  });

  it('looks when it is asked to, after it was loaded for that', async () => {
    await begin('1');
    await watching.lookNow();
    expect(told).toEqual(['loaded', 'not looking', 'look']);
  });

  it('lets go of what arrives after the window has closed', async () => {
    await begin('1');
    watching.start();
    watching.dispose();
    await idle();
    expect(told).toEqual(['loaded', 'disposed']);
  });

  it('complains once when it cannot be loaded, and is tried again with every change', async () => {
    fails = true;
    await begin('1');
    watching.start();
    await idle();
    await begin('2');
    await idle();
    expect(complaints).toHaveLength(1);
    expect(log.lines.filter((line) => line.includes('no such file'))).toHaveLength(2);
    fails = false;
    await begin('3');
    await idle();
    expect(told).toContain('loaded');
  });
});
