import type { AwsWorld } from '../core/ports.ts';

/**
 * AWS, loaded when it is first asked for and once for all; a load that failed is tried again the
 * next time. Keeps the SDK out of activation.
 */
export function lazyWorld(load: () => Promise<AwsWorld>): AwsWorld {
  let loading: Promise<AwsWorld> | undefined;
  const world = (): Promise<AwsWorld> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  return {
    profiles: async () => (await world()).profiles(),
    connect: async (connection, lane) => (await world()).connect(connection, lane),
    dispose: () => {
      loading?.then(
        (loaded) => loaded.dispose(),
        () => undefined,
      );
    },
  };
}
