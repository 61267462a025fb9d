import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TempFolder {
  readonly path: string;
  /** Deletes the folder with all that is in it; a second time does nothing. */
  remove(): Promise<void>;
}

/** A fresh folder among the system's temporary files. */
export async function tempFolder(purpose: string): Promise<TempFolder> {
  const path = await mkdtemp(join(tmpdir(), `aws-exports-${purpose}-`));
  // An editor that has just been told to stop may still write for a moment: hence the retries.
  const remove = (): Promise<void> =>
    rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  return { path, remove };
}
