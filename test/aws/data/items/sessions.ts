import type { Item } from '../../seed.ts';
import { b, bool, m, n, s } from '../attributes.ts';
import { generate, type Random } from '../random.ts';
import { day, momentWithin } from '../time.ts';
import { anyCustomer } from './vocabulary.ts';

/** Web sessions that expire by themselves: epoch seconds in numbers, a binary token. */
export function sessionItems(): readonly Item[] {
  return generate('sessions', 240, sessionItem);
}

/** A session of one of the customers, or of a visitor. */
export function sessionItem(random: Random): Item {
  const startedAt = momentWithin(random, 14);
  return {
    sessionId: s(random.uuid()),
    customerId: s(random.chance(0.3) ? 'anonymous' : anyCustomer(random)),
    startedAt: n(Math.floor(startedAt / 1000)),
    expiresAt: n(Math.floor((startedAt + 14 * day) / 1000)),
    csrfToken: b(random.hex(32)),
    client: m({
      platform: s(random.pick(['ios', 'android', 'web'])),
      'user-agent': s(random.pick(['AlpineShop/7.2 (iPhone)', 'Mozilla/5.0 (X11; Linux x86_64)'])),
      touch: bool(random.chance(0.6)),
    }),
  };
}
