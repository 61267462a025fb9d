import type { DomainExportSeed, Seed } from '../../../aws/seed.ts';
import { people } from '../domainMeans.ts';
import { both, bucket, withCaller } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { allowing, denying } from '../statements.ts';
import { policy } from '../../../aws/policy/document.ts';

const hour = 60 * 60_000;

const earlier = (domain: string, hoursAgo: number): DomainExportSeed => ({
  ...{ domain, region: 'eu-west-1', bucket },
  ...{ requestedAgo: hoursAgo * hour, duration: 60_000 },
});
const after =
  (...domainExports: readonly DomainExportSeed[]) =>
  (seed: Seed): Seed => ({ ...seed, domainExports });

/** So many exports of a domain, one an hour. */
const hourly = (domain: string, count: number, first = 1) =>
  Array.from({ length: count }, (_, index) => earlier(domain, first + index / 2));

/** Domains in plenty, each with as many exports as AWS starts for one, but for the first. */
const crowd = (count: number) => (seed: Seed) => {
  const names = Array.from({ length: Math.ceil(count / 5) }, (_, index) => `crowd-${index}`);
  const domains = names.map((name) => ({ name, region: 'eu-west-1', items: () => [] }));
  const exports = names.flatMap((name) => hourly(name, 5)).slice(0, count);
  return { ...seed, domains: [...(seed.domains ?? []), ...domains], domainExports: exports };
};

const plain = { ...people, filled: { bucket } };
const exceeded = { truth: 'refused', by: ['export-quota'] } as const;

/** "Limits" of SimpleDB: 5 exports of a domain and 25 of an account within 24 hours. */
export const domainQuotas: readonly Situation[] = [
  {
    ...plain,
    title: 'a domain for the fifth time in 24 hours',
    change: after(...hourly('people', 4)),
    truth: 'completes',
  },
  {
    ...plain,
    title: 'a domain for the sixth time in 24 hours',
    change: after(...hourly('people', 5)),
    ...exceeded,
  },
  {
    ...plain,
    title: 'a domain for the sixth time in a little more than 24 hours',
    change: after(...hourly('people', 4), earlier('people', 24.5)),
    truth: 'completes',
  },
  {
    ...plain,
    title: 'a domain of an account that has exported 24 times',
    change: crowd(24),
    truth: 'completes',
  },
  {
    ...plain,
    title: 'a domain of an account that has exported 25 times',
    change: crowd(25),
    ...exceeded,
  },
  {
    ...plain,
    title: 'a domain for the sixth time, by somebody who may not list exports',
    change: both(
      after(...hourly('people', 5)),
      withCaller(policy(allowing('*'), denying('sdb:ListExports'))),
    ),
    ...{ ...exceeded, sign: 'unseen' },
  },
];
