import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A lock as it stands in its folder: who made it, and when that gave its last sign of life. */
export interface Sight {
  /** Empty for the moment in which it is made. */
  readonly holder: string;
  /** The file's own time, in milliseconds; only good to see that it changes. */
  readonly beatAt: number;
}

/** `taken`: somebody has it. `failed`: it could not even be tried. */
export type Making = 'made' | 'taken' | 'failed';

/** Makes a file that is not there yet, in one step that only one window can succeed in. */
export async function make(path: string, holder: string): Promise<Making> {
  try {
    await create(path, holder);
    return 'made';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'taken';
    if (codeOf(error) === 'ENOENT') await mkdir(dirname(path), { recursive: true }).catch(ignore);
    return 'failed';
  }
}

/** Undefined when it is not there, or not any more. */
export async function look(path: string): Promise<Sight | undefined> {
  try {
    const [holder, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    return { holder, beatAt: mtimeMs };
  } catch {
    return undefined;
  }
}

/** Gives a sign of life. */
export async function beat(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(ignore);
}

/** True when it was there to be removed. */
export async function drop(path: string): Promise<boolean> {
  return rm(path).then(
    () => true,
    () => false,
  );
}

async function create(path: string, holder: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(holder);
  } catch (error) {
    await drop(path);
    throw error;
  } finally {
    await file.close();
  }
}

/** The code of an error of the file system. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

const ignore = (): undefined => undefined;
