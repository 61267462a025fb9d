import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at } from '../lib/paths.ts';
import { tempFolder } from '../lib/temp.ts';
import { repeat, runProgram } from './child.ts';
import { median } from './median.ts';

/** Milliseconds, medians of fresh processes. */
export interface Times {
  /** Reading and running the bundle. */
  readonly load: number;
  /** The call of `activate`, until its promise is done. */
  readonly activate: number;
}

export interface ActivationResult {
  readonly own: Times;
  /** The same for an extension that does nothing, in the same run. */
  readonly empty: Times;
}

const runs = 11;

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

/** Loads and activates our shell and an empty extension in plain Node, with a stub for VS Code. */
export async function measureActivation(): Promise<ActivationResult> {
  const folder = await tempFolder('bench');
  const empty = join(folder.path, 'empty.cjs');
  await writeFile(empty, "require('vscode'); exports.activate = () => undefined;\n");
  try {
    return {
      own: await timesOf(at('dist', 'extension.cjs'), folder.path),
      empty: await timesOf(empty, folder.path),
    };
  } finally {
    await folder.remove();
  }
}
