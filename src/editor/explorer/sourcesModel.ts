import { sameConnection, type Connection } from '../../core/connection.ts';
import { isLive, type Job, type JobSummary } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import { Emitter } from '../../core/lib/emitter.ts';
import type { Page } from '../../core/page.ts';
import type { AwsWorld, Clock, Disposable } from '../../core/ports.ts';
import type { Connections } from '../connection/connections.ts';
import { commands } from '../contributions.ts';
import { adoptRunning } from './adopt.ts';
import { mergeEntries } from './entries.ts';
import type { NodeModel } from './model.ts';
import {
  connectionNode,
  errorNode,
  exportNode,
  messageNode,
  moreNodes,
  serviceNode,
  tableNode,
} from './nodeFactory.ts';
import type { ConnectionNode, Node, ServiceNode, TableNode } from './nodes.ts';
import { PacedQueue, type WorkOutcome } from './pacedQueue.ts';
import { PagedList } from './pagedList.ts';
import { readDetails } from './tableDetails.ts';
import { Ticker } from './ticker.ts';

export interface SourcesDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly connections: Pick<Connections, 'settle' | 'onDidChange'>;
  readonly ledger: Pick<Ledger, 'adopt' | 'jobs' | 'onDidChange'>;
  readonly clock: Clock;
}

/** DescribeContinuousBackups allows ten calls a second to the whole account: we take eight. */
const detailsPace = { concurrency: 4, perSecond: 8, rest: 5000 } as const;

/** The tree of what can be exported: connection, service, tables and their exports. */
export class SourcesModel implements NodeModel, Disposable {
  readonly #deps: SourcesDeps;
  readonly #changes = new Emitter<Node | undefined>();
  readonly #details: PacedQueue<TableNode>;
  readonly #listening: readonly Disposable[];
  readonly #ticker: Ticker;
  #service: ServiceNode | undefined;

  readonly onDidChange = this.#changes.event;

  constructor(deps: SourcesDeps) {
    this.#deps = deps;
    this.#details = new PacedQueue(deps.clock, detailsPace, (node, signal) =>
      this.#fillIn(node, signal),
    );
    this.#ticker = new Ticker(deps.clock, () => this.#showElapsed());
    this.#listening = [
      deps.connections.onDidChange(() => this.refresh()),
      deps.ledger.onDidChange((job) => this.#showJob(job)),
    ];
  }

  setVisible(visible: boolean): void {
    this.#details.setActive(visible);
    this.#ticker.setActive(visible);
  }

  async children(node?: Node): Promise<readonly Node[]> {
    try {
      return await this.#load(node);
    } catch (error) {
      return [errorNode(error, doing(node), node, () => this.#changes.fire(node))];
    }
  }

  /** Reads everything again. */
  refresh(): void {
    this.#details.clear();
    this.#service = undefined;
    this.#changes.fire(undefined);
  }

  /** Reads one table again, after something was changed about it. */
  refreshTable(connection: Connection, name: string): void {
    const table = this.#tableOf(connection, name);
    if (table === undefined) return;
    this.#details.add([table]);
    table.exports = this.#exportsOf(table);
    this.#changes.fire(table);
  }

  dispose(): void {
    this.#details.dispose();
    this.#ticker.dispose();
    this.#changes.dispose();
    for (const listener of this.#listening) listener.dispose();
  }

  async #load(node?: Node): Promise<readonly Node[]> {
    if (node === undefined) return this.#roots();
    if (node.kind === 'connection') return [this.#serviceOf(node)];
    if (node.kind === 'service') return this.#tables(node);
    return node.kind === 'table' ? this.#exports(node) : [];
  }

  async #roots(): Promise<readonly Node[]> {
    const connection = await this.#deps.connections.settle();
    if (connection === undefined) return [];
    // A profile that cannot be used says why further down, where its tables would be.
    const access = await this.#deps.world.connect(connection).catch(() => undefined);
    return [connectionNode(connection, access?.endpoint)];
  }

  #serviceOf(parent: ConnectionNode): ServiceNode {
    if (this.#service?.parent.id === parent.id) return this.#service;
    this.#service = serviceNode(parent, (node) => (next) => this.#tablePage(node, next));
    return this.#service;
  }

  async #tables(service: ServiceNode): Promise<readonly Node[]> {
    const tables = await service.tables.load();
    if (tables.length === 0 && !service.tables.hasMore) return [noTables(service)];
    return [...tables, ...moreNodes(service.tables, service, () => this.#changes.fire(service))];
  }

  async #tablePage(service: ServiceNode, next?: string): Promise<Page<TableNode>> {
    const access = await this.#deps.world.connect(service.parent.connection);
    const page = await access.tables.listTables(next);
    const items = page.items.map((name) =>
      tableNode(service, name, (node) => (after) => this.#exportPage(node, after)),
    );
    // What was asked for before a refresh is not worth describing any more.
    if (this.#service === service) this.#details.add(items);
    return { ...page, items };
  }

  async #exports(table: TableNode): Promise<readonly Node[]> {
    const summaries = await table.exports.load();
    const jobs = this.#deps.ledger.jobs().filter((job) => isOf(job, table));
    const entries = mergeEntries(table.connection, summaries, jobs);
    if (entries.length === 0 && !table.exports.hasMore) return [noExports(table)];
    return [
      ...entries.map((entry) => exportNode(entry, table.connection, table)),
      ...moreNodes(table.exports, table, () => this.#changes.fire(table)),
    ];
  }

  #exportsOf(table: TableNode): PagedList<JobSummary> {
    return new PagedList((next) => this.#exportPage(table, next));
  }

  async #exportPage(table: TableNode, next?: string): Promise<Page<JobSummary>> {
    const { connection, name } = table;
    const access = await this.#deps.world.connect(connection);
    const { arn } = table.details.table ?? (await access.tables.describeTable(name));
    const page = await access.exportsOf('dynamodb').list(arn, next);
    await adoptRunning(this.#deps.ledger, connection, page.items);
    return page;
  }

  async #fillIn(table: TableNode, signal: AbortSignal): Promise<WorkOutcome> {
    const access = await this.#deps.world.connect(table.connection);
    const { details, outcome } = await readDetails(access.tables, table.name, signal);
    if (signal.aborted) return 'done';
    table.details = details.missing ? details : { ...table.details, ...details };
    this.#changes.fire(table);
    return outcome;
  }

  /** A table whose exports were looked at shows what the ledger learns of them. */
  #showJob(job: Job): void {
    const table = this.#tableOf(job.connection, job.source.name);
    if (table?.exports.isLoaded) this.#changes.fire(table);
  }

  #showElapsed(): void {
    const live = this.#deps.ledger.jobs().filter((job) => isLive(job.state));
    for (const job of live) this.#showJob(job);
  }

  #tableOf(connection: Connection, name: string): TableNode | undefined {
    return this.#service?.tables.items.find(
      (table) => table.name === name && sameConnection(table.connection, connection),
    );
  }
}

function isOf(job: Job, table: TableNode): boolean {
  return job.source.name === table.name && sameConnection(job.connection, table.connection);
}

function doing(node: Node | undefined): string {
  if (node?.kind === 'service') return 'list the tables';
  return node?.kind === 'table' ? 'list the exports' : 'read the AWS profiles';
}

function noTables(service: ServiceNode): Node {
  return messageNode(
    {
      label: `No tables in ${service.parent.connection.region}`,
      description: 'choose another Region',
      command: commands.chooseRegion,
    },
    service,
  );
}

function noExports(table: TableNode): Node {
  if (table.details.recovery?.status !== 'off') {
    return messageNode({ label: 'No exports in the last 90 days' }, table);
  }
  return messageNode(
    {
      label: 'Point-in-time recovery is off',
      description: 'turn it on to export this table',
      command: commands.turnOnRecovery,
    },
    table,
  );
}
