import type { Connection } from '../connection.ts';
import type { ErrorReason, ExportError } from '../errors.ts';
import { attempt } from '../lib/attempt.ts';
import type { Clock, Disposable, ExportGateway, Log } from '../ports.ts';
import type { Service } from '../sources.ts';
import { Agenda } from './agenda.ts';
import { byConnection, errandsOf, type Errand } from './errands.ts';
import { follow } from './follow.ts';
import type { Job } from './job.ts';
import type { Ledger } from './ledger.ts';
import { toExportError } from './outcome.ts';
import type { Pace } from './schedule.ts';
import { settle } from './settle.ts';
import { Troubles } from './troubles.ts';

/** What a patrol works with. `pace` is asked anew whenever it matters. */
export interface PatrolDeps {
  readonly ledger: Ledger;
  readonly gatewayFor: (connection: Connection, service: Service) => Promise<ExportGateway>;
  readonly clock: Clock;
  readonly log: Log;
  readonly pace: () => Pace;
}

/** Once one call met these, no other call of the connection will do better in this round. */
const connectionWide: ReadonlySet<ErrorReason> = new Set([
  'credentials-expired',
  'credentials-missing',
  'network',
  'profile-unusable',
  'throttled',
]);

/** Goes round the live jobs of the ledger, to those that are due, and remembers how it went. */
export class Patrol implements Disposable {
  readonly troubles = new Troubles();
  readonly #deps: PatrolDeps;
  readonly #agenda = new Agenda();
  #disposed = false;

  constructor(deps: PatrolDeps) {
    this.#deps = deps;
  }

  /** When the next round is due, epoch milliseconds; undefined while there is nothing to watch. */
  nextAt(): number | undefined {
    const jobs = this.#errands().flatMap((errand) => errand.jobs);
    return jobs.length === 0 ? undefined : Math.min(...jobs.map((job) => this.#dueAt(job)));
  }

  /** Takes in that the ledger has changed. */
  heard(job: Job): void {
    if (job.state === 'running') this.#agenda.begin(job, this.#now());
    const errands = this.#errands();
    this.#agenda.keepOnly(new Set(errands.flatMap(({ jobs }) => jobs.map(({ id }) => id))));
    this.troubles.keepOnly(new Set(errands.map(({ key }) => key)));
  }

  /** Makes every job due, whatever happened before. */
  forceAll(): void {
    this.#agenda.clear();
  }

  /** Visits all that is due, connections side by side, calls of one connection in turn. */
  async round(): Promise<void> {
    const now = this.#now();
    const due = this.#errands().flatMap((errand) => this.#dueOf(errand, now));
    await Promise.all(byConnection(due).map((errands) => this.#visitAll(errands)));
  }

  dispose(): void {
    this.#disposed = true;
    this.troubles.dispose();
  }

  async #visitAll(errands: readonly Errand[]): Promise<void> {
    let blocked: ExportError | undefined;
    for (const errand of errands) {
      if (this.#disposed) return;
      const problem = blocked ?? (await this.#visit(errand));
      if (problem === undefined) continue;
      this.#failed(errand, problem);
      if (connectionWide.has(problem.reason)) blocked = problem;
    }
  }

  async #visit(errand: Errand): Promise<ExportError | undefined> {
    const visit = await attempt(() => this.#run(errand));
    if (!visit.ok) return toExportError(visit.error);
    const now = this.#now();
    for (const job of errand.jobs) {
      if (visit.value.includes(job)) this.#agenda.missed(job, now);
      else this.#agenda.looked(job, now);
    }
    this.troubles.clear(errand.key);
    return undefined;
  }

  /** Gives the jobs that AWS did not know. */
  async #run({ task, connection, service, jobs }: Errand): Promise<readonly Job[]> {
    const { ledger, log } = this.#deps;
    const gateway = await this.#deps.gatewayFor(connection, service);
    if (task === 'follow') return follow(jobs, { ledger, gateway, log });
    for (const job of jobs) await settle(job, { ledger, gateway, now: this.#now() });
    return [];
  }

  #failed({ key, jobs }: Errand, error: ExportError): void {
    const now = this.#now();
    for (const job of jobs) this.#agenda.failed(job, now);
    if (!this.troubles.note(key, error)) return;
    this.#deps.log.warn(
      `Exports of ${jobs[0]?.source.name ?? key} cannot be watched: ${error.reason}`,
    );
  }

  /** An export that AWS does not know is not looked for each time that others are looked at. */
  #dueOf(errand: Errand, now: number): readonly Errand[] {
    const isDue = (job: Job) => this.#dueAt(job) <= now;
    if (!errand.jobs.some(isDue)) return [];
    const jobs = errand.jobs.filter((job) => isDue(job) || !this.#agenda.isMissing(job));
    return [{ ...errand, jobs }];
  }

  #errands(): readonly Errand[] {
    return errandsOf(this.#deps.ledger.jobs());
  }

  #dueAt(job: Job): number {
    return this.#agenda.dueAt(job, this.#now(), this.#deps.pace());
  }

  #now(): number {
    return this.#deps.clock.now();
  }
}
