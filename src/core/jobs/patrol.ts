import type { Connection } from '../connection.ts';
import type { ExportError } from '../errors.ts';
import type { KindId } from '../kinds/kind.ts';
import { attempt } from '../lib/attempt.ts';
import type { Clock, Disposable, ExportGateway, Log } from '../ports.ts';
import { Agenda, type Appointment } from './agenda.ts';
import { byConnection, byList, errandsOf, type Errand } from './errands.ts';
import { follow } from './follow.ts';
import { isUnderWay, type Job } from './job.ts';
import type { Ledger } from './ledger.ts';
import { isConnectionWide } from './outage.ts';
import { toExportError } from './outcome.ts';
import { PastRuns } from './pastRuns.ts';
import type { Pace } from './schedule.ts';
import { settle } from './settle.ts';
import { Surveys, type Seen } from './survey.ts';
import { Troubles } from './troubles.ts';

/** What a patrol works with. `pace` is asked anew whenever it matters. */
export interface PatrolDeps {
  readonly ledger: Ledger;
  readonly gatewayFor: (connection: Connection, kind: KindId) => Promise<ExportGateway>;
  readonly clock: Clock;
  readonly log: Log;
  readonly pace: () => Pace;
}

const unseen: Seen = new Map();

/** Goes round the live jobs of the ledger, to those that are due, and remembers how it went. */
export class Patrol implements Disposable {
  readonly troubles = new Troubles();
  readonly #deps: PatrolDeps;
  readonly #agenda = new Agenda();
  readonly #surveys = new Surveys();
  #pastRuns: PastRuns | undefined;
  #disposed = false;

  constructor(deps: PatrolDeps) {
    this.#deps = deps;
  }

  /** When the next round is due, epoch milliseconds; undefined while there is nothing to watch. */
  nextAt(): number | undefined {
    const jobs = this.#errands().flatMap((errand) => errand.jobs);
    return jobs.length === 0 ? undefined : Math.min(...jobs.map((job) => this.#when(job).due));
  }

  /** Takes in that the ledger has changed. */
  heard(job: Job): void {
    this.#pastRuns = undefined;
    if (isUnderWay(job.state)) this.#agenda.begin(job, this.#now());
    const errands = this.#errands();
    this.#agenda.keepOnly(new Set(errands.flatMap(({ jobs }) => jobs.map(({ id }) => id))));
    this.troubles.keepOnly(new Set(errands.map(({ key }) => key)));
  }

  /** Makes every job due, whatever happened before. */
  forceAll(): void {
    this.#agenda.clear();
  }

  /** Makes those jobs due that could not be looked at. */
  retryFailed(): void {
    this.#agenda.retryFailed();
  }

  /** Visits all that is due, connections side by side, calls of one connection in turn. */
  async round(): Promise<void> {
    await Promise.all(byConnection(this.#errands()).map((errands) => this.#goRound(errands)));
  }

  dispose(): void {
    this.#disposed = true;
    this.troubles.dispose();
  }

  /** What is wrong with the connection as a whole ends its round. */
  async #goRound(errands: readonly Errand[]): Promise<void> {
    let outage: ExportError | undefined;
    for (const group of byList(errands)) {
      const due = group.flatMap((errand) => this.#dueOf(errand));
      if (due.length === 0) continue;
      const survey = await attempt(() => this.#survey(outage === undefined ? group : []));
      if (!survey.ok) outage = toExportError(survey.error);
      const seen = survey.ok ? survey.value : unseen;
      for (const errand of [...due, ...takenAlong(group, due, seen)]) {
        if (this.#disposed) return;
        const problem = outage ?? (await this.#visit(errand, seen));
        if (problem === undefined) continue;
        this.#failed(errand, problem);
        if (isConnectionWide(problem)) outage = problem;
      }
    }
  }

  /** What one reading of the list tells, where that is less than asking for what is due soon. */
  async #survey(group: readonly Errand[]): Promise<Seen> {
    const near = group.flatMap((errand) => this.#nearOf(errand));
    const [errand] = near;
    if (errand?.task !== 'follow' || near.length < 2) return unseen;
    const gateway = await this.#deps.gatewayFor(errand.connection, errand.kind);
    return this.#surveys.survey(near, gateway, this.#now());
  }

  async #visit(errand: Errand, seen: Seen): Promise<ExportError | undefined> {
    const visit = await attempt(() => this.#run(errand, seen));
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
  async #run({ task, connection, kind, jobs }: Errand, seen: Seen): Promise<readonly Job[]> {
    const { ledger, log } = this.#deps;
    const gateway = await this.#deps.gatewayFor(connection, kind);
    if (task === 'follow') return follow(jobs, { ledger, gateway, log }, seen);
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

  #dueOf(errand: Errand): readonly Errand[] {
    return this.#partOf(errand, ({ due }) => due);
  }

  #nearOf(errand: Errand): readonly Errand[] {
    return this.#partOf(errand, ({ near }) => near);
  }

  /** An export that AWS does not know is not looked for each time that others are looked at. */
  #partOf(errand: Errand, momentOf: (when: Appointment) => number): readonly Errand[] {
    const now = this.#now();
    const isTime = (job: Job) => momentOf(this.#when(job)) <= now;
    if (!errand.jobs.some(isTime)) return [];
    const jobs = errand.jobs.filter((job) => isTime(job) || !this.#agenda.isMissing(job));
    return [{ ...errand, jobs }];
  }

  #errands(): readonly Errand[] {
    return errandsOf(this.#deps.ledger.jobs());
  }

  #when(job: Job): Appointment {
    const { ledger, pace } = this.#deps;
    const runs = (this.#pastRuns ??= new PastRuns(ledger.jobs()));
    return this.#agenda.appointment(job, {
      now: this.#now(),
      pace: pace(),
      leastDuration: (one) => (one.state === 'running' ? runs.least(one) : undefined),
    });
  }

  #now(): number {
    return this.#deps.clock.now();
  }
}

/** What was not due, but seen all the same. */
function takenAlong(
  group: readonly Errand[],
  due: readonly Errand[],
  seen: Seen,
): readonly Errand[] {
  const keys = new Set(due.map(({ key }) => key));
  return group
    .filter(({ key, task }) => task === 'follow' && !keys.has(key))
    .map((errand) => ({ ...errand, jobs: errand.jobs.filter(({ arn = '' }) => seen.has(arn)) }))
    .filter(({ jobs }) => jobs.length > 0);
}
