import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at } from '../lib/paths.ts';
import { tempFolder } from '../lib/temp.ts';
import { repeat, runProgram } from './child.ts';
import { emptyMain } from './emptyExtension.ts';
import type { Measures } from './measure.ts';
import { median } from './statistics.ts';

/** Milliseconds, medians of fresh processes. */
interface Times {
  /** Reading and running the bundle. */
  readonly load: number;
  /** The call of `activate`, until its promise is done. */
  readonly activate: number;
}

const runs = 11;
const mostToActivate = 5;

async function timesOf(bundle: string, folder: string): Promise<Times> {
  const measured = await repeat(
    runs,
    () => runProgram('activation', [bundle, folder]) as Promise<Times>,
  );
  return {
    load: median(measured.map(({ load }) => load)),
    activate: median(measured.map(({ activate }) => activate)),
  };
}

const what = 'for an empty extension';

const toMeasures = (own: Times, empty: Times): Measures => [
  {
    what: 'Load of the shell',
    unit: 'ms',
    value: own.load,
    beside: { what, value: empty.load },
  },
  {
    what: 'activate()',
    unit: 'ms',
    value: own.activate,
    beside: { what, value: empty.activate },
    target: mostToActivate,
  },
];

/** Loads and activates our shell and an empty extension in plain Node, with a stub for VS Code. */
export async function measureActivation(): Promise<Measures> {
  const folder = await tempFolder('bench');
  const empty = join(folder.path, 'empty.cjs');
  await writeFile(empty, emptyMain);
  try {
    return toMeasures(
      await timesOf(at('dist', 'extension.cjs'), folder.path),
      await timesOf(empty, folder.path),
    );
  } finally {
    await folder.remove();
  }
}
