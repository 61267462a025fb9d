import type { Connection } from '../../core/connection.ts';
import { isLive, type JobSummary } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import { Emitter } from '../../core/lib/emitter.ts';
import type { Page } from '../../core/page.ts';
import type { AwsWorld, Clock, Disposable } from '../../core/ports.ts';
import type { Connections } from '../connection/connections.ts';
import { adoptRunning } from './adopt.ts';
import { mergeEntries, type ExportEntry } from './entries.ts';
import type { NodeModel } from './model.ts';
import { errorNode, exportNode, messageNode, moreNodes } from './nodeFactory.ts';
import type { Node } from './nodes.ts';
import { PagedList } from './pagedList.ts';
import { Ticker } from './ticker.ts';

export interface ExportsDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly connections: Pick<Connections, 'settle' | 'onDidChange'>;
  readonly ledger: Pick<Ledger, 'adopt' | 'jobs' | 'onDidChange'>;
  readonly clock: Clock;
}

/**
 * ListExports gives 25 rows a call, ordered by table name and not by time: to show the newest
 * first, several pages are read before any is shown.
 */
const pagesAtOnce = 8;

/** The recent exports of all tables, newest first: what AWS lists and what the ledger keeps. */
export class ExportsModel implements NodeModel, Disposable {
  readonly #deps: ExportsDeps;
  readonly #changes = new Emitter<Node | undefined>();
  readonly #listening: readonly Disposable[];
  readonly #ticker: Ticker;
  #list: PagedList<JobSummary> | undefined;

  readonly onDidChange = this.#changes.event;

  constructor(deps: ExportsDeps) {
    this.#deps = deps;
    this.#ticker = new Ticker(deps.clock, () => this.#tick());
    this.#listening = [
      deps.connections.onDidChange(() => this.refresh()),
      deps.ledger.onDidChange(() => this.#changes.fire(undefined)),
    ];
  }

  /** Exports under way, on any connection. */
  get running(): number {
    return this.#deps.ledger.jobs().filter((job) => isLive(job.state)).length;
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
      return [this.#errorRow(error)];
    }
  }

  /** The exports that the view would show; throws ExportError. */
  async entries(): Promise<readonly ExportEntry[]> {
    const connection = await this.#deps.connections.settle();
    if (connection === undefined) return [];
    return this.#merged(connection, await this.#listOf(connection).load());
  }

  refresh(): void {
    this.#list = undefined;
    this.#changes.fire(undefined);
  }

  dispose(): void {
    this.#ticker.dispose();
    this.#changes.dispose();
    for (const listener of this.#listening) listener.dispose();
  }

  async #rows(connection: Connection): Promise<readonly Node[]> {
    const list = this.#listOf(connection);
    const failed = await list.load().then(
      () => [],
      (error: unknown) => [this.#errorRow(error)],
    );
    const rows = this.#merged(connection, list.items).map((entry) => exportNode(entry, connection));
    if (failed.length === 0 && rows.length === 0 && !list.hasMore) return [noExports];
    return [...failed, ...rows, ...moreNodes(list, undefined, () => this.#changes.fire(undefined))];
  }

  #merged(connection: Connection, listed: readonly JobSummary[]): readonly ExportEntry[] {
    return mergeEntries(connection, listed, this.#deps.ledger.jobs());
  }

  #listOf(connection: Connection): PagedList<JobSummary> {
    this.#list ??= new PagedList((next) => this.#pages(connection, next));
    return this.#list;
  }

  async #pages(connection: Connection, from?: string): Promise<Page<JobSummary>> {
    const gateway = (await this.#deps.world.connect(connection)).exportsOf('dynamodb');
    let items: readonly JobSummary[] = [];
    let next = from;
    for (let count = 0; count < pagesAtOnce; count += 1) {
      const page = await gateway.list(undefined, next);
      items = [...items, ...page.items];
      next = page.next;
      if (next === undefined) break;
    }
    await adoptRunning(this.#deps.ledger, connection, items);
    return { items, ...(next !== undefined && { next }) };
  }

  #tick(): void {
    if (this.running > 0) this.#changes.fire(undefined);
  }

  #errorRow(error: unknown): Node {
    return errorNode(error, 'list the exports', undefined, () => this.refresh());
  }
}

const noExports = messageNode({
  label: 'No exports in the last 90 days',
  description: 'right-click a table to start one',
});
