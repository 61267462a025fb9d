import type { ExportError } from '../errors.ts';
import { Emitter } from '../lib/emitter.ts';
import { Queue } from '../lib/queue.ts';
import type { Disposable } from '../ports.ts';
import { errandKeyOf } from './errands.ts';
import { isLive, type Job } from './job.ts';
import { alwaysOn, type Shift } from './lease.ts';
import { Patrol, type PatrolDeps } from './patrol.ts';
import type { Attention } from './schedule.ts';

/** What the watcher works with. */
export interface WatcherDeps extends Omit<PatrolDeps, 'pace'> {
  /** Milliseconds between two looks at a young export; asked anew before every wait. */
  readonly intervalMs: () => number;
  /** Whether it is for this window to look, of several that keep the same ledger; absent: always. */
  readonly shift?: Shift;
}

/** The least wait before a round, in milliseconds: changes that come together cost one look. */
const gather = 1_000;

/**
 * The longest wait for the timer, in milliseconds. Timers stand still while a computer sleeps: when
 * it wakes up, what is overdue is looked at soon, and not when the rest of a long wait is over.
 */
const nap = 30_000;

/**
 * Watches every live job of the ledger until it ends, however long that takes. One timer, one
 * round at a time, and nothing at all while nothing is live. A call that fails changes no job:
 * watching goes on by itself, less often, and `problem` says why.
 */
export class Watcher implements Disposable {
  readonly #deps: WatcherDeps;
  readonly #shift: Shift;
  readonly #patrol: Patrol;
  readonly #rounds = new Queue();
  readonly #ended = new Emitter<Job>();
  readonly #told = new Set<string>();
  /** Ended in the round that is under way: ends that are found together are told together. */
  #news: readonly Job[] = [];
  #isOut = false;
  #attentive = true;
  #looking = false;
  #asked: Promise<void> | undefined;
  #hearing: Disposable | undefined;
  #shifting: Disposable | undefined;
  #timer: Disposable | undefined;

  /**
   * Fires once for every job that ended and was not announced, also if it ended while the editor
   * was closed. Listen before `start`, and tell the ledger once the person was told.
   */
  readonly onDidEnd = this.#ended.event;

  constructor(deps: WatcherDeps) {
    this.#deps = deps;
    this.#shift = deps.shift ?? alwaysOn;
    const pace = () => ({ intervalMs: deps.intervalMs(), attention: this.#attention });
    this.#patrol = new Patrol({ ...deps, pace });
  }

  /** Why exports cannot be watched at the moment; undefined while all is well. */
  get problem(): ExportError | undefined {
    return this.#patrol.troubles.problem;
  }

  /** Why this job cannot be watched at the moment; what is wrong with others is not its matter. */
  problemOf(job: Job): ExportError | undefined {
    return this.#patrol.troubles.of(errandKeyOf(job));
  }

  /** Fires with the new problem, or with undefined when watching goes on. */
  readonly onDidChangeProblem = (
    listener: (problem: ExportError | undefined) => void,
  ): Disposable => this.#patrol.troubles.onDidChange(listener);

  start(): void {
    const { ledger } = this.#deps;
    this.#hearing ??= ledger.onDidChange((job) => this.#hear(job));
    this.#shifting ??= this.#shift.onDidChange((isHeld) => this.#relieve(isHeld));
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

  /** Looks within a moment at what could not be looked at: somebody may have signed in. */
  retryFailed(): void {
    this.#attend(true);
  }

  /** Whether the window is in use: it is looked at less often while it is not. */
  setAttentive(attentive: boolean): void {
    const comesBack = attentive && !this.#attentive;
    this.#attentive = attentive;
    this.#attend(comesBack);
  }

  /** Whether the window shows exports, in use or not. */
  setLooking(looking: boolean): void {
    const comesBack = looking && !this.#looking;
    this.#looking = looking;
    this.#attend(comesBack);
  }

  dispose(): void {
    this.#hearing?.dispose();
    this.#hearing = undefined;
    this.#arm();
    this.#shifting?.dispose();
    this.#patrol.dispose();
    this.#ended.dispose();
  }

  get #attention(): Attention {
    if (this.#attentive) return 'in use';
    return this.#looking ? 'in view' : 'away';
  }

  /** Whoever comes back may have signed in or found a network meanwhile. */
  #attend(comesBack: boolean): void {
    if (comesBack) this.#patrol.retryFailed();
    this.#arm();
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
      if (this.#isOut) this.#news = [...this.#news, job];
      else this.#ended.fire(job);
    }
  }

  async #round(): Promise<void> {
    this.#isOut = true;
    try {
      await this.#patrol.round();
    } finally {
      this.#comeHome();
    }
  }

  #comeHome(): void {
    this.#isOut = false;
    const news = this.#news;
    this.#news = [];
    for (const job of news) this.#ended.fire(job);
    this.#arm();
  }

  /** What keeps another window from looking is for that one to tell. */
  #relieve(isHeld: boolean): void {
    if (!isHeld) this.#patrol.troubles.keepOnly(new Set());
    this.#arm();
  }

  /** A round of the timer: a window that slept may have lost its shift without knowing. */
  async #routine(): Promise<void> {
    if (await this.#shift.confirm()) await this.#round();
  }

  /** Sets the one timer anew; none before the start, while nothing is live, and off shift. */
  #arm(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    const next = this.#patrol.nextAt();
    const isOn = this.#hearing !== undefined && next !== undefined;
    this.#shift.want(isOn, this.#attentive);
    if (!isOn || !this.#shift.isHeld) return;
    const { clock } = this.#deps;
    const wait = Math.min(nap, Math.max(gather, next - clock.now()));
    this.#timer = clock.after(wait, () => {
      // Nobody waits for it: a round never rejects, and visits only what is due by then.
      void this.#rounds.run(() => this.#routine());
    });
  }
}
