import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isLive, type Job } from '../../src/core/jobs/job.ts';
import { launch, type Launched } from '../../src/core/jobs/launch.ts';
import { openLedger, type Ledger } from '../../src/core/jobs/ledger.ts';
import { Watcher } from '../../src/core/jobs/watcher.ts';
import type { ExportRequest } from '../../src/core/kinds/registry.ts';
import type { ExportGateway } from '../../src/core/ports.ts';
import { journalFile } from '../../src/editor/storage/journalFile.ts';
import { QuietLog } from '../fakes/quietLog.ts';
import { sourceOf } from './asks.ts';
import { openLab, type Lab, type LabOptions } from './lab.ts';
import { PlayedClock } from './playedClock.ts';

const connection = { profile: 'acme-data', region: 'eu-west-1' };

/** Time is played, and the rates that calls keep to are real ones: nothing is to wait for them. */
export const unpaced: LabOptions = { rateOf: () => ({ burst: 1000, perSecond: 1000 }) };

/** All of the product but the editor: adapters, a ledger in a real file, a watcher, and AWS played. */
export interface Bench extends Lab {
  readonly ledger: Ledger;
  readonly clock: PlayedClock;
  /** The ends that a person would have been told of. */
  readonly ends: readonly Job[];
  launch(request: ExportRequest): Promise<Launched>;
  /** The job once nothing more happens to it, as the watcher found out. */
  end(id: string): Promise<Job>;
  /** What is on disk, read as a new window would. */
  reread(): Promise<readonly Job[]>;
  gateway(kind: ExportRequest['kind']): Promise<ExportGateway>;
}

/** Starts it, with its watcher running. */
export async function openBench(options = unpaced): Promise<Bench> {
  const lab = await openLab(options);
  const folder = await mkdtemp(join(tmpdir(), 'aws-bench-'));
  const open = () => openLedger(journalFile(join(folder, 'jobs.json')), clock, new QuietLog());
  const clock = new PlayedClock(lab.standIn.clock);
  const ledger = await open();
  const gateway: Bench['gateway'] = async (kind) => (await lab.connect()).exportsOf(kind);
  const ends: Job[] = [];
  const watcher = new Watcher({
    ...{ ledger, clock, log: new QuietLog() },
    gatewayFor: (_connection, kind) => gateway(kind),
    intervalMs: () => 30_000,
  });
  watcher.onDidEnd((job) => ends.push(job));
  watcher.start();
  return {
    ...lab,
    ...{ ledger, clock, ends, gateway },
    async launch(request) {
      const place = { connection, source: sourceOf(request) };
      return launch(request, place, { ledger, gateway: await gateway(request.kind) });
    },
    async end(id) {
      await clock.runUntil(() => !isLive(jobIn(ledger, id).state));
      return jobIn(ledger, id);
    },
    async reread() {
      const again = await open();
      again.dispose();
      return again.jobs();
    },
    async close() {
      watcher.dispose();
      ledger.dispose();
      await lab.close();
      await rm(folder, { recursive: true });
    },
  };
}

function jobIn(ledger: Ledger, id: string): Job {
  const job = ledger.get(id);
  if (job === undefined) throw new Error(`There is no job ${id} in the ledger.`);
  return job;
}
