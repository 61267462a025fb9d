import { isLive, type Job } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import { Emitter } from '../../core/lib/emitter.ts';
import type { AwsWorld, Clock, Disposable } from '../../core/ports.ts';
import type { Service } from '../../core/sources.ts';
import type { Connections } from '../connection/connections.ts';
import { adoptRunning } from './adopt.ts';
import type { Branch, Tools } from './branches/branch.ts';
import { branches, faceOf } from './branches/registry.ts';
import type { NodeModel } from './model.ts';
import { connectionNode, errorNode, messageNode, moreNodes } from './nodeFactory.ts';
import { isThing, type Node, type ThingNode } from './nodes.ts';
import { PacedQueue, type WorkOutcome } from './pacedQueue.ts';
import type { Listing, News, Shelf } from './shelf.ts';
import { Ticker } from './ticker.ts';

export interface SourcesDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly connections: Pick<Connections, 'settle' | 'onDidChange'>;
  readonly ledger: Pick<Ledger, 'adopt' | 'jobs' | 'onDidChange'>;
  readonly clock: Clock;
}

/**
 * About as much as the adapters let through: of DescribeContinuousBackups, of which AWS takes ten a
 * second from the whole account, seven. Nothing should wait there that nobody looks at any more.
 */
const fillPace = { concurrency: 4, perSecond: 8, rest: 5000 } as const;

interface Opened {
  /** As the editor knows it now: a list that is read again makes its rows anew. */
  readonly node: Node;
  readonly shelf: Shelf;
}

/** The tree of what can be exported: connection, services, their sources and the exports of each. */
export class SourcesModel implements NodeModel, Disposable {
  readonly #deps: SourcesDeps;
  readonly #changes = new Emitter<Node | undefined>();
  /** One for each service, so that one which fails holds up no other. */
  readonly #queues: ReadonlyMap<Service, PacedQueue<ThingNode>>;
  readonly #listening: readonly Disposable[];
  readonly #ticker: Ticker;
  readonly #tools: Tools;
  /** What was opened since the last refresh, by the id of its row. */
  #opened = new Map<string, Opened>();

  readonly onDidChange = this.#changes.event;

  constructor(deps: SourcesDeps) {
    this.#deps = deps;
    this.#queues = new Map(branches.map((branch) => [branch.service, this.#queueOf(branch)]));
    this.#ticker = new Ticker(deps.clock, () => this.#showElapsed());
    this.#tools = {
      access: (connection) => deps.world.connect(connection),
      jobs: () => deps.ledger.jobs(),
      adopt: (connection, summaries) => adoptRunning(deps.ledger, connection, summaries),
      later: (things) => this.#later(things),
    };
    this.#listening = [
      deps.connections.onDidChange(() => this.refresh()),
      deps.ledger.onDidChange((job) => this.tell({ about: 'job', job })),
    ];
  }

  setVisible(visible: boolean): void {
    for (const queue of this.#queues.values()) queue.setActive(visible);
    this.#ticker.setActive(visible);
  }

  async children(node?: Node): Promise<readonly Node[]> {
    if (node === undefined) return this.#roots();
    const { above = [], listing, below = [] } = this.#shelfOf(node) ?? {};
    const listed = listing === undefined ? [] : await this.#listed(node, listing);
    return [...above, ...listed, ...below];
  }

  /** Reads everything again. */
  refresh(): void {
    for (const queue of this.#queues.values()) queue.clear();
    this.#opened = new Map();
    this.#changes.fire(undefined);
  }

  /** Shows anew, or reads again, what hangs on this. */
  tell(news: News): void {
    for (const [id, { node, shelf }] of [...this.#opened]) {
      const effect = shelf.hears?.(news);
      if (effect === 'reread') this.#forget(id, node);
      if (effect !== undefined) this.#changes.fire(node);
    }
  }

  dispose(): void {
    for (const queue of this.#queues.values()) queue.dispose();
    this.#ticker.dispose();
    this.#changes.dispose();
    for (const listener of this.#listening) listener.dispose();
  }

  async #roots(): Promise<readonly Node[]> {
    try {
      const connection = await this.#deps.connections.settle();
      if (connection === undefined) return [];
      // A profile that cannot be used says why further down, where its tables would be.
      const access = await this.#deps.world.connect(connection).catch(() => undefined);
      return [connectionNode(connection, access?.endpoint)];
    } catch (error) {
      return [errorNode(error, 'read the AWS profiles', undefined, () => this.refresh())];
    }
  }

  #shelfOf(node: Node): Shelf | undefined {
    const known = this.#opened.get(node.id);
    const shelf = known?.shelf ?? openShelf(node, this.#tools);
    if (shelf !== undefined) this.#opened.set(node.id, { node, shelf });
    return shelf;
  }

  /** The rows of a list, and in their place why there are none. */
  async #listed(node: Node, listing: Listing): Promise<readonly Node[]> {
    const { doing, pages } = listing;
    const show = (): void => this.#changes.fire(node);
    try {
      await pages.load();
    } catch (error) {
      return [errorNode(error, doing, node, show), ...listing.rows()];
    }
    const rows = listing.rows();
    this.#count(node, `${rows.length}${pages.hasMore ? '+' : ''}`);
    if (rows.length === 0 && !pages.hasMore) return [messageNode(listing.empty(), node)];
    return [...rows, ...moreNodes(pages, node, show)];
  }

  #forget(id: string, node: Node): void {
    this.#opened.delete(id);
    if (node.kind === 'folder') node.count = undefined;
  }

  #count(node: Node, count: string): void {
    if (node.kind !== 'folder' || !node.looks.counted || node.count === count) return;
    node.count = count;
    this.#changes.fire(node);
  }

  #queueOf(branch: Branch): PacedQueue<ThingNode> {
    return new PacedQueue(this.#deps.clock, fillPace, (thing, signal) =>
      this.#fillIn(branch, thing, signal),
    );
  }

  #later(things: readonly ThingNode[]): void {
    for (const thing of things) {
      // What was asked for before a refresh is not worth describing any more.
      if (this.#opened.get(thing.parent.id)?.node !== thing.parent) continue;
      this.#queues.get(faceOf(thing.kind).service)?.add([thing]);
    }
  }

  async #fillIn(branch: Branch, thing: ThingNode, signal: AbortSignal): Promise<WorkOutcome> {
    const access = await this.#deps.world.connect(thing.connection, 'background');
    const outcome = await branch.fill?.(thing, access, signal);
    if (!signal.aborted) this.#changes.fire(thing);
    return outcome ?? 'done';
  }

  #showElapsed(): void {
    const live = this.#deps.ledger.jobs().filter((job) => isLive(job.state));
    for (const { node, shelf } of this.#opened.values()) {
      if (live.some((job) => isRepainted(shelf, job))) this.#changes.fire(node);
    }
  }
}

const isRepainted = (shelf: Shelf, job: Job): boolean =>
  shelf.hears?.({ about: 'job', job }) === 'repaint';

function openShelf(node: Node, tools: Tools): Shelf | undefined {
  if (node.kind === 'connection') {
    const here = branches.filter((branch) => branch.isIn(node.connection.region));
    return { above: here.map((branch) => branch.root(node)) };
  }
  if (node.kind === 'folder') return branchOf(node.service)?.open(node, tools);
  return isThing(node) ? branchOf(faceOf(node.kind).service)?.open(node, tools) : undefined;
}

const branchOf = (service: Service): Branch | undefined =>
  branches.find((branch) => branch.service === service);
