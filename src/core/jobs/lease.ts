import { attempt, type Attempt } from '../lib/attempt.ts';
import { Emitter, type Event } from '../lib/emitter.ts';
import { isRecord, parseJson } from '../lib/json.ts';
import { Queue } from '../lib/queue.ts';
import type { Clock, Disposable, Log } from '../ports.ts';
import type { Windows } from './windows.ts';

/** The small file by which windows agree on which of them asks AWS. */
export interface LeaseFile {
  /** Undefined while there is no such file. */
  read(): Promise<string | undefined>;
  /** Writes `text` if what stands there is still `seen`; gives what stands there after that. */
  replace(seen: string | undefined, text: string): Promise<string | undefined>;
  /** Removes what `isOurs` says is ours, at once: the window may be closing. */
  remove(isOurs: (text: string | undefined) => boolean): void;
}

/** Whether it is for this window to ask AWS how the exports of all windows stand. */
export interface Shift {
  readonly isHeld: boolean;
  readonly onDidChange: Event<boolean>;
  /**
   * Tells whether there is anything to ask for, and whether the person is at this window: who is
   * looked at asks, and any other window when none is.
   */
  want(isWanted: boolean, isInUse: boolean): void;
  /** The same as `isHeld`, looked up again: a window that slept may have lost it. */
  confirm(): Promise<boolean>;
}

/** For a window that shares nothing. */
export const alwaysOn: Shift = {
  isHeld: true,
  onDidChange: () => ({ dispose: () => undefined }),
  want: () => undefined,
  confirm: () => Promise.resolve(true),
};

/** Milliseconds from one sign of life to the next. */
const beat = 10_000;
/** So many looks that saw no sign of life make a holder one that is gone. */
const patience = 3;

/** What a lease works with. */
export interface LeaseDeps {
  readonly file: LeaseFile;
  readonly windows: Windows;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The lease of one window: held by one of several, and taken over within a minute when that one
 * closes, crashes or sleeps, at once by the window that the person is at. Signs of life are counted and never compared with the time of day, so
 * that no clock that is put forward or back makes two holders, or none.
 */
export class Lease implements Shift, Disposable {
  readonly #deps: LeaseDeps;
  readonly #turns = new Queue();
  readonly #changed = new Emitter<boolean>();
  #isHeld = false;
  #isWanted = false;
  #isInUse = false;
  #isBroken = false;
  #beats = 0;
  #lastSeen: string | undefined;
  #silence = 0;
  #timer: Disposable | undefined;

  /** Fires when the lease is won or lost. */
  readonly onDidChange = this.#changed.event;

  constructor(deps: LeaseDeps) {
    this.#deps = deps;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  want(isWanted: boolean, isInUse: boolean): void {
    const begins = isWanted && (!this.#isWanted || (isInUse && !this.#isInUse));
    const ends = !isWanted && this.#isWanted;
    this.#isWanted = isWanted;
    this.#isInUse = isInUse;
    if (ends) this.#giveUp();
    else if (begins && !this.#isHeld) void this.#turns.run(() => this.#round());
  }

  confirm(): Promise<boolean> {
    return this.#turns.run(async () => {
      if (!this.#isHeld) return false;
      const seen = await attempt(() => this.#deps.file.read());
      this.#hold(!seen.ok || this.#isOurs(seen.value));
      return this.#isHeld;
    });
  }

  /** Lets go at once, so that another window need not wait. */
  dispose(): void {
    this.want(false, false);
    this.#changed.dispose();
  }

  async #round(): Promise<void> {
    if (!this.#isWanted) return;
    this.#timer?.dispose();
    const claim = await attempt(() => this.#claim());
    this.#report(claim);
    // Where no window can hold a lease each of them asks: that costs calls, and misses no end.
    this.#settle(!claim.ok || claim.value);
  }

  /** The window may have closed meanwhile, or have nothing to ask for any more. */
  #settle(isHeld: boolean): void {
    if (!this.#isWanted) {
      this.#giveUp();
      return;
    }
    this.#hold(isHeld);
    this.#timer = this.#deps.clock.after(beat, () => void this.#turns.run(() => this.#round()));
  }

  async #claim(): Promise<boolean> {
    const { file, windows } = this.#deps;
    const seen = await file.read();
    if (!this.#isFree(seen)) return false;
    this.#beats += 1;
    const mine = JSON.stringify({ holder: windows.own, beat: this.#beats });
    return (await file.replace(seen, mine)) === mine;
  }

  /** True also of one's own, which is renewed. */
  #isFree(seen: string | undefined): boolean {
    this.#silence = seen === this.#lastSeen ? this.#silence + 1 : 0;
    this.#lastSeen = seen;
    const holder = holderOf(seen);
    if (holder === undefined || this.#isInUse || this.#isOurs(seen)) return true;
    return this.#silence >= patience || this.#deps.windows.isGone(holder);
  }

  #giveUp(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#deps.file.remove((text) => this.#isOurs(text));
    this.#hold(false);
  }

  #hold(isHeld: boolean): void {
    if (isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    this.#changed.fire(isHeld);
  }

  #isOurs(text: string | undefined): boolean {
    return holderOf(text) === this.#deps.windows.own;
  }

  #report(claim: Attempt<boolean>): void {
    if (!claim.ok && !this.#isBroken) {
      this.#deps.log.warn(
        `Windows cannot agree on which of them watches exports, so this one does: ${String(claim.error)}`,
      );
    }
    this.#isBroken = !claim.ok;
  }
}

function holderOf(text: string | undefined): string | undefined {
  const lease = text === undefined ? undefined : parseJson(text);
  if (!isRecord(lease)) return undefined;
  const { holder } = lease;
  return typeof holder === 'string' ? holder : undefined;
}
