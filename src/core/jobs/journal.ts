import { Emitter } from '../lib/emitter.ts';
import type { Disposable, Log } from '../ports.ts';
import type { Job } from './job.ts';
import { formatJournal, parseJournal, type Parsed } from './ledgerFormat.ts';
import { rosterOf, type Roster } from './roster.ts';

/** The file that the ledger lives in, as text. Other windows read and write the same file. */
export interface JournalFile {
  /** Undefined while there is no such file. */
  read(): Promise<string | undefined>;
  /**
   * Replaces the whole text; resolves when it would survive a power cut. Throws `TurnLost` while
   * `exclusively` runs, when others have had their turn since it began.
   */
  write(text: string): Promise<void>;
  /**
   * Moves a file that cannot be read out of the way; gives its new name, if there was one. Throws
   * `TurnLost` as `write` does.
   */
  setAside(): Promise<string | undefined>;
  /**
   * Runs `action` while no other window runs one. It is run in any case, soon: a window that does
   * not let go in time is not waited for.
   */
  exclusively<T>(action: () => Promise<T>): Promise<T>;
  /**
   * True for the first of all windows that claims `key`, whether anybody is kept waiting or not, and
   * where it cannot be told who was first. Holds for a day at least.
   */
  claim(key: string): Promise<boolean>;
  /** Removes what windows that are gone left beside the file. Never throws. */
  tidyUp(): Promise<void>;
  /** Calls a while after somebody, maybe this window itself, has changed the file. */
  watch(listener: () => void): Disposable;
}

/** A window was silent for so long, as in sleep, that others went on: it has to read anew. */
export class TurnLost extends Error {
  override readonly name = 'TurnLost';
}

/** A list of exports that could not be read in full; what could be read of it is kept. */
export interface Damage {
  /** What is wrong with it, as part of a sentence. */
  readonly what: string;
  /** The name that the damaged file has now, beside the list. */
  readonly keptAs?: string;
}

/** What a journal says. */
export interface Reading {
  readonly jobs: Roster;
  /** A newer version of the extension wrote it: it can neither be read nor be written. */
  readonly isNewer: boolean;
}

/** The journal as jobs. A damaged file is set aside and reported, one that is newer left alone. */
export class Journal implements Disposable {
  readonly #file: JournalFile;
  readonly #log: Log;
  readonly #damaged = new Emitter<Damage>();
  #damage: Damage | undefined;

  /** Fires when a damaged file was set aside. */
  readonly onDidFindDamage = this.#damaged.event;

  constructor(file: JournalFile, log: Log) {
    this.#file = file;
    this.#log = log;
  }

  /** The damage that was found last. */
  get damage(): Damage | undefined {
    return this.#damage;
  }

  exclusively<T>(action: () => Promise<T>): Promise<T> {
    return this.#file.exclusively(action);
  }

  watch(listener: () => void): Disposable {
    return this.#file.watch(listener);
  }

  /** True for one window alone; also where it cannot be told. */
  claim(key: string): Promise<boolean> {
    return this.#file.claim(key);
  }

  /** For opening: others are kept waiting only when there is something to mend. */
  async open(): Promise<Reading> {
    // Nobody waits for it.
    void this.#file.tidyUp();
    const found = await this.#parse();
    return found.damage === undefined ? found : this.exclusively(() => this.read());
  }

  /** Only while others are kept waiting. */
  async read(): Promise<Reading> {
    const found = await this.#parse();
    if (found.damage === undefined) return found;
    await this.#setAside(found.damage);
    if (found.jobs.size > 0) await this.write(found.jobs.values());
    return found;
  }

  /** Only while others are kept waiting. */
  write(jobs: Iterable<Job>): Promise<void> {
    return this.#file.write(formatJournal(jobs));
  }

  dispose(): void {
    this.#damaged.dispose();
  }

  async #parse(): Promise<Reading & Pick<Parsed, 'damage'>> {
    const text = await this.#file.read();
    if (text === undefined) return { jobs: new Map(), isNewer: false };
    const { jobs, isNewer = false, damage } = parseJournal(text);
    return { jobs: rosterOf(jobs), isNewer, ...(damage !== undefined && { damage }) };
  }

  async #setAside(what: string): Promise<void> {
    const name = await this.#file.setAside();
    const kept = name === undefined ? '' : ` The old list was kept as ${name}.`;
    this.#log.warn(`The list of exports could not be read in full: ${what}.${kept}`);
    this.#damage = { what, ...(name !== undefined && { keptAs: name }) };
    this.#damaged.fire(this.#damage);
  }
}
