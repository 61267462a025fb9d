import type { Connection } from '../connection.ts';
import type { ExportError } from '../errors.ts';
import { attempt } from '../lib/attempt.ts';
import type { Clock, Disposable, Log } from '../ports.ts';
import type { Job, JobReport, JobSummary } from './job.ts';
import { Journal, type JournalFile } from './journal.ts';
import type { Roster } from './roster.ts';
import { SharedRoster, type Sharing } from './sharedRoster.ts';
import {
  accepted,
  adopted,
  announced,
  intended,
  notStarted,
  rejected,
  sent,
  unconfirmed,
  unwatched,
  updated,
  type Intent,
} from './transitions.ts';
import { twinInTheWay, twinsOf } from './twins.ts';
import { alone, type Windows } from './windows.ts';

/** What an intent came to. */
export interface Intended {
  readonly job: Job;
  /** True when the caller has to send the request, and nobody else. */
  readonly isNew: boolean;
}

/** Opens the ledger that `file` holds. Never throws: what cannot be read is reported and left. */
export async function openLedger(
  file: JournalFile,
  clock: Clock,
  log: Log,
  windows: Windows = alone,
): Promise<Ledger> {
  const sharing = { journal: new Journal(file, log), clock, log, windows };
  const found = await attempt(() => sharing.journal.open());
  if (found.ok) return new Ledger(sharing, found.value.jobs);
  log.warn(`The list of exports could not be opened: ${String(found.error)}`);
  return new Ledger(sharing, new Map());
}

/**
 * Every export that this machine asked for or came to watch. A change is on disk before anybody
 * hears of it. Other windows keep the same file, so each change first takes in what they wrote.
 */
export class Ledger implements Disposable {
  readonly #sharing: Sharing;
  readonly #shared: SharedRoster;

  /** Fires once for every job that is not as it was, after it was written down. */
  readonly onDidChange: SharedRoster['onDidChange'];

  constructor(sharing: Sharing, jobs: Roster) {
    this.#sharing = sharing;
    this.#shared = new SharedRoster(sharing, jobs);
    this.onDidChange = this.#shared.onDidChange;
  }

  /** What was found damaged, by now and later. */
  get health(): Pick<Journal, 'damage' | 'onDidFindDamage'> {
    return this.#sharing.journal;
  }

  /** Newest first. */
  jobs(): readonly Job[] {
    return [...this.#shared.jobs.values()];
  }

  get(id: string): Job | undefined {
    return this.#shared.jobs.get(id);
  }

  byArn(arn: string): Job | undefined {
    return withArn(this.#shared.jobs, arn);
  }

  /** The jobs under way that an intent would do once more, as all windows know them now. */
  async twins(intent: Pick<Intent, 'request' | 'source'>): Promise<readonly Job[]> {
    await this.refresh();
    return twinsOf(this.jobs(), intent);
  }

  /**
   * Writes down what is about to be asked; on disk when it resolves. Gives the job that there is
   * where the token is in use for the same, and one that is in the way. Throws `token-conflict`
   * when the token stands for another request, and when nothing could be written: then do not send.
   */
  async intend(intent: Intent): Promise<Intended> {
    const { clock, windows } = this.#sharing;
    const { job, hasChanged } = await this.#shared.demand((jobs) => {
      const known = jobs.get(intent.request.token);
      const isFree = known === undefined || known.state === 'rejected';
      const twin = isFree ? twinInTheWay(jobs.values(), intent) : undefined;
      return twin ?? intended(known, intent, { now: clock.now(), window: windows.own });
    });
    return { job, isNew: hasChanged };
  }

  /** AWS has started it. */
  accept(id: string, report: JobReport): Promise<Job> {
    return this.#alter(id, (job) => accepted(job, report));
  }

  /** AWS refused, and no earlier call can have started it: otherwise the job stays as it is. */
  reject(id: string, error: ExportError): Promise<Job> {
    return this.#alter(id, (job) => rejected(job, error));
  }

  /** No answer came: AWS may or may not have started it, and the call may still arrive. */
  unconfirm(id: string): Promise<Job> {
    return this.#alter(id, (job) => sent(unconfirmed(job), this.#sharing.clock.now()));
  }

  /** The last call for an unconfirmed job that may still arrive left at `at`, epoch milliseconds. */
  sent(id: string, at: number): Promise<Job> {
    return this.#alter(id, (job) => sent(job, at));
  }

  /** An unconfirmed job was looked for and AWS does not have it; `error` says why, if known. */
  notStarted(id: string, error: ExportError): Promise<Job> {
    return this.#alter(id, (job) => notStarted(job, error));
  }

  /** What DescribeExport says now. */
  update(id: string, report: JobReport): Promise<Job> {
    return this.#alter(id, (job) => updated(job, report));
  }

  /** For what can never be asked for again: nobody looks after it from now on. */
  stopWatching(id: string): Promise<Job> {
    return this.#alter(id, unwatched);
  }

  /** Takes up an export that was found in a list; gives the job it already has, if any. */
  async adopt(connection: Connection, summary: JobSummary): Promise<Job> {
    const now = this.#sharing.clock.now();
    const { job } = await this.#shared.change((jobs) => {
      return withArn(jobs, summary.arn) ?? adopted(connection, summary, now);
    });
    return job;
  }

  /**
   * The person is about to be told how it ended. False when another window has told them, and for
   * a job that is gone. What the ledger says of it can be lost, where windows write at once: so the
   * end is claimed too. A window that is killed in the instant before it tells leaves it untold: the
   * list shows the end all the same, but an end that is told twice looks like two.
   */
  async announced(id: string): Promise<boolean> {
    if (this.get(id) === undefined) return false;
    const { job, hasChanged } = await this.#shared.change((jobs) => announced(wanted(jobs, id)));
    return hasChanged && this.#sharing.journal.claim(endOf(job));
  }

  /** Takes in what other windows wrote, and writes again what of this one's they have lost. */
  refresh(): Promise<void> {
    return this.#shared.refresh();
  }

  dispose(): void {
    this.#shared.dispose();
  }

  async #alter(id: string, change: (job: Job) => Job): Promise<Job> {
    const { job } = await this.#shared.change((jobs) => change(wanted(jobs, id)));
    return job;
  }
}

function wanted(jobs: Roster, id: string): Job {
  const job = jobs.get(id);
  if (job === undefined) throw new Error('This job is not in the ledger');
  return job;
}

/** Unlike the id of a job, the same in all windows; a request that was refused may be sent again. */
const endOf = ({ arn, id, startedAt }: Job) => arn ?? `${id} ${startedAt}`;

const withArn = (jobs: Roster, arn: string) => [...jobs.values()].find((job) => job.arn === arn);
