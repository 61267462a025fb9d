import type { ExportError } from '../../core/errors.ts';
import { Emitter } from '../../core/lib/emitter.ts';
import type { CancelSignal, Disposable, Log } from '../../core/ports.ts';
import type { DocumentRef } from '../documents/documentRef.ts';
import type { Lens, ShownDocument } from '../documents/lenses.ts';
import { onFirstNeed } from '../onFirstNeed.ts';
import type { ExportEntry } from './entries.ts';
import { LazyTree } from './lazyTree.ts';
import type { News } from './shelf.ts';
import type { ViewFilter } from './viewFilter.ts';
import type { Views } from './views.ts';

export interface LazyViewsDeps {
  readonly load: () => Promise<Views>;
  readonly log: Pick<Log, 'error'>;
}

/**
 * The views and the documents, loaded when one of them is first seen: what nobody has seen needs
 * neither news nor a refresh.
 */
export class LazyViews implements Disposable {
  readonly #load: () => Promise<Views>;
  readonly #loaded = new Emitter<void>();
  #views: Views | undefined;
  #isDisposed = false;

  readonly trees = {
    sources: new LazyTree(async () => (await this.#load()).sources.tree),
    exports: new LazyTree(async () => (await this.#load()).exports.tree),
  } as const;

  /** Fires once, when there is something to see. */
  readonly onDidLoad = this.#loaded.event;

  constructor({ load, log }: LazyViewsDeps) {
    this.#load = onFirstNeed('What the views show', async () => this.#take(await load()), log);
  }

  readonly sources = {
    refresh: (): void => {
      if (this.#views === undefined) this.trees.sources.refresh();
      else this.#views.sources.model.refresh();
    },
    tell: (news: News): void => this.#views?.sources.model.tell(news),
  } as const;

  readonly exports = {
    refresh: (): void => {
      if (this.#views === undefined) this.trees.exports.refresh();
      else this.#views.exports.model.refresh();
    },
    entries: async (): Promise<readonly ExportEntry[]> =>
      (await this.#load()).exports.model.entries(),
  } as const;

  /** What stands above the exports; nothing while nobody has seen them. */
  message(filter: ViewFilter, problem: ExportError | undefined): string {
    return this.#views?.message(filter, problem) ?? '';
  }

  /** The text of a document; throws ExportError. */
  async read(ref: DocumentRef): Promise<string> {
    return (await this.#load()).read(ref);
  }

  /** The text of a document, or why there is none. */
  async readOrExplain(ref: DocumentRef, signal: CancelSignal): Promise<string> {
    return (await this.#load()).readOrExplain(ref, signal);
  }

  /** What can be done from the lines of a document. */
  async lenses(document: ShownDocument): Promise<readonly Lens[]> {
    return (await this.#load()).lenses(document);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.trees.sources.dispose();
    this.trees.exports.dispose();
    this.#loaded.dispose();
    this.#views?.dispose();
  }

  #take(views: Views): Views {
    // The window may have closed meanwhile.
    if (this.#isDisposed) views.dispose();
    else this.#show(views);
    return views;
  }

  #show(views: Views): void {
    this.#views = views;
    this.trees.sources.show(views.sources);
    this.trees.exports.show(views.exports);
    this.#loaded.fire();
  }
}
