import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { make } from './lockFile.ts';
import { sweep } from './sweep.ts';

const day = 24 * 60 * 60_000;

/** Hexadecimal digits of a hash that are enough to tell claims apart. */
const digits = 32;
const isClaim = (name: string) => name.length === digits && /^[\da-f]+$/.test(name);

/**
 * True for the first window that claims `key`: only one can make the file. True as well where no
 * file can be made, as on a disk that is full: what nobody does is worse than what is done twice.
 */
export async function claim(folder: string, key: string): Promise<boolean> {
  const name = createHash('sha256').update(key).digest('hex').slice(0, digits);
  // Where this fails, making the file does too.
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  return (await make(join(folder, name), '')) !== 'taken';
}

/** Removes claims that are so old that every window knows by now what came of them. Never throws. */
export function sweepClaims(folder: string): Promise<void> {
  return sweep(folder, day, isClaim);
}
