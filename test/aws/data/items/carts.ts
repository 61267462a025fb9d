import type { AttributeValue, Item } from '../../seed.ts';
import { l, m, n, none, s } from '../attributes.ts';
import { generate, type Random } from '../random.ts';
import { momentWithin } from '../time.ts';
import { anyProduct, customerId } from './vocabulary.ts';

/** Baskets that were not ordered yet; many are empty lists. */
export function cartItems(): readonly Item[] {
  return generate('carts', 90, cart);
}

function cart(random: Random, index: number): Item {
  return {
    customerId: s(customerId(index * 2)),
    lines: l(Array.from({ length: random.int(0, 3) }, () => line(random))),
    voucher: random.chance(0.2) ? s('SUMMIT5') : none,
    updatedAt: n(momentWithin(random, 30)),
  };
}

function line(random: Random): AttributeValue {
  return m({ sku: s(anyProduct(random).sku), quantity: n(random.int(1, 4)) });
}
