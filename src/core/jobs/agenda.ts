import type { Job } from './job.ts';
import { delayAfter, type Look, type Pace } from './schedule.ts';

const never: Look = { at: -Infinity, failures: 0, misses: 0 };

/** What the next look at a job hangs on; times in milliseconds. */
export interface Outlook {
  readonly now: number;
  readonly pace: Pace;
  /** How long a job like it runs at the least, where that is known. */
  readonly leastDuration: (job: Job) => number | undefined;
}

/** When a job is to be looked at, epoch milliseconds. */
export interface Appointment {
  readonly due: number;
  /** From then on it is taken along where that saves a call of its own. */
  readonly near: number;
}

/** Remembers when each job was looked at, and so when it is due again. Times in milliseconds. */
export class Agenda {
  readonly #looks = new Map<string, Look>();

  /** When the job is to be looked at next; in the past for one that never was. */
  appointment(job: Job, { now, pace, leastDuration }: Outlook): Appointment {
    const look = this.#lookOf(job);
    // A clock that was put back must not stop the watching.
    if (look.at > now) return { due: now, near: now };
    const span = Math.max(look.at - beganAt(job), leastDuration(job) ?? 0);
    const delay = delayAfter(look, span, pace);
    return { due: look.at + delay, near: look.at + delay * 0.75 };
  }

  isMissing(job: Job): boolean {
    return this.#lookOf(job).misses > 0;
  }

  looked(job: Job, at: number): void {
    this.#looks.set(job.id, { ...never, at });
  }

  failed(job: Job, at: number): void {
    const look = this.#lookOf(job);
    this.#looks.set(job.id, { ...look, at, failures: look.failures + 1 });
  }

  missed(job: Job, at: number): void {
    const misses = this.#lookOf(job).misses + 1;
    this.#looks.set(job.id, { at, failures: 0, misses });
  }

  /** A job that has just become known to run needs no look before its time. */
  begin(job: Job, at: number): void {
    if (!this.#looks.has(job.id)) this.looked(job, at);
  }

  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.#looks.keys()) {
      if (!ids.has(id)) this.#looks.delete(id);
    }
  }

  /** What could not be looked at is due now. */
  retryFailed(): void {
    for (const [id, look] of this.#looks) {
      if (look.failures > 0) this.#looks.set(id, { ...look, at: -Infinity });
    }
  }

  /** Everything is due now. */
  clear(): void {
    this.#looks.clear();
  }

  #lookOf(job: Job): Look {
    return this.#looks.get(job.id) ?? never;
  }
}

/** Who cancels an export waits for that, which takes little, however long the export has run. */
function beganAt({ state, startedAt, changedAt }: Job): number {
  return state === 'canceling' ? (changedAt ?? startedAt) : startedAt;
}
