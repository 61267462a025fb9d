import type { AttributeValue, Item } from '../../seed.ts';
import { bool, euros, l, m, n, none, s, ss } from '../attributes.ts';
import { generate, type Random } from '../random.ts';
import { day, iso, latestMoment } from '../time.ts';
import { anyCustomer, anyProduct, orderId, places } from './vocabulary.ts';

const orderCount = 300;
const notes = [
  'Please leave at the reception.',
  'Gift — no invoice in the parcel.\nThank you!',
  'Ring twice; the bell says "Café Zoë".',
] as const;

/** Orders of the web shop: nested maps and lists, optional attributes, a set of tags. */
export function orderItems(): readonly Item[] {
  return generate('orders', orderCount, orderItem);
}

/** The order with this number, placed one day after the one before it. */
export function orderItem(random: Random, index: number): Item {
  const [city, postcode, country] = random.pick(places);
  return {
    customerId: s(anyCustomer(random)),
    orderId: s(orderId(index)),
    placedAt: s(iso(latestMoment - (orderCount - index) * day + random.int(0, day))),
    status: s(random.pick(['PLACED', 'PAID', 'SHIPPED', 'DELIVERED', 'DELIVERED', 'CANCELLED'])),
    currency: s('EUR'),
    lines: l(Array.from({ length: random.int(1, 4) }, () => line(random))),
    shipTo: m({ city: s(city), postcode: s(postcode), country: s(country) }),
    discount: random.chance(0.2) ? m({ code: s('ALPINE10'), percent: n(10) }) : none,
    giftWrap: bool(random.chance(0.1)),
    ...(random.chance(0.3) && { tags: ss(random.some(['first-order', 'gift', 'priority'])) }),
    ...(random.chance(0.15) && { note: s(random.pick(notes)) }),
  };
}

function line(random: Random): AttributeValue {
  const product = anyProduct(random);
  return m({
    sku: s(product.sku),
    name: s(product.name),
    quantity: n(random.int(1, 3)),
    unitPrice: euros(product.cents),
  });
}
