import type { Connection } from '../connection.ts';
import { ExportError } from '../errors.ts';
import { attempt } from '../lib/attempt.ts';
import { Emitter } from '../lib/emitter.ts';
import { sameJson } from '../lib/json.ts';
import { Queue } from '../lib/queue.ts';
import type { Clock, Disposable, Log } from '../ports.ts';
import type { Job, JobReport, JobSummary } from './job.ts';
import { readJournal, type JournalFile } from './journal.ts';
import { formatJournal } from './ledgerFormat.ts';
import { merged, rosterOf, tidied, type Roster } from './roster.ts';
import {
  accepted,
  adopted,
  afterRestart,
  announced,
  intended,
  notStarted,
  rejected,
  tokenOf,
  unconfirmed,
  updated,
  type Intent,
} from './transitions.ts';

interface World {
  readonly file: JournalFile;
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens the ledger that `file` holds. Never throws: what cannot be read is reported and left. */
export async function openLedger(file: JournalFile, clock: Clock, log: Log): Promise<Ledger> {
  try {
    const found = await readJournal(file, log);
    return new Ledger({ file, clock, log }, rosterOf([...found.values()].map(afterRestart)));
  } catch (error) {
    log.warn(`The list of exports could not be opened: ${String(error)}`);
    return new Ledger({ file, clock, log }, new Map());
  }
}

/**
 * Every export that this machine asked for or came to watch. A change is on disk before anybody
 * hears of it. Other windows keep the same file, so each change first takes in what they wrote.
 */
export class Ledger implements Disposable {
  readonly #world: World;
  readonly #changes = new Queue();
  readonly #changed = new Emitter<Job>();
  #jobs: Roster;

  /** Fires once for every job that is not as it was, after it was written down. */
  readonly onDidChange = this.#changed.event;

  constructor(world: World, jobs: Roster) {
    this.#world = world;
    this.#jobs = tidied(jobs);
  }

  /** Newest first. */
  jobs(): readonly Job[] {
    return [...this.#jobs.values()];
  }

  get(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  byArn(arn: string): Job | undefined {
    return withArn(this.#jobs, arn);
  }

  /**
   * Writes down what is about to be asked; on disk when it resolves. Throws `token-conflict` when
   * the token stands for another request, and when nothing could be written: then do not send.
   */
  intend(intent: Intent): Promise<Job> {
    const id = tokenOf(intent.request);
    const change = (jobs: Roster) => intended(jobs.get(id), intent, this.#world.clock.now());
    return this.#changes.run(async () => {
      const { next, problem } = await this.#write(change);
      if (problem === undefined) return this.#hold(next);
      this.#complain(problem);
      throw new ExportError('unknown', {}, problem);
    });
  }

  /** AWS has started it. */
  accept(id: string, report: JobReport): Promise<Job> {
    return this.#alter(id, (job) => accepted(job, report));
  }

  /** AWS refused, and no earlier call can have started it: otherwise the job stays as it is. */
  reject(id: string, error: ExportError): Promise<Job> {
    return this.#alter(id, (job) => rejected(job, error));
  }

  /** No answer came: AWS may or may not have started it. */
  unconfirm(id: string): Promise<Job> {
    return this.#alter(id, unconfirmed);
  }

  /** An unconfirmed job was looked for and AWS does not have it; `error` says why, if known. */
  notStarted(id: string, error: ExportError): Promise<Job> {
    return this.#alter(id, (job) => notStarted(job, error));
  }

  /** What DescribeExport says now. */
  update(id: string, report: JobReport): Promise<Job> {
    return this.#alter(id, (job) => updated(job, report));
  }

  /** Takes up an export that was found in a list; gives the job it already has, if any. */
  adopt(connection: Connection, summary: JobSummary): Promise<Job> {
    const now = this.#world.clock.now();
    return this.#record((jobs) => {
      return withArn(jobs, summary.arn) ?? adopted(connection, summary, now);
    });
  }

  /**
   * The person is about to be told how it ended. False when another window has told them, and for
   * a job that is gone.
   */
  async announced(id: string): Promise<boolean> {
    if (!this.#jobs.has(id)) return false;
    let isFirst = false;
    await this.#alter(id, (job) => {
      isFirst = job.announced !== true;
      return announced(job);
    });
    return isFirst;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #alter(id: string, change: (job: Job) => Job): Promise<Job> {
    return this.#record((jobs) => change(wanted(jobs, id)));
  }

  /** For what has happened already: if it cannot be written, memory has to do until the next time. */
  #record(change: Change): Promise<Job> {
    return this.#changes.run(async () => {
      const { next, problem } = await this.#write(change);
      if (problem !== undefined) this.#complain(problem);
      return this.#hold(next);
    });
  }

  async #write(change: Change): Promise<Written> {
    const { file, clock, log } = this.#world;
    const disk = await attempt(() => readJournal(file, log));
    const base = tidied(disk.ok ? merged(this.#jobs, disk.value) : this.#jobs);
    const next = step(base, change, clock.now());
    if (!disk.ok) return { next, problem: disk.error };
    if (next.jobs === base) return { next };
    const written = await attempt(() => file.write(formatJournal(next.jobs.values())));
    return written.ok ? { next } : { next, problem: written.error };
  }

  #hold({ job, jobs }: Step): Job {
    const before = this.#jobs;
    this.#jobs = jobs;
    for (const held of jobs.values()) {
      if (before.get(held.id) !== held) this.#changed.fire(held);
    }
    return job;
  }

  #complain(problem: unknown): void {
    this.#world.log.error(`The list of exports could not be written: ${String(problem)}`);
  }
}

type Change = (jobs: Roster) => Job;

interface Step {
  readonly job: Job;
  readonly jobs: Roster;
}

interface Written {
  readonly next: Step;
  readonly problem?: unknown;
}

/** The roster after a change; the very same roster when the change changes nothing. */
function step(base: Roster, change: Change, now: number): Step {
  const job = change(base);
  const before = base.get(job.id);
  if (before !== undefined && sameJson(before, job)) return { job: before, jobs: base };
  const jobs = tidied(new Map(base).set(job.id, { ...job, changedAt: now }));
  return { job: jobs.get(job.id) ?? job, jobs };
}

function wanted(jobs: Roster, id: string): Job {
  const job = jobs.get(id);
  if (job === undefined) throw new Error('This job is not in the ledger');
  return job;
}

const withArn = (jobs: Roster, arn: string) => [...jobs.values()].find((job) => job.arn === arn);
