import { sameConnection, type Connection } from '../../core/connection.ts';
import { isLive, type Job } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import { attempt } from '../../core/lib/attempt.ts';
import { Emitter } from '../../core/lib/emitter.ts';
import type { AwsWorld, Clock, Disposable } from '../../core/ports.ts';
import type { Service } from '../../core/sources.ts';
import type { Account } from '../connection/knownAccounts.ts';
import type { Connections, Renewal } from '../connection/connections.ts';
import { AccountRows } from './accountRows.ts';
import { adoptRunning } from './adopt.ts';
import type { Branch, Tools } from './branches/branch.ts';
import { branches, faceOf } from './branches/registry.ts';
import { Filling } from './filling.ts';
import type { NodeModel } from './model.ts';
import { errorNode, messageNode, moreNodes } from './nodeFactory.ts';
import { isThing, type ConnectionNode, type Node, type ThingNode } from './nodes.ts';
import { Opened, type Openable } from './opened.ts';
import type { WorkOutcome } from './pacedQueue.ts';
import { readRoots, rootShelf, type RootsDeps } from './roots.ts';
import type { Listing, News, Shelf } from './shelf.ts';
import { Ticker } from './ticker.ts';

export interface SourcesDeps extends RootsDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly connections: RootsDeps['connections'] &
    Pick<Connections, 'accounts' | 'onDidChange' | 'onDidRenew' | 'settle'>;
  readonly ledger: Pick<Ledger, 'adopt' | 'jobs' | 'onDidChange'>;
  readonly clock: Clock;
}

/** The tree of what can be exported: connections, services, their sources and exports of each. */
export class SourcesModel implements NodeModel, Disposable {
  readonly #deps: SourcesDeps;
  readonly #changes = new Emitter<Node | undefined>();
  readonly #filling: Filling;
  readonly #accountRows: AccountRows;
  readonly #listening: readonly Disposable[];
  readonly #ticker: Ticker;
  readonly #tools: Tools;
  /** What was opened since the last refresh, by the id of its row. */
  readonly #opened = new Map<string, Opened>();

  readonly onDidChange = this.#changes.event;

  constructor(deps: SourcesDeps) {
    const { clock, connections, ledger, world } = deps;
    this.#deps = deps;
    this.#filling = new Filling(clock, (thing, signal) => this.#fillIn(thing, signal));
    this.#accountRows = new AccountRows({
      ...{ clock, world, accounts: connections.accounts },
      isBusy: (root) => this.#isBusy(root),
      readAhead: (root) => this.#readAhead(root),
      onChanged: (root, before) => this.#hearAccount(root, before),
    });
    this.#ticker = new Ticker(clock, () => this.#showElapsed());
    this.#tools = {
      access: (connection) => world.connect(connection),
      jobs: () => ledger.jobs(),
      adopt: (connection, summaries) => adoptRunning(ledger, connection, summaries),
      later: (things) => this.#later(things),
    };
    this.#listening = [
      connections.onDidChange(() => this.#keepInSight()),
      connections.onDidRenew((renewal) => this.#renew(renewal)),
      ledger.onDidChange((job) => this.tell({ about: 'job', job })),
    ];
  }

  setVisible(visible: boolean): void {
    this.#filling.setActive(visible);
    this.#accountRows.setActive(visible);
    this.#ticker.setActive(visible);
  }

  async children(node?: Node): Promise<readonly Node[]> {
    if (node === undefined) return this.#roots();
    const opened = this.#open(node);
    if (opened === undefined) return [];
    const { above = [], listing, below = [] } = opened.shelf;
    const listed = listing === undefined ? [] : await this.#listed(opened, listing);
    return [...above, ...listed, ...below];
  }

  /** Reads everything again. */
  refresh(): void {
    this.#forget(() => true);
    this.#changes.fire(undefined);
  }

  /** Shows anew, or reads again, what hangs on this. */
  tell(news: News): void {
    for (const [id, { node, shelf }] of [...this.#opened]) {
      const effect = shelf.hears?.(news);
      if (effect === 'reread') this.#drop(id, node);
      if (effect !== undefined) this.#changes.fire(node);
    }
  }

  dispose(): void {
    this.#filling.dispose();
    this.#accountRows.dispose();
    this.#ticker.dispose();
    this.#changes.dispose();
    for (const listener of this.#listening) listener.dispose();
  }

  async #roots(): Promise<readonly Node[]> {
    const settled = await attempt(() => this.#deps.connections.settle());
    const roots = await readRoots(this.#deps);
    await this.#accountRows.show(roots);
    if (settled.ok) return roots;
    const failure = { error: settled.error, doing: 'read the AWS profiles' };
    return [errorNode(failure, undefined, () => this.refresh()), ...roots];
  }

  /** What lies open beneath a root is begun before the editor asks for it. */
  async #readAhead(root: ConnectionNode): Promise<void> {
    const below = await this.children(root);
    await Promise.all(below.filter(comesOpen).map((node) => this.children(node)));
  }

  #open(node: Node): Opened | undefined {
    if (!isOpenable(node)) return undefined;
    const known = this.#opened.get(node.id);
    if (known !== undefined) known.node = node;
    const shelf = known?.shelf ?? openShelf(node, this.#tools);
    if (shelf === undefined) return undefined;
    const opened = known ?? new Opened(node, shelf);
    this.#opened.set(node.id, opened);
    return opened;
  }

  /** The rows of a list, and in their place why there are none. */
  async #listed(opened: Opened, listing: Listing): Promise<readonly Node[]> {
    const { doing, pages } = listing;
    const { node } = opened;
    const show = (): void => this.#changes.fire(opened.node);
    const outcome = await opened.read(listing, this.#deps.clock, show);
    if (outcome === undefined) return [messageNode(underWay, node)];
    if (!outcome.ok) {
      const failure = { error: outcome.error, doing, connection: node.connection };
      return [errorNode(failure, node, () => this.#again(opened)), ...listing.rows()];
    }
    const rows = listing.rows();
    this.#count(node, `${rows.length}${pages.hasMore ? '+' : ''}`);
    if (rows.length === 0 && !pages.hasMore) return [messageNode(listing.empty(), node)];
    return [...rows, ...moreNodes(pages, node, show)];
  }

  #again(opened: Opened): void {
    opened.forgetReading();
    this.#changes.fire(opened.node);
  }

  /** Lets go of what is out of sight; what is in sight stays as it was read. */
  #keepInSight(): void {
    const { all } = this.#deps.connections;
    this.#forget((connection) => !all.some((one) => sameConnection(one, connection)));
    this.#changes.fire(undefined);
  }

  /** Reads again what another profile shows, and what could not be had before. */
  #renew({ isChanged }: Renewal): void {
    this.#forget(({ profile }) => isChanged(profile));
    const { all } = this.#deps.connections;
    if (all.some(({ profile }) => isChanged(profile))) this.#changes.fire(undefined);
    for (const opened of this.#opened.values()) if (opened.wantsCredentials) this.#again(opened);
    this.#filling.resume();
    this.#accountRows.askAgain();
  }

  /** Rows of another account are other rows. */
  #hearAccount(root: ConnectionNode, before: Account | undefined): void {
    const now = root.account?.account;
    const isOther = before !== undefined && now !== undefined && before.account !== now;
    if (isOther) this.#forget((connection) => sameConnection(connection, root.connection));
    this.#changes.fire(root);
  }

  #forget(isForgotten: (connection: Connection) => boolean): void {
    this.#filling.forget(isForgotten);
    for (const [id, { node }] of [...this.#opened]) {
      if (isForgotten(node.connection)) this.#opened.delete(id);
    }
  }

  #drop(id: string, node: Node): void {
    this.#opened.delete(id);
    if (node.kind === 'folder') node.count = undefined;
  }

  #isBusy(root: ConnectionNode): boolean {
    return [...this.#opened.values()].some(
      ({ isReading, node }) => isReading && sameConnection(node.connection, root.connection),
    );
  }

  #count(node: Node, count: string): void {
    if (node.kind !== 'folder' || !node.looks.counted || node.count === count) return;
    node.count = count;
    this.#changes.fire(node);
  }

  #later(things: readonly ThingNode[]): void {
    for (const thing of things) {
      // What was asked for before a refresh is not worth describing any more.
      if (this.#opened.get(thing.parent.id)?.node === thing.parent) this.#filling.add(thing);
    }
  }

  async #fillIn(thing: ThingNode, signal: AbortSignal): Promise<WorkOutcome> {
    const access = await this.#deps.world.connect(thing.connection, 'background');
    const branch = branchOf(faceOf(thing.kind).service);
    const outcome = await branch?.fill?.(thing, access, signal);
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

const underWay = { label: 'Reading…', isBusy: true } as const;

const isRepainted = (shelf: Shelf, job: Job): boolean =>
  shelf.hears?.({ about: 'job', job }) === 'repaint';

const comesOpen = (node: Node): boolean =>
  node.kind === 'folder' && node.looks.expands === 'expanded';

const isOpenable = (node: Node): node is Openable =>
  node.kind === 'connection' || node.kind === 'folder' || isThing(node);

function openShelf(node: Openable, tools: Tools): Shelf | undefined {
  if (node.kind === 'connection') return rootShelf(node, branches);
  const service = node.kind === 'folder' ? node.service : faceOf(node.kind).service;
  return branchOf(service)?.open(node, tools);
}

const branchOf = (service: Service): Branch | undefined =>
  branches.find((branch) => branch.service === service);
