import type { DomainExportSeed } from '../seed.ts';
import { exhaustedDomain } from './domains.ts';
import { exportsKeyId } from './keys.ts';
import { day, hour, minute } from './time.ts';

const usual = { region: 'eu-west-1', bucket: 'acme-data-exports', duration: 6 * minute } as const;

/** Every state that a person can meet, a domain at its quota, and one export that is forgotten. */
export const domainExports: readonly DomainExportSeed[] = [
  { ...usual, domain: 'product-reviews', requestedAgo: 110 * day, prefix: 'simpledb' },
  { ...usual, domain: 'store-locations', requestedAgo: 61 * day, prefix: 'simpledb' },
  { ...usual, domain: 'search-synonyms', requestedAgo: 40 * day },
  {
    ...usual,
    domain: 'product-reviews',
    requestedAgo: 9 * day,
    prefix: 'simpledb/reviews',
    kmsKeyId: `arn:aws:kms:eu-west-1:111122223333:key/${exportsKeyId}`,
  },
  { ...usual, domain: 'coupon-codes', requestedAgo: 8 * day, bucket: 'acme-audit-archive' },
  {
    ...usual,
    domain: 'web.legacy-sessions_2014',
    requestedAgo: 3 * day,
    duration: 11 * hour,
    prefix: 'simpledb/sessions',
    failureCode: 'ExportTimedOut',
  },
  ...[21, 17, 11, 6].map((hours) => ({
    ...usual,
    domain: exhaustedDomain,
    requestedAgo: hours * hour,
    prefix: 'simpledb/newsletter',
  })),
  { ...usual, domain: exhaustedDomain, requestedAgo: 2 * hour, bucket: 'acme-old-exports' },
  {
    ...usual,
    domain: 'us-store-feedback',
    region: 'us-east-1',
    requestedAgo: 5 * day,
    bucket: 'acme-analytics-us',
  },
  {
    ...usual,
    domain: 'web.legacy-sessions_2014',
    requestedAgo: 50 * minute,
    duration: 9 * hour,
    prefix: 'simpledb/sessions',
  },
];
