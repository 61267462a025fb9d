import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { sweep } from './sweep.ts';

/**
 * Gives a file a new text in one step: whoever reads it, and whatever is left after a crash, is the
 * old text or the new one. The text is on disk before it takes the name, and the name is when this
 * resolves. Folders are made as needed; only the person can read the file.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const target = await placeOf(path);
  const fresh = `${target}.${randomUUID()}`;
  const cleanUp = (): void => rmSync(fresh, { force: true });
  // A window that closes does not wait.
  process.once('exit', cleanUp);
  try {
    await writeThrough(fresh, text, target);
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { force: true }).catch(ignore);
    throw error;
  } finally {
    process.off('exit', cleanUp);
  }
  await flushFolder(dirname(target));
}

const minute = 60_000;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Removes what is left of windows that were killed while they replaced the file. Never throws. */
export async function sweepUnfinished(path: string): Promise<void> {
  const target = await placeOf(path);
  const start = `${basename(target)}.`;
  const isFresh = (name: string) => name.startsWith(start) && uuid.test(name.slice(start.length));
  await sweep(dirname(target), minute, isFresh);
}

/** A file that was put elsewhere by a link stays there. */
const placeOf = (path: string) => realpath(path).catch(() => path);

/** Who owns the old file owns the new one too. */
async function writeThrough(path: string, text: string, old: string): Promise<void> {
  const owner = await stat(old).catch(ignore);
  const file = await open(path, 'wx', 0o600);
  try {
    if (owner !== undefined) await file.chown(owner.uid, owner.gid).catch(ignore);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The new name of the file is on disk only with its folder. Windows neither needs nor allows it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const ignore = (): undefined => undefined;
