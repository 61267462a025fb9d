import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** One attempt of the editor or of an extension to reach anything but this machine; refused. */
export interface OutsideCall {
  readonly how: string;
  readonly target: string;
  readonly process: string;
}

/** What the guard wrote down so far; see `guard.ts`. */
export async function readOutsideCalls(file: string): Promise<readonly OutsideCall[]> {
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as OutsideCall);
}
