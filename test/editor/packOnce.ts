import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { tempFolder } from '../../scripts/lib/temp.ts';
import { packageExtension } from '../../scripts/package.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The extension as it was packed for this run, an absolute path. */
    readonly vsix: string;
  }
}

/**
 * Packs the extension once for all files of a run, and again when a watched run is repeated. They
 * get a copy of their own: anybody may pack while they run.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await tempFolder('vsix');
  const copy = join(folder.path, 'extension.vsix');
  const packAnew = async (): Promise<void> => {
    const { path } = await packageExtension();
    await copyFile(path, copy);
  };
  await packAnew();
  project.provide('vsix', copy);
  project.onTestsRerun(packAnew);
  return () => folder.remove();
}
