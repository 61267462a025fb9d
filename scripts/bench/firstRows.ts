import { manyTables } from '../../test/aws/data/many.ts';
import { openWorld } from '../demo/stage.ts';
import { repeat, runProgram } from './child.ts';
import type { Measures } from './measure.ts';
import { median } from './statistics.ts';

/** What the program of the same name prints: milliseconds, and rows on the screen. */
interface Measured {
  readonly load: number;
  readonly rows: number;
  readonly tables: number;
  readonly error?: string;
}

interface FirstRows {
  /** Milliseconds from asking to rows, once the AWS bundle is loaded; a median. */
  readonly rows: number;
  /** Milliseconds to load the AWS bundle; a median. */
  readonly load: number;
  /** Calls to AWS until the rows are there. */
  readonly calls: number;
}

const runs = 7;
const few = 10;
const many = 10_000;

/** Opens an account with this many tables in fresh processes, over HTTP, with the real bundle. */
async function firstRowsOf(tables: number): Promise<FirstRows> {
  const world = await openWorld({ seed: manyTables(tables), throttle: false });
  const open = () =>
    runProgram('firstRows', ['acme-data', 'eu-west-1'], world.env) as Promise<Measured>;
  try {
    const measured = await repeat(runs, open);
    const failed = measured.find(({ error }) => error !== undefined);
    if (failed?.error !== undefined) throw new Error(failed.error);
    return {
      rows: median(measured.map(({ rows }) => rows)),
      load: median(measured.map(({ load }) => load)),
      calls: world.standIn.calls.length / runs,
    };
  } finally {
    await world.close();
  }
}

/** How long it takes until tables are shown, and what is asked until then. */
export async function measureFirstRows(): Promise<Measures> {
  const small = await firstRowsOf(few);
  const large = await firstRowsOf(many);
  const what = `First rows of ${many.toLocaleString('en')} tables`;
  return [
    { what: 'Load of the AWS bundle', unit: 'ms', value: small.load },
    {
      what,
      unit: 'ms',
      value: large.rows,
      beside: { what: `of ${few} tables`, value: small.rows },
    },
    {
      what: `${what}, calls`,
      unit: 'calls',
      value: large.calls,
      beside: { what: 'at the least', value: 1 },
      target: 1,
    },
  ];
}
