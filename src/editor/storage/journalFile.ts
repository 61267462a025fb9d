import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { JournalFile } from '../../core/jobs/journal.ts';
import { Queue } from '../../core/lib/queue.ts';

/** A journal in the file `path`; its folder is made when it is first written to. */
export function journalFile(path: string): JournalFile {
  // One at a time, so that the last write wins and no read meets a file that is being moved.
  const turns = new Queue();
  return {
    read: () => turns.run(() => read(path)),
    write: (text) => turns.run(() => write(path, text)),
    setAside: () => turns.run(() => setAside(path)),
  };
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function write(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  await writeFileAtomic(path, text, { mode: 0o600 });
  await flushFolder(folder);
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

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
