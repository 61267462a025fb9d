import { Emitter } from '../core/lib/emitter.ts';
import type { AwsWorld } from '../core/ports.ts';

/**
 * AWS, loaded when it is first asked for and once for all; a load that failed is tried again the
 * next time. Keeps the SDK out of activation.
 */
export function lazyWorld(load: () => Promise<AwsWorld>): AwsWorld {
  const changes = new Emitter<void>();
  let loading: Promise<AwsWorld> | undefined;
  const world = (): Promise<AwsWorld> => {
    loading ??= load().then(
      (loaded) => {
        loaded.onDidChangeCredentials(() => changes.fire());
        return loaded;
      },
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  return {
    prices: { of: async (service, region) => (await world()).prices.of(service, region) },
    profiles: async () => (await world()).profiles(),
    connect: async (connection, lane) => (await world()).connect(connection, lane),
    authenticate: async (connection, signal) => (await world()).authenticate(connection, signal),
    onDidChangeCredentials: changes.event,
    dispose: () => {
      changes.dispose();
      loading?.then(
        (loaded) => loaded.dispose(),
        () => undefined,
      );
    },
  };
}
