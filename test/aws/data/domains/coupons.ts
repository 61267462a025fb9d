import type { DomainItem } from '../../seed.ts';
import { generate } from '../random.ts';
import { iso, momentWithin } from '../time.ts';

/** Coupons of the web shop's first years. Numbers are padded, as SimpleDB compares text only. */
export function couponItems(): readonly DomainItem[] {
  return generate('coupon-codes', 120, (random, index) => ({
    name: `ALPINE-${String(index + 1).padStart(4, '0')}`,
    attributes: {
      percent: [String(random.pick([5, 10, 15, 20])).padStart(3, '0')],
      validUntil: [iso(momentWithin(random, 900)).slice(0, 10)],
      countries: random.some(['IE', 'PT', 'DE', 'SE', 'FR', 'PL', 'CZ']),
      ...(random.chance(0.4) && { redeemedBy: [`C-${10_400 + random.int(0, 179)}`] }),
    },
  }));
}
