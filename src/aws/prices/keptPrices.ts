import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Prices } from '../../core/cost/prices.ts';
import { isRecord, parseJson } from '../../core/lib/json.ts';
import { maybe, number, record, text, type Check } from '../../core/lib/shape.ts';

/** What came of reading one list. */
export interface KeptPrices {
  readonly address: string;
  /** Epoch milliseconds. */
  readonly readAt: number;
  /** Absent where the list could not be read. */
  readonly prices?: Prices;
}

const perGb: Check = (value) => isRecord(value) && Object.values(value).every(number);

const isKept = record({
  address: text,
  readAt: number,
  prices: maybe(record({ currency: text, publishedAt: number, perGb })),
});

/** What the file keeps; undefined where there is none, or none of ours. */
export async function loadKept(file: string): Promise<KeptPrices | undefined> {
  const content = parseJson(await readFile(file, 'utf8').catch(() => ''));
  return isKept(content) ? (content as KeptPrices) : undefined;
}

/** Several windows may write at once: each replaces the file as a whole. */
export async function saveKept(file: string, kept: KeptPrices): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, JSON.stringify(kept));
  await rename(draft, file);
}
