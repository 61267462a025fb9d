import type { ExportError } from '../../core/errors.ts';
import { isLive, type Job } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import type { Watcher } from '../../core/jobs/watcher.ts';
import { Emitter } from '../../core/lib/emitter.ts';
import type { Disposable, Log } from '../../core/ports.ts';
import { onFirstNeed } from '../onFirstNeed.ts';

/** What watching is, once it is loaded. */
export interface Loaded extends Disposable {
  readonly watcher: Pick<Watcher, 'lookNow' | 'onDidChangeProblem' | 'problem' | 'setLooking'>;
}

export interface LazyWatchingDeps {
  readonly ledger: Pick<Ledger, 'jobs' | 'onDidChange'>;
  /** Loads and starts it. */
  readonly load: () => Promise<Loaded>;
  readonly log: Pick<Log, 'error'>;
  /** Tells the person why it could not be loaded. */
  readonly complain: (error: unknown) => void;
}

/**
 * Watching, loaded when there is something to watch or to tell of: in most windows nothing runs.
 */
export class LazyWatching implements Disposable {
  readonly #deps: LazyWatchingDeps;
  readonly #load: () => Promise<Loaded>;
  readonly #problems = new Emitter<ExportError | undefined>();
  #loaded: Loaded | undefined;
  #hearing: Disposable | undefined;
  #isLooking = false;
  #isDisposed = false;
  #hasComplained = false;

  /** Fires with the new problem, or with undefined when watching goes on. */
  readonly onDidChangeProblem = this.#problems.event;

  constructor(deps: LazyWatchingDeps) {
    this.#deps = deps;
    this.#load = onFirstNeed('Watching', async () => this.#take(await deps.load()), deps.log);
  }

  /** Why exports cannot be watched at the moment; undefined while all is well. */
  get problem(): ExportError | undefined {
    return this.#loaded?.watcher.problem;
  }

  /** Watches from now on, as soon as there is something to watch. */
  start(): void {
    this.#hearing = this.#deps.ledger.onDidChange((job) => this.#heed([job]));
    this.#heed(this.#deps.ledger.jobs());
  }

  /** Looks at all live jobs at once; resolves when it has looked, whatever came of it. */
  async lookNow(): Promise<void> {
    if (this.#deps.ledger.jobs().some(isOfInterest)) await (await this.#load()).watcher.lookNow();
  }

  /** Whether the window shows exports. */
  setLooking(isLooking: boolean): void {
    this.#isLooking = isLooking;
    this.#loaded?.watcher.setLooking(isLooking);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#hearing?.dispose();
    this.#loaded?.dispose();
    this.#problems.dispose();
  }

  #heed(jobs: readonly Job[]): void {
    if (this.#loaded === undefined && jobs.some(isOfInterest)) {
      this.#load().catch((error: unknown) => this.#complain(error));
    }
  }

  #take(loaded: Loaded): Loaded {
    // The window may have closed meanwhile.
    if (this.#isDisposed) loaded.dispose();
    else {
      this.#loaded = loaded;
      this.#hearing?.dispose();
      loaded.watcher.setLooking(this.#isLooking);
      loaded.watcher.onDidChangeProblem((problem) => this.#problems.fire(problem));
    }
    return loaded;
  }

  /** Once is enough: every change of a job tries again. */
  #complain(error: unknown): void {
    if (!this.#hasComplained) this.#deps.complain(error);
    this.#hasComplained = true;
  }
}

/** What the watcher has to do with: what runs, and what ended without anybody being told. */
const isOfInterest = ({ announced, state }: Job): boolean => isLive(state) || announced !== true;
