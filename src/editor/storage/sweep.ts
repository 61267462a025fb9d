import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { drop } from './lockFile.ts';

/**
 * Removes those files of a folder whose name is a leftover's and that nobody has written to for
 * `age` milliseconds. Never throws: what cannot be removed stays.
 */
export async function sweep(
  folder: string,
  age: number,
  isLeftover: (name: string) => boolean,
): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const paths = names.filter(isLeftover).map((name) => join(folder, name));
  await Promise.all(paths.map((path) => sweepOne(path, age)));
}

async function sweepOne(path: string, age: number): Promise<void> {
  const about = await stat(path).catch(() => undefined);
  if (about !== undefined && Date.now() - about.mtimeMs > age) await drop(path);
}
