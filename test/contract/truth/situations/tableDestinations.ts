import { account, bucket, withBucket } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { table } from '../sources.ts';
import { failsBy, orders, refusedBy, to } from '../tableMeans.ts';

const places: readonly Situation[] = [
  { ...orders, title: 'a table to a bucket of the account', truth: 'completes' },
  {
    ...to({ bucket: 'exports-us' }),
    title: 'a table to a bucket in another Region',
    truth: 'completes',
  },
  {
    ...to({ bucket: 'exports-us', bucketOwner: account }),
    title: 'a table to a bucket in another Region that is said to be of the account',
    truth: 'completes',
  },
  {
    ...to({ bucket: 'exports.acme.example' }),
    title: 'a table to a bucket with dots in its name',
    change: withBucket('exports.acme.example', {}),
    truth: 'completes',
  },
  {
    ...to({ bucket: 'no-such-bucket' }),
    title: 'a table to a bucket that there is not',
    ...failsBy('bucket-exists'),
  },
  {
    ...to({ bucket: 'Exports-EU' }),
    title: 'a table to a bucket whose name is written in capital letters',
    ...failsBy('bucket-exists'),
  },
  {
    ...to({ bucket: 'my exports' }),
    title: 'a table to what is no name of a bucket',
    ...refusedBy('bucket-exists'),
  },
  {
    ...to({ bucket: 'arn:aws:s3:::exports-eu' }),
    title: 'a table to the ARN of a bucket',
    ...refusedBy('bucket-exists'),
  },
];

const settings: readonly Situation[] = [
  {
    ...orders,
    title: 'a table to a bucket whose requesters pay',
    change: withBucket(bucket, { requesterPays: true }),
    ...failsBy('bucket-payer'),
    sign: 'likely',
  },
  {
    ...orders,
    title: 'a table to a bucket with Object Lock and without a default retention',
    change: withBucket(bucket, { objectLock: {} }),
    truth: 'completes',
  },
  {
    ...orders,
    title: 'a table to a bucket that blocks public access',
    change: withBucket(bucket, { publicAccessBlock: { restrictPublicBuckets: true } }),
    truth: 'completes',
  },
];

const prefixes: readonly Situation[] = [
  { ...to({ prefix: '' }), title: 'a table to the root of a bucket', truth: 'completes' },
  { ...to({ prefix: 'eu/orders/' }), title: 'a table to a folder', truth: 'completes' },
  {
    ...to({ prefix: 'Aufträge 2026*/${x}' }),
    title: 'a table to a prefix with unusual characters',
    truth: 'completes',
  },
  {
    ...to({ prefix: 'a'.repeat(900) }),
    title: 'a table to a prefix that leaves room for the keys of the files',
    truth: 'completes',
  },
  {
    ...to({ prefix: 'a'.repeat(1000) }),
    title: 'a table to a prefix that makes the keys of the files too long',
    ...failsBy('prefix-length'),
  },
  {
    ...to({ prefix: 'ä'.repeat(500) }),
    title: 'a table to a prefix of few characters and many bytes',
    ...failsBy('prefix-length'),
  },
  {
    ...to({ prefix: 'a'.repeat(1025) }),
    title: 'a table to a prefix that is longer than any',
    ...refusedBy('prefix-length'),
  },
  {
    ...{ ...orders, source: table('customers') },
    title: 'a table whose recovery period is full',
    truth: 'completes',
  },
];

/** A table, and where it goes. */
export const tableDestinations: readonly Situation[] = [...places, ...settings, ...prefixes];
