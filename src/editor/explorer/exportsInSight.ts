import { connectionKey, type Connection } from '../../core/connection.ts';
import type { JobSummary } from '../../core/jobs/job.ts';
import type { AwsWorld, Clock } from '../../core/ports.ts';
import { allOf, ExportLists } from './exportLists.ts';
import { inTime } from './inTime.ts';
import type { Pages } from './pagedList.ts';

export interface InSightDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly clock: Clock;
  /** Told of every page before it is shown. */
  readonly onPage: (connection: Connection, found: readonly JobSummary[]) => Promise<void>;
  /** Told when lists have come that nobody waited for any longer. */
  readonly onLate: () => void;
}

/** The exports of every connection in sight; one that takes long or fails holds up no other. */
export class ExportsInSight implements Pages {
  readonly #deps: InSightDeps;
  #lists: readonly ExportLists[] = [];
  /** Those that were waited for long enough. */
  readonly #late = new Set<ExportLists>();

  constructor(deps: InSightDeps) {
    this.#deps = deps;
  }

  /** As the connections stand in the tree. */
  get lists(): readonly ExportLists[] {
    return this.#lists;
  }

  get hasMore(): boolean {
    return this.#lists.some((lists) => lists.hasMore);
  }

  /** Asks for what was not asked for yet, and waits for it, though not for ever. Never rejects. */
  async look(all: readonly Connection[]): Promise<void> {
    const known = new Map(this.#lists.map((lists) => [connectionKey(lists.connection), lists]));
    this.#lists = all.map((one) => known.get(connectionKey(one)) ?? this.#listsOf(one));
    await Promise.all(this.#lists.map((lists) => this.#load(lists)));
  }

  /** Loads the next page of every list; rejects when one of them could not be loaded. */
  async more(): Promise<void> {
    await allOf(this.#lists.map((lists) => lists.more()));
  }

  /** Lets go of those of these connections: they are read again. */
  forget(isForgotten: (connection: Connection) => boolean): void {
    this.#lists = this.#lists.filter(({ connection }) => !isForgotten(connection));
  }

  /** Where there is only one, there is nothing else to show meanwhile. */
  async #load(lists: ExportLists): Promise<void> {
    const loading = lists.load();
    if (this.#lists.length === 1) await loading;
    else if (!this.#late.has(lists)) await this.#loadInTime(lists, loading);
  }

  async #loadInTime(lists: ExportLists, loading: Promise<void>): Promise<void> {
    const inTimeOrNot = await inTime(
      this.#deps.clock,
      loading.then(() => 'loaded' as const),
    );
    if (inTimeOrNot !== undefined || this.#late.has(lists)) return;
    this.#late.add(lists);
    void loading.then(() => {
      this.#late.delete(lists);
      this.#deps.onLate();
    });
  }

  #listsOf(connection: Connection): ExportLists {
    const { onPage, world } = this.#deps;
    return new ExportLists(connection, world, (found) => onPage(connection, found));
  }
}
