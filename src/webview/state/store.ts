import type { Disposable } from '../../core/ports.ts';
import type { PageEvent } from './events.ts';
import type { PageModel } from './model.ts';
import { reduce } from './reduce.ts';

/** The page's one place of state. */
export interface Store {
  page(): PageModel;
  dispatch(event: PageEvent): void;
  onDidChange(listener: (page: PageModel) => void): Disposable;
}

/** A store that starts with a page that is opening. */
export function createStore(): Store {
  const listeners = new Set<(page: PageModel) => void>();
  let page: PageModel = { at: 'opening' };
  return {
    page: () => page,
    dispatch(event) {
      const next = reduce(page, event);
      if (next === page) return;
      page = next;
      for (const listener of listeners) listener(page);
    },
    onDidChange(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
  };
}
