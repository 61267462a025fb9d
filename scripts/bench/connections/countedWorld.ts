import { join } from 'node:path';
import { writeAwsConfig } from '../../../test/aws/config.ts';
import type { StandInOptions } from '../../../test/aws/standIn.ts';
import { openWorld, type World } from '../../demo/stage.ts';
import { startCountingProxy } from './countingProxy.ts';

/** A world whose profiles lead to the stand-in by way of somebody who counts connections. */
export interface CountedWorld extends World {
  readonly connections: () => number;
}

/** At another address of this machine than the usual one if told. */
export async function openCountedWorld(
  options: StandInOptions,
  host?: string,
): Promise<CountedWorld> {
  const world = await openWorld(options);
  const proxy = await startCountingProxy(world.standIn.url, host);
  const files = await writeAwsConfig(join(world.folder, 'counted'), proxy.url);
  const close = async (): Promise<void> => {
    await proxy.close();
    await world.close();
  };
  return { ...world, env: { ...files }, connections: proxy.connections, close };
}
