import type { Item } from '../../seed.ts';
import { bool, m, n, s, ss } from '../attributes.ts';
import { generate, type Random } from '../random.ts';
import { iso, momentWithin } from '../time.ts';

const flags = [
  'checkout.express',
  'checkout.split-payment',
  'search.semantic',
  'search.synonyms',
  'returns.self-service',
  'returns.qr-label',
  'basket.save-for-later',
  'account.passkeys',
  'account.magic-link',
  'catalogue.size-advice',
  'catalogue.video',
  'shipping.evening',
  'shipping.carbon-neutral',
  'loyalty.double-points',
  'loyalty.referrals',
  'ops.read-only',
  'ops.maintenance-banner',
  'price.live-currency',
  'price.member',
  'push.back-in-stock',
] as const;

/** Switches of the shop's features, few and small. */
export function featureFlagItems(): readonly Item[] {
  return generate('feature-flags', flags.length, flag);
}

function flag(random: Random, index: number): Item {
  return {
    flag: s(flags[index] ?? ''),
    enabled: bool(random.chance(0.5)),
    rollout: m({ percent: n(random.pick([0, 5, 25, 50, 100])), salt: s(random.hex(8)) }),
    countries: ss(random.some(['IE', 'DE', 'FR', 'PL', 'PT', 'SE'])),
    changedAt: s(iso(momentWithin(random, 90))),
  };
}
