import { readFileSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { LeaseFile } from '../../core/jobs/lease.ts';
import { FileLock, type Hold, type LockDeps } from './fileLock.ts';
import { codeOf } from './lockFile.ts';

/** A lease in the file `path`; its folder is made when it is first needed. */
export function leaseFile(path: string, deps: LockDeps): LeaseFile {
  const lock = new FileLock(`${path}.lock`, deps);
  return {
    read: () => read(path),
    replace: (seen, text) => lock.run((hold) => replace(path, [seen, text], hold)),
    remove: (isOurs) => remove(path, isOurs),
  };
}

async function replace(
  path: string,
  [seen, text]: readonly [string | undefined, string],
  hold: Hold | undefined,
): Promise<string | undefined> {
  const stands = await read(path);
  if (stands !== seen || !(await hold?.isOurs())) return stands;
  await writeFile(path, text, { mode: 0o600 });
  return text;
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Without the lock and without waiting: a window that closes has no time for either. */
function remove(path: string, isOurs: (text: string) => boolean): void {
  try {
    if (isOurs(readFileSync(path, 'utf8'))) rmSync(path);
  } catch {
    // Not there, or not to be removed: then others wait a little longer.
  }
}
