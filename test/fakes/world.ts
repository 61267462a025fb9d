import type { Job, JobState } from '../../src/core/jobs/job.ts';
import { launch } from '../../src/core/jobs/launch.ts';
import { openLedger, type Ledger } from '../../src/core/jobs/ledger.ts';
import { Watcher, type WatcherDeps } from '../../src/core/jobs/watcher.ts';
import { FakeClock } from './fakeClock.ts';
import { FakeGateway } from './fakeGateway.ts';
import { MemoryJournal } from './memoryJournal.ts';
import { QuietLog } from './quietLog.ts';
import { aRequest, where } from './samples.ts';

/** What outlives the editor: the disk, the time and AWS. */
export class World {
  readonly clock = new FakeClock();
  readonly journal = new MemoryJournal();
  readonly log = new QuietLog();
  readonly gateway = new FakeGateway(this.clock);
  /** Every end that any session told: `id state`. */
  readonly ends: string[] = [];
  gatewayFor: WatcherDeps['gatewayFor'] = () => Promise.resolve(this.gateway);

  /** Opens the editor: a ledger from the journal, and a watcher that looks every 15 seconds. */
  async open(options: { readonly announce: boolean } = { announce: true }): Promise<Session> {
    const { clock, log, journal } = this;
    const ledger = await openLedger(journal, clock, log);
    const gatewayFor: WatcherDeps['gatewayFor'] = (...to) => this.gatewayFor(...to);
    const watcher = new Watcher({ ledger, gatewayFor, clock, log, intervalMs: () => 15_000 });
    watcher.onDidEnd((job) => {
      this.ends.push(`${job.id} ${job.state}`);
      if (options.announce) void ledger.announced(job.id);
    });
    watcher.start();
    return new Session(ledger, watcher, this.gateway);
  }

  /** The calls that AWS got while `time` went by. */
  async callsDuring(time: number): Promise<readonly string[]> {
    const before = this.gateway.calls.length;
    await this.clock.advance(time);
    return this.gateway.calls.slice(before);
  }
}

/** The editor from opening to closing, without its windows. */
export class Session {
  readonly ledger: Ledger;
  readonly watcher: Watcher;
  readonly #gateway: FakeGateway;

  constructor(ledger: Ledger, watcher: Watcher, gateway: FakeGateway) {
    this.ledger = ledger;
    this.watcher = watcher;
    this.#gateway = gateway;
  }

  /** Launches an export of `orders`; gives its ARN, empty while unconfirmed. */
  async start(token: string): Promise<string> {
    const { job } = await launch(aRequest(token), where, {
      ledger: this.ledger,
      gateway: this.#gateway,
    });
    return job.arn ?? '';
  }

  job(id: string): Job | undefined {
    return this.ledger.get(id);
  }

  stateOf(id: string): JobState | undefined {
    return this.job(id)?.state;
  }

  close(): void {
    this.watcher.dispose();
    this.ledger.dispose();
  }
}
