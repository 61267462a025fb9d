import { createAws } from '../../../src/aws/main.ts';
import type { Clock } from '../../../src/core/ports.ts';
import { openWorld, type World } from '../../demo/stage.ts';
import type { Measure, Measures } from '../measure.ts';
import { openModels, type Models } from '../models.ts';
import { silentLog } from '../silentLog.ts';
import { account, type Counts } from './account.ts';
import { measureDetails } from './details.ts';
import { listings, type Listing } from './listings.ts';

/** Beyond a thousand there are only tables and their exports: the others have quotas. */
const sizes = [10, 100, 1_000, 10_000] as const;
const mostOfOthers = 1_000;
const detailed = 100;

function countsOf(size: number): Counts {
  const others = Math.min(size, mostOfOthers);
  return {
    tables: size,
    exports: size,
    backups: others,
    databases: others,
    tasks: others,
    domains: others,
    domainExports: others,
  };
}

/** Real models and real adapters over HTTP to an account of this size. */
async function inAccount<T>(
  counts: Counts,
  clock: Clock | undefined,
  work: (models: Models, world: World) => Promise<T>,
): Promise<T> {
  const world = await openWorld({ seed: account(counts), throttle: false });
  const aws = createAws({ log: silentLog, onCall: () => undefined, env: world.env });
  const models = openModels(aws, { profile: 'acme-data', region: 'eu-west-1' }, clock);
  try {
    return await work(models, world);
  } finally {
    models.sources.dispose();
    models.exports.dispose();
    aws.dispose();
    await world.close();
  }
}

async function measureListing(
  listing: Listing,
  counts: Counts,
  { models, world }: { readonly models: Models; readonly world: World },
): Promise<Measure> {
  const before = world.standIn.calls.length;
  const read = await listing.read(models);
  const value = world.standIn.calls.length - before;
  const rows = read.filter(({ kind }) => kind === listing.kind).length;
  const expected = listing.rows(counts);
  if (rows !== expected) throw new Error(`${rows} of ${expected} ${listing.what} were listed.`);
  const least = listing.least(counts);
  return {
    what: `Listing ${rows.toLocaleString('en')} ${listing.what}`,
    unit: 'calls',
    value,
    beside: { what: 'at the least', value: least },
    target: least,
  };
}

async function measureListings(size: number): Promise<Measures> {
  const counts = countsOf(size);
  // Above the thousand, what there is no more of has been counted already.
  const wanted = listings.filter((one) => size <= mostOfOthers || one.rows(counts) >= size);
  return inAccount(counts, undefined, async (models, world) => {
    const measures: Measure[] = [];
    for (const one of wanted) measures.push(await measureListing(one, counts, { models, world }));
    return measures;
  });
}

/** Counts the calls for each list of the explorer, and for what its rows say beside their names. */
export async function measureCalls(): Promise<Measures> {
  const measures: Measure[] = [];
  for (const size of sizes) measures.push(...(await measureListings(size)));
  const details = await inAccount(countsOf(detailed), hurried, measureDetails);
  return [...measures, ...details];
}

const haste = 20;

/** Details are read at a pace that nobody needs to wait for here. */
const hurried: Clock = {
  now: () => performance.now() * haste,
  after: (delay, action) => {
    const timer = setTimeout(action, delay / haste);
    return { dispose: () => clearTimeout(timer) };
  },
};
