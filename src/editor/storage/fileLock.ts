import { setTimeout as pause } from 'node:timers/promises';
import type { Windows } from '../../core/jobs/windows.ts';
import { Queue } from '../../core/lib/queue.ts';
import { beat, drop, look, make, type Making, type Sight } from './lockFile.ts';

/** The times of a lock, in milliseconds. */
export interface LockTimes {
  /** Between two signs of life of whoever holds it. */
  readonly beat: number;
  /** Who gave no sign of life for so long is taken to be gone. */
  readonly silence: number;
  /** How long it is waited for at all. */
  readonly patience: number;
}

const usual: LockTimes = { beat: 300, silence: 1_500, patience: 2_000 };

/** Between two tries, and how long a window that was just served lets others go first. */
const breath = 15;
const courtesy = 3 * breath;

/** Taking a lock away takes milliseconds; a guard of this age was left behind. */
const oldGuard = 10_000;

/** A lock while somebody has it. */
export interface Hold {
  /** False once another window took it away, from one that was silent for too long, as in sleep. */
  isOurs(): Promise<boolean>;
}

/** What a lock works with. */
export interface LockDeps {
  readonly windows: Windows;
  readonly warn: (text: string) => void;
  readonly times?: LockTimes;
}

/**
 * A lock between windows: a file that only one of them can make. One that was left behind, by a
 * window that is gone or silent, is taken away. Whoever cannot have it in time goes on without it
 * and says so: to wait for ever would be worse than what it guards against.
 */
export class FileLock {
  readonly #path: string;
  readonly #windows: Windows;
  readonly #warn: (text: string) => void;
  readonly #times: LockTimes;
  readonly #turns = new Queue();
  /** The moment until which others go first. */
  #yieldUntil = 0;
  /** Set where no lock can be made at all: it is tried again, but not waited for. */
  #isHopeless = false;

  constructor(path: string, { windows, warn, times = usual }: LockDeps) {
    this.#path = path;
    this.#windows = windows;
    this.#warn = warn;
    this.#times = times;
  }

  /** Runs `action` while nobody else holds the lock, or without a hold where it cannot be had. */
  run<T>(action: (hold: Hold | undefined) => Promise<T>): Promise<T> {
    return this.#turns.run(async () => {
      if (!(await this.#acquire())) return action(undefined);
      const beating = setInterval(() => void beat(this.#path), this.#times.beat);
      try {
        return await action({ isOurs: () => this.#isOurs() });
      } finally {
        clearInterval(beating);
        await this.#release();
      }
    });
  }

  async #acquire(): Promise<boolean> {
    await pause(Math.max(0, this.#yieldUntil - performance.now()));
    const vigil = new Vigil();
    for (;;) {
      const making = await make(this.#path, this.#windows.own);
      if (making === 'made') return this.#isAcquired();
      if (this.#isEnough(making, vigil)) return this.#goOn(making);
      if (making === 'taken') await this.#wait(vigil);
      await pause(breath * (0.5 + Math.random()));
    }
  }

  #isAcquired(): boolean {
    this.#isHopeless = false;
    return true;
  }

  #isEnough(making: Making, vigil: Vigil): boolean {
    return vigil.age > this.#times.patience || (making === 'failed' && this.#isHopeless);
  }

  #goOn(making: Making): boolean {
    const why = making === 'failed' ? 'cannot be made' : 'is held by another window';
    if (!this.#isHopeless) this.#warn(`The lock ${this.#path} ${why}: going on without it.`);
    this.#isHopeless = making === 'failed';
    return false;
  }

  async #wait(vigil: Vigil): Promise<void> {
    await make(this.#wished, '');
    const sight = await look(this.#path);
    const silence = vigil.silenceOf(sight);
    if (sight === undefined) return;
    const isGone = sight.holder !== '' && this.#windows.isGone(sight.holder);
    if (isGone || silence > this.#times.silence) await this.#takeAway(sight);
  }

  /** One window at a time, and only what it has seen: the lock may be another one by now. */
  async #takeAway(sight: Sight): Promise<void> {
    if ((await make(this.#guard, this.#windows.own)) !== 'made') {
      const guard = await look(this.#guard);
      if (guard !== undefined && Date.now() - guard.beatAt > oldGuard) await drop(this.#guard);
      return;
    }
    if (isSame(await look(this.#path), sight)) await drop(this.#path);
    await drop(this.#guard);
  }

  async #isOurs(): Promise<boolean> {
    return (await look(this.#path))?.holder === this.#windows.own;
  }

  async #release(): Promise<void> {
    if (await this.#isOurs()) await drop(this.#path);
    if (await drop(this.#wished)) this.#yieldUntil = performance.now() + courtesy;
  }

  /** Left by those who wait. */
  get #wished(): string {
    return `${this.#path}.wished`;
  }

  /** Held by whoever takes the lock away from somebody else. */
  get #guard(): string {
    return `${this.#path}.guard`;
  }
}

/** What somebody who waits has seen so far, by a clock that nobody puts back. */
class Vigil {
  readonly #began = performance.now();
  #last: Sight | undefined;
  #since = this.#began;

  get age(): number {
    return performance.now() - this.#began;
  }

  /** For how long the lock has been exactly so, as far as it was seen. */
  silenceOf(sight: Sight | undefined): number {
    const now = performance.now();
    if (!isSame(sight, this.#last)) this.#since = now;
    this.#last = sight;
    return now - this.#since;
  }
}

const isSame = (one: Sight | undefined, other: Sight | undefined) =>
  one?.holder === other?.holder && one?.beatAt === other?.beatAt;
