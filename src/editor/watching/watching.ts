import { join } from 'node:path';
import { Lease } from '../../core/jobs/lease.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import { Watcher } from '../../core/jobs/watcher.ts';
import type { Windows } from '../../core/jobs/windows.ts';
import type { AwsWorld, Clock, Disposable, Log } from '../../core/ports.ts';
import { startFeatures } from '../features.ts';
import { registerNotify } from '../notify/registerNotify.ts';
import { watchInterval } from '../settings.ts';
import { registerAttention } from '../status/registerAttention.ts';
import { registerStatus } from '../status/registerStatus.ts';
import { leaseFile } from '../storage/leaseFile.ts';

/** What watching stands on. */
export interface WatchingDeps {
  readonly ledger: Ledger;
  readonly world: Pick<AwsWorld, 'connect' | 'onDidChangeCredentials'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly windows: Windows;
  /** Where the windows of this machine agree on which of them watches. */
  readonly folder: string;
}

/** Watching that is under way, in this window or another. */
export interface Watching extends Disposable {
  readonly watcher: Watcher;
}

/**
 * Watches exports until they end, shows them in the status bar and tells how they ended. The whole
 * of `dist/watching.cjs`.
 */
export function startWatching(deps: WatchingDeps): Watching {
  const watcher = createWatcher(deps);
  const all = { ...deps, watcher };
  const features = startFeatures(
    [
      ['The status bar', () => registerStatus(all)],
      ['Notifications', () => registerNotify(all)],
      ['Attention', () => registerAttention(watcher)],
      ['Going on', () => deps.world.onDidChangeCredentials(() => watcher.retryFailed())],
      // Last: it tells at once of exports that ended while the editor was closed.
      ['Watching', () => started(watcher)],
    ],
    deps.log,
  );
  return { watcher, dispose: () => features.forEach((feature) => feature.dispose()) };
}

function createWatcher({ folder, world, ...deps }: WatchingDeps): Watcher {
  const { clock, log, windows } = deps;
  const warn = (text: string): void => log.warn(text);
  const file = leaseFile(join(folder, 'exports.lease'), { windows, warn });
  return new Watcher({
    ...deps,
    shift: new Lease({ file, windows, clock, log }),
    gatewayFor: async (connection, kind) =>
      (await world.connect(connection, 'background')).exportsOf(kind),
    intervalMs: watchInterval,
  });
}

function started(watcher: Watcher): Disposable {
  watcher.start();
  return watcher;
}
