import type { DomainSeed } from '../seed.ts';
import { couponItems } from './domains/coupons.ts';
import { reviewItems } from './domains/reviews.ts';
import { feedbackItems, sessionItems, storeItems, synonymItems } from './domains/small.ts';
import { subscriberItems } from './domains/subscribers.ts';

const region = 'eu-west-1';

/** The domain that has been exported five times within the last day, so that no more is possible. */
export const exhaustedDomain = 'newsletter-subscribers';

/** What is left of the shop's first years: one domain is empty, one is near the limit of 10 GB. */
export const domains: readonly DomainSeed[] = [
  { name: 'coupon-codes', region, items: couponItems },
  {
    name: exhaustedDomain,
    region,
    partitions: 2,
    metadata: {
      itemCount: 214_880,
      itemNamesSizeBytes: 5_801_760,
      attributeNameCount: 5,
      attributeNamesSizeBytes: 46,
      attributeValueCount: 1_504_160,
      attributeValuesSizeBytes: 18_049_920,
    },
    items: subscriberItems,
  },
  { name: 'product-reviews', region, partitions: 2, items: reviewItems },
  { name: 'returns-archive', region, items: () => [] },
  { name: 'search-synonyms', region, items: synonymItems },
  { name: 'store-locations', region, items: storeItems },
  {
    name: 'web.legacy-sessions_2014',
    region,
    partitions: 4,
    metadata: {
      itemCount: 31_204_118,
      itemNamesSizeBytes: 998_531_776,
      attributeNameCount: 2,
      attributeNamesSizeBytes: 12,
      attributeValueCount: 124_816_472,
      attributeValuesSizeBytes: 8_301_477_204,
    },
    items: sessionItems,
  },
  { name: 'us-store-feedback', region: 'us-east-1', items: feedbackItems },
];
