import type { ExportError } from '../errors.ts';
import { Emitter } from '../lib/emitter.ts';
import { Queue } from '../lib/queue.ts';
import type { Disposable } from '../ports.ts';
import { isLive, type Job } from './job.ts';
import { Patrol, type PatrolDeps } from './patrol.ts';

/** What the watcher works with. */
export interface WatcherDeps extends Omit<PatrolDeps, 'pace'> {
  /** Milliseconds between two looks at a young export; asked anew before every wait. */
  readonly intervalMs: () => number;
}

/** The least wait before a round, in milliseconds: changes that come together cost one look. */
const gather = 1_000;

/**
 * Watches every live job of the ledger until it ends, however long that takes. One timer, one
 * round at a time, and nothing at all while nothing is live. A call that fails changes no job:
 * watching goes on by itself, less often, and `problem` says why.
 */
export class Watcher implements Disposable {
  readonly #deps: WatcherDeps;
  readonly #patrol: Patrol;
  readonly #rounds = new Queue();
  readonly #ended = new Emitter<Job>();
  readonly #told = new Set<string>();
  #attentive = true;
  #asked: Promise<void> | undefined;
  #hearing: Disposable | undefined;
  #timer: Disposable | undefined;

  /**
   * Fires once for every job that ended and was not announced, also if it ended while the editor
   * was closed. Listen before `start`, and tell the ledger once the person was told.
   */
  readonly onDidEnd = this.#ended.event;

  constructor(deps: WatcherDeps) {
    this.#deps = deps;
    const pace = () => ({ intervalMs: deps.intervalMs(), attentive: this.#attentive });
    this.#patrol = new Patrol({ ...deps, pace });
  }

  /** Why exports cannot be watched at the moment; undefined while all is well. */
  get problem(): ExportError | undefined {
    return this.#patrol.troubles.problem;
  }

  /** Fires with the new problem, or with undefined when watching goes on. */
  readonly onDidChangeProblem = (
    listener: (problem: ExportError | undefined) => void,
  ): Disposable => this.#patrol.troubles.onDidChange(listener);

  start(): void {
    const { ledger } = this.#deps;
    this.#hearing ??= ledger.onDidChange((job) => this.#hear(job));
    for (const job of ledger.jobs()) this.#tell(job);
    this.#arm();
  }

  /** Looks at all live jobs at once; resolves when it has looked, whatever came of it. */
  lookNow(): Promise<void> {
    this.#asked ??= this.#rounds.run(() => {
      this.#asked = undefined;
      this.#patrol.forceAll();
      return this.#round();
    });
    return this.#asked;
  }

  /** Whether the window is in use: it is looked at less often while it is not. */
  setAttentive(attentive: boolean): void {
    this.#attentive = attentive;
    this.#arm();
  }

  dispose(): void {
    this.#hearing?.dispose();
    this.#hearing = undefined;
    this.#arm();
    this.#patrol.dispose();
    this.#ended.dispose();
  }

  #hear(job: Job): void {
    this.#patrol.heard(job);
    this.#tell(job);
    this.#arm();
  }

  #tell(job: Job): void {
    // A refused request may be sent again with its token, and end again.
    if (isLive(job.state)) this.#told.delete(job.id);
    else if (job.announced !== true && !this.#told.has(job.id)) {
      this.#told.add(job.id);
      this.#ended.fire(job);
    }
  }

  async #round(): Promise<void> {
    try {
      await this.#patrol.round();
    } finally {
      this.#arm();
    }
  }

  /** Sets the one timer anew; none before the start, and while nothing is live. */
  #arm(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    const next = this.#patrol.nextAt();
    if (this.#hearing === undefined || next === undefined) return;
    const { clock } = this.#deps;
    this.#timer = clock.after(Math.max(gather, next - clock.now()), () => {
      // Nobody waits for it: a round never rejects.
      void this.#rounds.run(() => this.#round());
    });
  }
}
