import type { Attempt } from '../../core/lib/attempt.ts';
import type { Clock } from '../../core/ports.ts';
import type { ConnectionNode, FolderNode, ThingNode } from './nodes.ts';
import { Reading } from './reading.ts';
import type { Listing, Shelf } from './shelf.ts';

/** A row that others can lie under. */
export type Openable = ConnectionNode | FolderNode | ThingNode;

/** A row that was opened: what lies beneath it, and how the reading of that stands. */
export class Opened {
  readonly shelf: Shelf;
  /** As the editor knows it now: a list that is read again makes its rows anew. */
  node: Openable;
  #reading: Reading | undefined;

  constructor(node: Openable, shelf: Shelf) {
    this.node = node;
    this.shelf = shelf;
  }

  get isReading(): boolean {
    return this.#reading?.isOpen ?? false;
  }

  /** Whether it is worth another try once there are other credentials. */
  get wantsCredentials(): boolean {
    return this.#reading?.wantsCredentials ?? false;
  }

  /** What came of reading its list; undefined while that takes long, until `onLate` is called. */
  read(
    { pages }: Listing,
    clock: Clock,
    onLate: () => void,
  ): Promise<Attempt<unknown> | undefined> {
    this.#reading ??= new Reading(() => pages.load());
    return this.#reading.outcome(clock, onLate);
  }

  /** The next time, the list is asked for again where it could not be had. */
  forgetReading(): void {
    this.#reading = undefined;
  }
}
