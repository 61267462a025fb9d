import type { ExportError } from '../errors.ts';
import { Emitter } from '../lib/emitter.ts';
import type { Disposable } from '../ports.ts';

/** What keeps the watcher from looking, by errand. Being throttled is normal and not shown. */
export class Troubles implements Disposable {
  readonly #errors = new Map<string, ExportError>();
  readonly #changed = new Emitter<ExportError | undefined>();
  #shown: ExportError | undefined;

  /** Fires when the problem begins, ends or becomes one of another reason. */
  readonly onDidChange = this.#changed.event;

  get problem(): ExportError | undefined {
    return this.#shown;
  }

  /** What keeps one errand from being done. */
  of(key: string): ExportError | undefined {
    const error = this.#errors.get(key);
    return error !== undefined && isShown(error) ? error : undefined;
  }

  /** True when this is news. */
  note(key: string, error: ExportError): boolean {
    const isNews = this.#errors.get(key)?.reason !== error.reason;
    this.#errors.set(key, error);
    this.#show();
    return isNews;
  }

  clear(key: string): void {
    this.#errors.delete(key);
    this.#show();
  }

  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.#errors.keys()) {
      if (!keys.has(key)) this.#errors.delete(key);
    }
    this.#show();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #show(): void {
    const before = this.#shown;
    this.#shown = [...this.#errors.values()].find(isShown);
    if (before?.reason !== this.#shown?.reason) this.#changed.fire(this.#shown);
  }
}

const isShown = ({ reason }: ExportError): boolean => reason !== 'throttled';
