import { ExportError } from '../errors.ts';
import { attempt } from '../lib/attempt.ts';
import { Emitter } from '../lib/emitter.ts';
import { Queue } from '../lib/queue.ts';
import type { Clock, Disposable, Log } from '../ports.ts';
import type { Job } from './job.ts';
import { TurnLost, type Journal } from './journal.ts';
import { hasLaunchElsewhere, orphansFound, orphansTold } from './orphans.ts';
import { isBehind, merged, tidied, type Roster } from './roster.ts';
import { stepOf, type Change, type JobStep, type Step } from './step.ts';
import type { Windows } from './windows.ts';

/** What a shared roster works with. */
export interface Sharing {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  readonly windows: Windows;
}

interface Exchanged<S extends Step> {
  readonly next: S;
  /** Why it is not on disk. */
  readonly problem?: unknown;
}

/** Milliseconds between two looks at a launch of another window, which may end with its window. */
const glance = 10_000;

/**
 * Jobs that all windows know alike. Every change is one exchange with the journal while the other
 * windows wait: read, take in, change, write. Only then is it heard of.
 */
export class SharedRoster implements Disposable {
  readonly #deps: Sharing;
  readonly #turns = new Queue();
  readonly #changed = new Emitter<Job>();
  readonly #watching: Disposable;
  #jobs: Roster;
  #complaint: string | undefined;
  #glancing: Disposable | undefined;

  /** Fires once for every job that is not as it was, after it was written down. */
  readonly onDidChange = this.#changed.event;

  constructor(deps: Sharing, jobs: Roster) {
    this.#deps = deps;
    this.#jobs = tidied(orphansFound(jobs, deps.windows, deps.clock.now()));
    this.#watching = deps.journal.watch(() => void this.refresh());
    this.#glanceLater();
  }

  get jobs(): Roster {
    return this.#jobs;
  }

  /** For what has happened already: if it cannot be written, memory has to do until the next time. */
  change(change: Change): Promise<JobStep> {
    return this.#take(this.#stepFrom(change));
  }

  /** For what must be on disk: throws and changes nothing when it cannot be written. */
  demand(change: Change): Promise<JobStep> {
    return this.#turns.run(async () => {
      const { next, problem } = await this.#exchange(this.#stepFrom(change));
      this.#complain(problem);
      if (problem === undefined) this.#hold(next);
      else throw problem instanceof ExportError ? problem : new ExportError('unknown', {}, problem);
      return next;
    });
  }

  /** Takes in what other windows wrote, and writes again what of this one's they have lost. */
  async refresh(): Promise<void> {
    const { clock, windows } = this.#deps;
    await this.#take((base) => ({
      jobs: orphansTold(base, windows, clock.now()),
      hasChanged: false,
    }));
  }

  dispose(): void {
    this.#watching.dispose();
    this.#glancing?.dispose();
    this.#changed.dispose();
    this.#deps.journal.dispose();
  }

  #stepFrom(change: Change): (base: Roster) => JobStep {
    return (base) => stepOf(base, change, this.#deps.clock.now());
  }

  #take<S extends Step>(stepFrom: (base: Roster) => S): Promise<S> {
    return this.#turns.run(async () => {
      const { next, problem } = await this.#exchange(stepFrom);
      this.#complain(problem);
      this.#hold(next);
      return next;
    });
  }

  /** Once more for a window that lost its turn: what it has read is not what stands there now. */
  async #exchange<S extends Step>(stepFrom: (base: Roster) => S): Promise<Exchanged<S>> {
    const { journal } = this.#deps;
    const inTurn = () => journal.exclusively(() => this.#exchangeInTurn(stepFrom));
    const done = await inTurn();
    return done.problem instanceof TurnLost ? inTurn() : done;
  }

  async #exchangeInTurn<S extends Step>(stepFrom: (base: Roster) => S): Promise<Exchanged<S>> {
    const { journal } = this.#deps;
    const disk = await attempt(() => journal.read());
    const base = tidied(disk.ok ? merged(this.#jobs, disk.value.jobs) : this.#jobs);
    const next = stepFrom(base);
    if (!disk.ok) return { next, problem: disk.error };
    if (disk.value.isNewer) return { next, problem: new ExportError('window-outdated') };
    if (!next.hasChanged && !isBehind(disk.value.jobs, base)) return { next };
    const written = await attempt(() => journal.write(next.jobs.values()));
    return written.ok ? { next } : { next, problem: written.error };
  }

  #hold({ jobs }: Step): void {
    const before = this.#jobs;
    this.#jobs = jobs;
    this.#glanceLater();
    for (const job of jobs.values()) {
      if (before.get(job.id) !== job) this.#changed.fire(job);
    }
  }

  /** No file changes when a window dies over its launch: somebody has to look. */
  #glanceLater(): void {
    this.#glancing?.dispose();
    const { clock, windows } = this.#deps;
    this.#glancing = hasLaunchElsewhere(this.#jobs, windows)
      ? clock.after(glance, () => void this.refresh())
      : undefined;
  }

  /** Said once for as long as it lasts: a disk that is full stays so for a while. */
  #complain(problem: unknown): void {
    const complaint = problem === undefined ? undefined : toSentence(problem);
    if (complaint !== undefined && complaint !== this.#complaint) this.#deps.log.error(complaint);
    this.#complaint = complaint;
  }
}

function toSentence(problem: unknown): string {
  return problem instanceof ExportError
    ? 'A newer version of this extension keeps the list of exports: this window keeps its own in memory until it is reloaded.'
    : `The list of exports could not be written: ${String(problem)}`;
}
