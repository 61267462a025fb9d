import { setTimeout as pause } from 'node:timers/promises';
import { openLedger } from '../../../src/core/jobs/ledger.ts';
import { journalFile } from '../../../src/editor/storage/journalFile.ts';
import { thisWindow } from '../../../src/editor/storage/thisWindow.ts';
import { systemClock } from '../../../src/editor/systemClock.ts';
import { QuietLog } from '../../fakes/quietLog.ts';
import { aReport, aRequest, orders, where } from '../../fakes/samples.ts';
import type { Answer, Order } from './orders.ts';

// A window of the editor as far as the ledger is concerned: a process that does what it is told.
const [path = ''] = process.argv.slice(2);
const log = new QuietLog();
const windows = thisWindow();
const file = journalFile(path, { windows, warn: (text) => log.warn(text), interval: 100 });
const ledger = await openLedger(file, systemClock, log, windows);

const works: { readonly [K in keyof Order]: (what: Order[K]) => Promise<readonly string[]> } = {
  async intend(tokens) {
    const all = tokens.map((token) => ledger.intend({ request: aRequest(token), ...where }));
    return (await Promise.all(all)).map(({ job }) => job.id);
  },
  async intendOnly(token) {
    const { job, isNew } = await ledger.intend({
      ...{ request: aRequest(token), ...where },
      besides: [],
    });
    return isNew ? [job.id] : [];
  },
  async end(token) {
    const report = aReport(orders, systemClock.now(), token);
    return [(await ledger.accept(token, { ...report, state: 'completed' })).state];
  },
  async announce(token) {
    return (await ledger.announced(token)) ? [token] : [];
  },
  /** Holds on to the file and never lets go. */
  hold: () => new Promise((resolve) => void file.exclusively(() => holdOn(resolve))),
  states: async () => {
    await pause(0);
    return ledger.jobs().map(({ id, state }) => `${id} ${state}`);
  },
  log: () => Promise.resolve(log.lines),
};

async function holdOn(tell: (said: readonly string[]) => void): Promise<void> {
  tell(['held']);
  await new Promise(() => undefined);
}

async function obey<K extends keyof Order>(name: K, what: Order[K]): Promise<void> {
  const answer: Answer = { said: await works[name](what) };
  process.send?.(answer);
}

process.on('message', (message: { name: keyof Order; what: never }) => {
  void obey(message.name, message.what);
});
const ready: Answer = { said: ['ready'] };
process.send?.(ready);
