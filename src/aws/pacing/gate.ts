import type { CancelSignal, Clock, Disposable, Lane } from '../../core/ports.ts';
import { Allowance } from './allowance.ts';
import type { Rate } from './rates.ts';
import { Turns } from './turns.ts';

/** One attempt of a call that wants to leave. */
export interface Attempt {
  readonly lane: Lane;
  /** Not the call's first attempt: it goes before the others of its lane. */
  readonly again: boolean;
  readonly signal?: CancelSignal | undefined;
}

/** How an attempt left, in milliseconds of the clock. */
export interface Departure {
  readonly at: number;
  /** Nothing at all where it left at once. */
  readonly waited: number;
}

interface Waiting {
  readonly leave: () => void;
  readonly giveUp: () => void;
}

/**
 * Lets the calls of one operation leave no faster than its rate. While there is room a call leaves
 * at once; otherwise the person's go first, and background calls keep one place free for the person.
 */
export class Gate implements Disposable {
  readonly #clock: Clock;
  readonly #allowance: Allowance;
  readonly #turns = new Turns<Waiting>();
  #timer: Disposable | undefined;

  constructor(rate: Rate, clock: Clock) {
    this.#clock = clock;
    this.#allowance = new Allowance(rate, () => clock.now());
  }

  /** Resolves when the attempt may leave; rejects with an AbortError when it is cancelled before. */
  async pass({ lane, again, signal }: Attempt): Promise<Departure> {
    if (signal?.aborted === true) throw aborted();
    const asked = this.#clock.now();
    let held = false;
    let cancel = (): void => undefined;
    const left = new Promise<Departure>((resolve, reject) => {
      const waiting: Waiting = {
        leave: () => {
          const at = this.#clock.now();
          resolve({ at, waited: held ? at - asked : 0 });
        },
        giveUp: () => reject(aborted()),
      };
      cancel = () => this.#remove(waiting);
      this.#turns.add(waiting, lane, again);
    });
    signal?.addEventListener('abort', cancel);
    this.#open();
    held = true;
    return left.finally(() => signal?.removeEventListener('abort', cancel));
  }

  /** AWS refused the call that left at `leftAt`, and asks for `pause` milliseconds without any. */
  slowDown(leftAt: number, pause: number): void {
    this.#allowance.slowDown(leftAt, pause);
    this.#open();
  }

  /** Cancels whatever waits. */
  dispose(): void {
    for (let lane = this.#turns.next; lane !== undefined; lane = this.#turns.next) {
      this.#turns.take(lane)?.giveUp();
    }
    this.#timer?.dispose();
  }

  /** Lets out as many as may leave, and comes back for the next. */
  #open(): void {
    this.#timer?.dispose();
    for (let lane = this.#turns.next; lane !== undefined; lane = this.#turns.next) {
      const wait = this.#allowance.wait(this.#spare(lane));
      if (wait > 0) {
        this.#timer = this.#clock.after(Math.ceil(wait), () => this.#open());
        return;
      }
      this.#allowance.take();
      this.#turns.take(lane)?.leave();
    }
  }

  /** Whose turn has come while the person waits must not hold the person up. */
  #spare(lane: Lane): number {
    return lane === 'background' && !this.#turns.waits('person') ? 1 : 0;
  }

  #remove(waiting: Waiting): void {
    this.#turns.remove(waiting);
    waiting.giveUp();
    this.#open();
  }
}

/** As the SDK cancels calls that are on their way. */
const aborted = (): Error => Object.assign(new Error('Request aborted'), { name: 'AbortError' });
