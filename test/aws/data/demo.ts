import type { Seed } from '../seed.ts';
import { buckets } from './buckets.ts';
import { exports } from './exports.ts';
import { keys } from './keys.ts';
import { tables } from './tables.ts';

/** The account of an imagined outdoor shop, for the demo, the screenshots and most tests. */
export const demoSeed: Seed = {
  account: '111122223333',
  region: 'eu-west-1',
  tables,
  buckets,
  keys,
  exports,
};
