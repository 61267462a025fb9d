import { openWorld } from '../../demo/stage.ts';
import { runProgram } from '../child.ts';
import type { Measures } from '../measure.ts';
import { countOf, emptyRegion, fullRegion, large, largeAccount } from './account.ts';

/** What the program of the same name prints, in bytes. */
interface Measured {
  readonly rows: number;
  readonly models: number;
  readonly plain: number;
}

/** What both views keep of a large account, beside a plain list of the same rows. */
export async function measureMemory(): Promise<Measures> {
  const world = await openWorld({ seed: largeAccount(), throttle: false });
  try {
    const args = ['acme-data', fullRegion, emptyRegion];
    const { rows, models, plain } = (await runProgram('memory', args, world.env)) as Measured;
    const count = large.tables + large.exports;
    if (rows < count) throw new Error(`${rows} rows of ${count} were read.`);
    const what = `Memory of ${countOf('tables')} tables and ${countOf('exports')} exports`;
    const beside = 'in plain lists';
    return [
      { what, unit: 'bytes', value: models, beside: { what: beside, value: plain } },
      {
        what: 'Memory of a row',
        unit: 'bytes a row',
        value: models / count,
        beside: { what: beside, value: plain / count },
      },
    ];
  } finally {
    await world.close();
  }
}
