import { manyTables } from '../../test/aws/data/many.ts';
import { openWorld } from '../demo/stage.ts';
import { repeat, runProgram } from './child.ts';
import { median } from './median.ts';

export interface FirstRowsResult {
  /** Tables in the account. */
  readonly tables: number;
  /** Tables on the screen after the first answer. */
  readonly shown: number;
  /** Calls to AWS until then. */
  readonly calls: number;
  /** Milliseconds from asking to rows, once the AWS bundle is loaded; a median. */
  readonly rows: number;
  /** Milliseconds to load the AWS bundle; a median. */
  readonly load: number;
}

interface Measured {
  readonly load: number;
  readonly rows: number;
  readonly tables: number;
  readonly error?: string;
}

const runs = 7;

/** Opens an account with this many tables in fresh processes, over HTTP, with the real bundle. */
export async function measureFirstRows(tables: number): Promise<FirstRowsResult> {
  const world = await openWorld({ seed: manyTables(tables), throttle: false });
  const open = () =>
    runProgram('firstRows', ['acme-data', 'eu-west-1'], world.env) as Promise<Measured>;
  const measured = await repeat(runs, open);
  const calls = world.standIn.calls.length / runs;
  await world.close();
  const failed = measured.find(({ error }) => error !== undefined);
  if (failed?.error !== undefined) throw new Error(failed.error);
  return {
    tables,
    shown: measured[0]?.tables ?? 0,
    calls,
    rows: median(measured.map(({ rows }) => rows)),
    load: median(measured.map(({ load }) => load)),
  };
}
