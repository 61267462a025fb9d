import type { Connection } from '../../core/connection.ts';
import { headlineOf } from '../../core/insight/headline.ts';
import type { JobSummary } from '../../core/jobs/job.ts';
import { jobKinds } from '../../core/kinds/jobKinds.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import type { Page } from '../../core/page.ts';
import type { AwsWorld } from '../../core/ports.ts';
import type { Listed } from './entries.ts';
import { exportKinds, serviceNames } from './exportKinds.ts';
import { PagedList, type Pages } from './pagedList.ts';
import { isWantOfCredentials } from './reading.ts';

/**
 * DynamoDB lists 25 rows a call, ordered by table name and not by time: to show the newest first,
 * several pages are read before any is shown.
 */
const pagesAtOnce = 8;

/** Why one list could not be read; `doing` completes “could not …”. */
export interface ListFailure {
  readonly error: unknown;
  readonly doing: string;
}

interface List {
  readonly doing: string;
  readonly pages: PagedList<JobSummary>;
  /** Kept until it is tried again: a profile that may not ask is not asked with every change. */
  failure?: ListFailure | undefined;
}

/** The exports of one connection, by kind: one that cannot be listed hides none of the others. */
export class ExportLists implements Pages, Listed {
  readonly connection: Connection;
  readonly #lists: readonly List[];
  #loading: Promise<void> | undefined;

  constructor(
    connection: Connection,
    world: Pick<AwsWorld, 'connect'>,
    onPage: (found: readonly JobSummary[]) => Promise<void>,
  ) {
    this.connection = connection;
    const page = async (kind: KindId, next?: string): Promise<Page<JobSummary>> => {
      const found = await readPages(world, { connection, kind }, next);
      await onPage(found.items);
      return found;
    };
    this.#lists = exportKinds(connection.region).map((kind) => ({
      doing: `list the exports of ${serviceNames[jobKinds[kind].service]}`,
      pages: new PagedList((next) => page(kind, next)),
    }));
  }

  get items(): readonly JobSummary[] {
    return this.#lists.flatMap(({ pages }) => pages.items);
  }

  /** What went wrong, said once where it went wrong for several in the same way. */
  get failures(): readonly ListFailure[] {
    const failures = this.#lists.flatMap(({ failure }) => failure ?? []);
    return [
      ...new Map(
        failures.map((failure) => [headlineOf(failure.error, failure.doing), failure]),
      ).values(),
    ];
  }

  get hasMore(): boolean {
    return this.#lists.some(({ pages }) => pages.hasMore);
  }

  /** Whether first pages are still under way. */
  get isLoading(): boolean {
    return this.#loading !== undefined;
  }

  /** Whether something could not be had for want of credentials. */
  get wantsCredentials(): boolean {
    return this.failures.some(({ error }) => isWantOfCredentials(error));
  }

  /** Asks for the first pages that were not asked for yet. Never rejects. */
  load(): Promise<void> {
    this.#loading ??= this.#loadAll().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** Loads the next page of every list; rejects when one of them could not be loaded. */
  async more(): Promise<void> {
    await allOf(this.#lists.map(({ pages }) => pages.more()));
  }

  /** Lets `load` ask again for what failed. */
  retry(): void {
    for (const list of this.#lists) list.failure = undefined;
  }

  async #loadAll(): Promise<void> {
    await Promise.all(this.#lists.filter(({ failure }) => failure === undefined).map(loadList));
  }
}

/** Waits for all of them; rejects at the end when one did. */
export async function allOf(pages: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(pages)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

async function loadList(list: List): Promise<void> {
  const { doing, pages } = list;
  try {
    await pages.load();
  } catch (error) {
    list.failure = { error, doing };
  }
}

async function readPages(
  world: Pick<AwsWorld, 'connect'>,
  { connection, kind }: { readonly connection: Connection; readonly kind: KindId },
  from?: string,
): Promise<Page<JobSummary>> {
  const gateway = (await world.connect(connection)).exportsOf(kind);
  let items: readonly JobSummary[] = [];
  let next = from;
  for (let count = 0; count < pagesAtOnce; count += 1) {
    const page = await gateway.list(undefined, next);
    items = [...items, ...page.items];
    next = page.next;
    if (next === undefined) break;
  }
  return { items, ...(next !== undefined && { next }) };
}
