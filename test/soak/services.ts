import { join } from 'node:path';
import { createAws } from '../../src/aws/main.ts';
import { ratesOfAws } from '../../src/aws/pacing/rates.ts';
import type { Job } from '../../src/core/jobs/job.ts';
import { Lease } from '../../src/core/jobs/lease.ts';
import { openLedger, type Ledger } from '../../src/core/jobs/ledger.ts';
import { Watcher } from '../../src/core/jobs/watcher.ts';
import type { Windows } from '../../src/core/jobs/windows.ts';
import type { AwsWorld, Clock, Disposable, Log } from '../../src/core/ports.ts';
import { lazyWorld } from '../../src/editor/lazyWorld.ts';
import { Gathered } from '../../src/editor/notify/gathered.ts';
import { claim } from '../../src/editor/notify/notifications.ts';
import { journalFile } from '../../src/editor/storage/journalFile.ts';
import { leaseFile } from '../../src/editor/storage/leaseFile.ts';
import { thisWindow } from '../../src/editor/storage/thisWindow.ts';
import { LazyWatching, type Loaded } from '../../src/editor/watching/lazyWatching.ts';
import { hastened, patience } from './haste.ts';
import type { Setup } from './messages.ts';

/** What a window stands on. */
export interface Ground {
  readonly setup: Setup;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when the person is told how a job ended. */
  readonly onTold: (job: Job) => void;
}

/** What a window has of the extension, besides its faces. */
export interface Services extends Disposable {
  readonly ledger: Ledger;
  readonly world: AwsWorld;
  /** Whether the person is at this window. */
  attend(isInUse: boolean): void;
}

/** Milliseconds from one look at the shared files to the next; as time leaps, less than usual. */
const interval = 300;
const watchInterval = 5_000;
/** Of ends that are one message, as in `src/editor/notify`. */
const pause = 1_500;

/** As `src/editor/services.ts` puts them together, with this clock and this haste. */
export async function openServices(ground: Ground): Promise<Services> {
  const { clock, log, setup } = ground;
  const windows = thisWindow();
  const warn = (text: string): void => log.warn(text);
  const world = lazyWorld(() => Promise.resolve(awsOf(ground)));
  const file = journalFile(join(setup.folder, 'exports.json'), { windows, warn, interval });
  const ledger = await openLedger(file, clock, log, windows);
  let isAttended = true;
  let watcher: Watcher | undefined;
  const load = (): Promise<Loaded> => {
    const loaded = startWatching({ ...ground, ledger, world, windows });
    watcher = loaded.watcher;
    watcher.setAttentive(isAttended);
    return Promise.resolve(loaded);
  };
  const watching = new LazyWatching({
    ledger,
    log,
    load,
    complain: (error) => warn(String(error)),
  });
  watching.start();
  return {
    ledger,
    world,
    attend(isInUse) {
      isAttended = isInUse;
      watcher?.setAttentive(isInUse);
    },
    dispose: () => [watching, ledger, world].forEach((one) => one.dispose()),
  };
}

function awsOf({ log, setup }: Ground): AwsWorld {
  return createAws({
    log,
    onCall: () => undefined,
    env: setup.awsFiles,
    timeouts: { connect: 2_000, request: patience },
    rateOf: (service, operation) => hastened(ratesOfAws(service, operation)),
  });
}

interface WatchingDeps extends Ground {
  readonly ledger: Ledger;
  readonly world: AwsWorld;
  readonly windows: Windows;
}

/** As `src/editor/watching/watching.ts` does it, with nobody to look at it. */
function startWatching(deps: WatchingDeps): Loaded & { readonly watcher: Watcher } {
  const { clock, ledger, log, onTold, setup, windows, world } = deps;
  const warn = (text: string): void => log.warn(text);
  const file = leaseFile(join(setup.folder, 'exports.lease'), { windows, warn });
  const watcher = new Watcher({
    ...{ ledger, clock, log },
    shift: new Lease({ file, windows, clock, log }),
    gatewayFor: async (connection, kind) =>
      (await world.connect(connection, 'background')).exportsOf(kind),
    intervalMs: () => watchInterval,
  });
  const announce = async (jobs: readonly Job[]): Promise<void> =>
    (await claim(jobs, ledger, 'all')).forEach(onTold);
  const ends = new Gathered<Job>(clock, pause, (jobs) => void announce(jobs));
  watcher.onDidEnd((job) => ends.add(job));
  watcher.start();
  return { watcher, dispose: () => [ends, watcher].forEach((one) => one.dispose()) };
}
