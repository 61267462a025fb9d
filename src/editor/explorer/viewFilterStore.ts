import { Emitter } from '../../core/lib/emitter.ts';
import type { Memory } from '../connection/connections.ts';
import { readFilter, type ViewFilter } from './viewFilter.ts';

const key = 'exportFilter';

/** The filter of the Exports view, remembered with the workspace. */
export class ViewFilterStore {
  readonly #memory: Memory;
  readonly #changes = new Emitter<void>();
  #filter: ViewFilter;

  readonly onDidChange = this.#changes.event;

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#filter = readFilter(memory.get(key));
  }

  get current(): ViewFilter {
    return this.#filter;
  }

  async set(filter: ViewFilter): Promise<void> {
    this.#filter = filter;
    this.#changes.fire();
    await this.#memory.update(key, filter);
  }
}
