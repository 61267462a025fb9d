import { unwatchFile, watchFile } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { basename } from 'node:path';
import { TurnLost, type JournalFile } from '../../core/jobs/journal.ts';
import { Queue } from '../../core/lib/queue.ts';
import type { Disposable } from '../../core/ports.ts';
import { claim, sweepClaims } from './claims.ts';
import { FileLock, type Hold, type LockDeps } from './fileLock.ts';
import { codeOf } from './lockFile.ts';
import { replaceFile, sweepUnfinished } from './replaceFile.ts';
import { thisWindow } from './thisWindow.ts';

/** What a journal in a file works with; `interval` is the pause between two looks at it. */
export interface JournalDeps extends LockDeps {
  readonly interval?: number;
}

const onItsOwn: JournalDeps = { windows: thisWindow(), warn: () => undefined };

/** A journal in the file `path`; its folder is made when it is first needed. */
export function journalFile(path: string, deps: JournalDeps = onItsOwn): JournalFile {
  // One at a time, so that the last write wins and no read meets a file that is being moved.
  const turns = new Queue();
  const lock = new FileLock(`${path}.lock`, deps);
  const claims = `${path}.told`;
  let hold: Hold | undefined;
  const inTurn = <T>(action: () => Promise<T>): Promise<T> =>
    turns.run(async () => {
      if (hold !== undefined && !(await hold.isOurs())) throw new TurnLost();
      return action();
    });
  return {
    read: () => turns.run(() => read(path)),
    write: (text) => inTurn(() => replaceFile(path, text)),
    setAside: () => inTurn(() => setAside(path)),
    exclusively: (action) =>
      lock.run((taken) => {
        hold = taken;
        return action().finally(() => (hold = undefined));
      }),
    claim: (key) => claim(claims, key),
    async tidyUp() {
      await Promise.all([sweepUnfinished(path), sweepClaims(claims)]);
    },
    watch: (listener) => watch(path, deps.interval ?? 3_000, listener),
  };
}

/** Looks at the file's time and size: a watcher of the system is not told on every file system. */
function watch(path: string, interval: number, listener: () => void): Disposable {
  watchFile(path, { interval, persistent: false }, listener);
  return { dispose: () => unwatchFile(path, listener) };
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function setAside(path: string): Promise<string | undefined> {
  const aside = `${path}.damaged-${new Date().toISOString().replaceAll(':', '-')}`;
  try {
    await rename(path, aside);
    return basename(aside);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const isMissing = (error: unknown) => codeOf(error) === 'ENOENT';
