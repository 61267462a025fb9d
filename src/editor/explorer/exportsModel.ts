import type { Connection } from '../../core/connection.ts';
import { isLive, type Job } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import { attempt } from '../../core/lib/attempt.ts';
import { Emitter } from '../../core/lib/emitter.ts';
import type { AwsWorld, Clock, Disposable } from '../../core/ports.ts';
import type { Connections, Renewal } from '../connection/connections.ts';
import { adoptRunning } from './adopt.ts';
import { mergeEntries, type ExportEntry } from './entries.ts';
import type { ExportLists } from './exportLists.ts';
import { ExportsInSight } from './exportsInSight.ts';
import { failureRows, hiddenRows, noExports, pendingRows } from './exportsNotes.ts';
import type { NodeModel } from './model.ts';
import { errorNode, exportNode, moreNodes } from './nodeFactory.ts';
import type { Node } from './nodes.ts';
import { Ticker } from './ticker.ts';
import { isShown } from './viewFilter.ts';
import type { ViewFilterStore } from './viewFilterStore.ts';

export interface ExportsDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly connections: Pick<Connections, 'all' | 'onDidChange' | 'onDidRenew' | 'settle'>;
  readonly ledger: Pick<Ledger, 'adopt' | 'jobs' | 'onDidChange'>;
  readonly filter: Pick<ViewFilterStore, 'current' | 'onDidChange'>;
  readonly clock: Clock;
}

/**
 * The recent exports of all services and of all connections in sight, newest first: what AWS lists
 * and what the ledger keeps.
 */
export class ExportsModel implements NodeModel, Disposable {
  readonly #deps: ExportsDeps;
  readonly #changes = new Emitter<Node | undefined>();
  readonly #listening: readonly Disposable[];
  readonly #ticker: Ticker;
  readonly #inSight: ExportsInSight;

  readonly onDidChange = this.#changes.event;

  constructor(deps: ExportsDeps) {
    const { clock, connections, filter, ledger, world } = deps;
    this.#deps = deps;
    this.#ticker = new Ticker(clock, () => this.#tick());
    this.#inSight = new ExportsInSight({
      ...{ clock, world },
      onPage: (connection, found) => adoptRunning(ledger, connection, found),
      onLate: () => this.#show(),
    });
    this.#listening = [
      connections.onDidChange(() => this.#show()),
      connections.onDidRenew((renewal) => this.#renew(renewal)),
      ledger.onDidChange(() => this.#show()),
      filter.onDidChange(() => this.#show()),
    ];
  }

  /** What is under way, on any connection. */
  get running(): readonly Job[] {
    return this.#deps.ledger.jobs().filter((job) => isLive(job.state));
  }

  /** Elapsed times are kept up to date while somebody is looking. */
  setVisible(visible: boolean): void {
    this.#ticker.setActive(visible);
  }

  async children(node?: Node): Promise<readonly Node[]> {
    if (node !== undefined) return [];
    const settled = await attempt(() => this.#deps.connections.settle());
    const { all } = this.#deps.connections;
    if (all.length > 0) return this.#rows(all);
    if (settled.ok) return [];
    const failure = { error: settled.error, doing: 'list the exports' };
    return [errorNode(failure, undefined, () => this.refresh())];
  }

  /** Every export that is known here, whatever the filter; throws ExportError if none may be. */
  async entries(): Promise<readonly ExportEntry[]> {
    await this.#deps.connections.settle();
    const lists = await this.#look(this.#deps.connections.all);
    const entries = this.#merged(lists);
    const [failure] = lists.flatMap(({ failures }) => failures);
    if (entries.length === 0 && failure !== undefined) throw failure.error;
    return entries;
  }

  refresh(): void {
    this.#inSight.forget(() => true);
    this.#show();
  }

  dispose(): void {
    this.#ticker.dispose();
    this.#changes.dispose();
    for (const listener of this.#listening) listener.dispose();
  }

  async #rows(all: readonly Connection[]): Promise<readonly Node[]> {
    const lists = await this.#look(all);
    const entries = this.#merged(lists);
    const shown = entries.filter((entry) => isShown(entry, this.#deps.filter.current));
    const rows = [
      ...failureRows(lists, (one) => this.#again(one)),
      ...pendingRows(lists),
      ...shown.map((entry) => exportNode(entry, all)),
      ...hiddenRows(entries.length, shown.length),
    ];
    if (rows.length === 0 && !this.#inSight.hasMore) return [noExports];
    return [...rows, ...moreNodes(this.#inSight, undefined, () => this.#show())];
  }

  #again(lists: ExportLists): void {
    lists.retry();
    this.#show();
  }

  /** Reads again what another profile lists, and what could not be had before. */
  #renew({ isChanged }: Renewal): void {
    this.#inSight.forget(({ profile }) => isChanged(profile));
    for (const lists of this.#inSight.lists) if (lists.wantsCredentials) lists.retry();
    this.#show();
  }

  async #look(all: readonly Connection[]): Promise<readonly ExportLists[]> {
    await this.#inSight.look(all);
    return this.#inSight.lists;
  }

  #merged(lists: readonly ExportLists[]): readonly ExportEntry[] {
    return mergeEntries(lists, this.#deps.ledger.jobs());
  }

  #show(): void {
    this.#changes.fire(undefined);
  }

  #tick(): void {
    if (this.running.length > 0) this.#show();
  }
}
