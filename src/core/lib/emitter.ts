import type { Disposable } from '../ports.ts';

/** Something that can be listened to; disposing the result stops the listening. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/**
 * An event and the means to fire it. A listener that throws keeps nobody else from hearing: its
 * error surfaces as an unhandled rejection, which the extension host logs.
 */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<{ readonly hear: (value: T) => void }>();

  readonly event: Event<T> = (listener) => {
    const entry = { hear: listener };
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const { hear } of [...this.#listeners]) {
      try {
        hear(value);
      } catch (error) {
        surface(error);
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

function surface(error: unknown): void {
  // Left unhandled on purpose: it is a bug in the listener and not for whoever fired.
  void Promise.resolve().then(() => {
    throw error;
  });
}
