import { manyTables } from '../../../test/aws/data/many.ts';
import { runProgram } from '../child.ts';
import type { Measures } from '../measure.ts';
import { openCountedWorld } from './countedWorld.ts';

const calls = 20;

/** Counts the connections that the real bundle opens for calls made one after the other. */
export async function measureConnections(): Promise<Measures> {
  const world = await openCountedWorld({ seed: manyTables(calls - 1), throttle: false });
  try {
    await runProgram('series', ['acme-data', 'eu-west-1'], world.env);
    const made = world.standIn.calls.length;
    if (made !== calls) throw new Error(`${made} calls were made, not ${calls}.`);
    return [
      {
        what: `Connections for ${calls} calls in a row`,
        unit: 'connections',
        value: world.connections(),
        beside: { what: 'without keep-alive', value: calls },
        target: 1,
      },
    ];
  } finally {
    await world.close();
  }
}
