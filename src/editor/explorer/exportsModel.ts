import type { Connection } from '../../core/connection.ts';
import { isLive, type Job } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import { Emitter } from '../../core/lib/emitter.ts';
import type { AwsWorld, Clock, Disposable } from '../../core/ports.ts';
import type { Connections } from '../connection/connections.ts';
import { commands } from '../contributions.ts';
import { adoptRunning } from './adopt.ts';
import { mergeEntries, type ExportEntry } from './entries.ts';
import { ExportLists } from './exportLists.ts';
import type { NodeModel } from './model.ts';
import { errorNode, exportNode, messageNode, moreNodes } from './nodeFactory.ts';
import type { Node } from './nodes.ts';
import { Ticker } from './ticker.ts';
import { isShown } from './viewFilter.ts';
import type { ViewFilterStore } from './viewFilterStore.ts';

export interface ExportsDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly connections: Pick<Connections, 'settle' | 'onDidChange'>;
  readonly ledger: Pick<Ledger, 'adopt' | 'jobs' | 'onDidChange'>;
  readonly filter: Pick<ViewFilterStore, 'current' | 'onDidChange'>;
  readonly clock: Clock;
}

/** The recent exports of all services, newest first: what AWS lists and what the ledger keeps. */
export class ExportsModel implements NodeModel, Disposable {
  readonly #deps: ExportsDeps;
  readonly #changes = new Emitter<Node | undefined>();
  readonly #listening: readonly Disposable[];
  readonly #ticker: Ticker;
  #lists: ExportLists | undefined;

  readonly onDidChange = this.#changes.event;

  constructor(deps: ExportsDeps) {
    this.#deps = deps;
    this.#ticker = new Ticker(deps.clock, () => this.#tick());
    this.#listening = [
      deps.connections.onDidChange(() => this.refresh()),
      deps.ledger.onDidChange(() => this.#show()),
      deps.filter.onDidChange(() => this.#show()),
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
    try {
      const connection = await this.#deps.connections.settle();
      return connection === undefined ? [] : await this.#rows(connection);
    } catch (error) {
      return [errorNode(error, 'list the exports', undefined, () => this.refresh())];
    }
  }

  /** Every export that is known here, whatever the filter; throws ExportError if none may be. */
  async entries(): Promise<readonly ExportEntry[]> {
    const connection = await this.#deps.connections.settle();
    if (connection === undefined) return [];
    const lists = await this.#loaded(connection);
    const entries = this.#merged(connection, lists);
    const [failure] = lists.failures;
    if (entries.length === 0 && failure !== undefined) throw failure.error;
    return entries;
  }

  refresh(): void {
    this.#lists = undefined;
    this.#show();
  }

  dispose(): void {
    this.#ticker.dispose();
    this.#changes.dispose();
    for (const listener of this.#listening) listener.dispose();
  }

  async #rows(connection: Connection): Promise<readonly Node[]> {
    const lists = await this.#loaded(connection);
    const entries = this.#merged(connection, lists);
    const shown = entries.filter((entry) => isShown(entry, this.#deps.filter.current));
    const rows = [
      ...this.#errorRows(lists),
      ...shown.map((entry) => exportNode(entry, connection)),
      ...hiddenRows(entries.length, shown.length),
    ];
    if (rows.length === 0 && !lists.hasMore) return [noExports];
    return [...rows, ...moreNodes(lists, undefined, () => this.#show())];
  }

  #errorRows(lists: ExportLists): readonly Node[] {
    const retry = (): void => {
      lists.retry();
      this.#show();
    };
    return lists.failures.map(({ error, doing }, index) => {
      const row = errorNode(error, doing, undefined, retry);
      return { ...row, id: `${row.id}${index}` };
    });
  }

  async #loaded(connection: Connection): Promise<ExportLists> {
    const { ledger, world } = this.#deps;
    this.#lists ??= new ExportLists(connection, world, (found) =>
      adoptRunning(ledger, connection, found),
    );
    const lists = this.#lists;
    await lists.load();
    return lists;
  }

  #merged(connection: Connection, { items }: ExportLists): readonly ExportEntry[] {
    return mergeEntries(connection, items, this.#deps.ledger.jobs());
  }

  #show(): void {
    this.#changes.fire(undefined);
  }

  #tick(): void {
    if (this.running.length > 0) this.#show();
  }
}

/** Nobody should think that there are no exports where there is a filter. */
function hiddenRows(all: number, shown: number): readonly Node[] {
  if (shown > 0 || all === 0) return [];
  const label = all === 1 ? 'The filter hides 1 export' : `The filter hides ${all} exports`;
  return [messageNode({ label, description: 'clear it', command: commands.clearExportFilter })];
}

const noExports = messageNode({
  label: 'No exports in the last 90 days',
  description: 'right-click a table, snapshot or domain to start one',
});
