import type { Disposable, Log } from '../core/ports.ts';

/** A part of the extension that starts by itself. */
export type Feature = readonly [name: string, start: () => Disposable];

/** Starts one feature after the other; one that fails is logged and keeps no other from starting. */
export function startFeatures(features: readonly Feature[], log: Log): readonly Disposable[] {
  return features.flatMap(([name, start]) => {
    try {
      return [start()];
    } catch (error) {
      log.error(`${name} did not start: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  });
}
