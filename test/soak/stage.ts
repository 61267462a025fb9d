import { appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tempFolder } from '../../scripts/lib/temp.ts';
import type { Job } from '../../src/core/jobs/job.ts';
import { parseJournal } from '../../src/core/jobs/ledgerFormat.ts';
import { writeAwsConfig } from '../aws/config.ts';
import { startStandIn, type StandIn } from '../aws/standIn.ts';
import { observedRates } from '../aws/throttle.ts';
import { soakSeed } from './account.ts';
import { hastened } from './haste.ts';
import type { Side } from './plan.ts';
import { Window } from './window.ts';

const throttle = Object.fromEntries(
  Object.entries(observedRates).map(([operation, rate]) => [operation, hastened(rate)]),
);

/** AWS, two windows with one ledger between them, and the time that all of them live in. */
export interface Stage {
  readonly aws: StandIn;
  readonly windows: readonly [Window, Window];
  /** What the windows had to say, and the ledger itself. */
  readonly folder: string;
  /** The window, with the person at it. */
  windowInUse(side: Side): Window;
  /** Makes it later for everybody, milliseconds. */
  leap(ms: number): void;
  /** What is on disk; throws if it could not be read in full. */
  ledger(): Promise<readonly Job[]>;
  /** Leaves the folder where there is something to be looked at. */
  close(keep: boolean): Promise<void>;
}

/** Opens both windows in an account where nothing was exported yet. */
export async function openStage(): Promise<Stage> {
  const temp = await tempFolder('soak');
  const folder = temp.path;
  const aws = await startStandIn({
    ...{ seed: soakSeed, exportDuration: 90_000, backupDuration: 90_000, throttle },
  });
  const awsFiles = { ...(await writeAwsConfig(folder, aws.url)) };
  const shared = join(folder, 'shared');
  let ahead = 0;
  const log = (text: string): void => appendFileSync(join(folder, 'windows.log'), text);
  const window = (): Window => new Window(() => ({ folder: shared, awsFiles, ahead }), log);
  const windows = [window(), window()] as const;
  await Promise.all(windows.map((one) => one.open()));
  return {
    aws,
    windows,
    folder,
    windowInUse(side) {
      windows.forEach((window, other) => window.attend(other === side));
      return windows[side];
    },
    leap(ms) {
      ahead += ms;
      aws.clock.advance(ms);
      for (const one of windows) one.leap(ms);
    },
    ledger: () => readLedger(join(shared, 'exports.json')),
    async close(keep) {
      await Promise.all(windows.map((one) => one.close()));
      await aws.close();
      if (!keep) await temp.remove();
    },
  };
}

async function readLedger(path: string): Promise<readonly Job[]> {
  const { jobs, damage } = parseJournal(await readFile(path, 'utf8').catch(noJobs));
  if (damage !== undefined) throw new Error(`The ledger on disk is damaged: ${damage}.`);
  return jobs;
}

const noJobs = (): string => JSON.stringify({ version: 1, jobs: [] });
