import type { Page } from '../../core/page.ts';

/** Something that comes page by page. */
export interface Pages {
  readonly hasMore: boolean;
  more(): Promise<void>;
}

/**
 * The pages of a list operation that were asked for so far. Two listeners share one call; a first
 * page that failed is asked for again the next time.
 */
export class PagedList<T> implements Pages {
  readonly #fetch: (next?: string) => Promise<Page<T>>;
  #loaded: readonly T[] = [];
  #next: string | undefined;
  #first: Promise<void> | undefined;
  #following: Promise<void> | undefined;

  constructor(fetch: (next?: string) => Promise<Page<T>>) {
    this.#fetch = fetch;
  }

  /** What is here already, without asking. */
  get items(): readonly T[] {
    return this.#loaded;
  }

  get isLoaded(): boolean {
    return this.#first !== undefined;
  }

  get hasMore(): boolean {
    return this.#next !== undefined;
  }

  /** Everything loaded so far; asks for the first page when nothing was loaded yet. */
  async load(): Promise<readonly T[]> {
    this.#first ??= this.#append(undefined).catch((error: unknown) => {
      this.#first = undefined;
      throw error;
    });
    await this.#first;
    return this.#loaded;
  }

  /** Loads the page after the last one; does nothing at the end of the list. */
  more(): Promise<void> {
    if (this.#next === undefined) return Promise.resolve();
    this.#following ??= this.#append(this.#next).finally(() => {
      this.#following = undefined;
    });
    return this.#following;
  }

  async #append(next: string | undefined): Promise<void> {
    const page = await this.#fetch(next);
    this.#loaded = [...this.#loaded, ...page.items];
    this.#next = page.next;
  }
}
