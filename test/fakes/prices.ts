import type { Prices } from '../../src/core/cost/prices.ts';

/** A played price list: what AWS asks differs by Region and changes. */
export const prices: Prices = {
  currency: 'USD',
  publishedAt: Date.UTC(2026, 10, 18),
  perGb: {
    'full-export': 0.2,
    'incremental-export': 0.25,
    recovery: 0.5,
    backup: 0.4,
    'database-export': 0.03,
    'aurora-export': 0.02,
  },
};
