import type { AttributeValue, Item } from '../../seed.ts';
import { bool, l, m, n, none, s, ss } from '../attributes.ts';
import { generate, type Random } from '../random.ts';
import { iso, momentWithin } from '../time.ts';
import { customerCount, customerId, firstNames, lastNames, places } from './vocabulary.ts';

/** People who have an account with the shop: names in several scripts, attribute names to quote. */
export function customerItems(): readonly Item[] {
  return generate('customers', customerCount, customerItem);
}

/** The customer with this number. */
export function customerItem(random: Random, index: number): Item {
  const first = random.pick(firstNames);
  return {
    customerId: s(customerId(index)),
    name: s(`${first} ${random.pick(lastNames)}`),
    'e-mail': s(`customer${index}@example.com`),
    registeredAt: s(iso(momentWithin(random, 2000))),
    addresses: l(Array.from({ length: random.int(1, 2) }, () => address(random))),
    consents: m({ 'news letter': bool(random.chance(0.4)), 'terms v3': bool(true) }),
    languages: ss(random.some(['en', 'de', 'fr', 'pl', 'pt'])),
    vatId: random.chance(0.1) ? s(`EU37200${1000 + index}`) : none,
    loyaltyPoints: n(random.int(0, 240) * 50),
  };
}

function address(random: Random): AttributeValue {
  const [city, postcode, country] = random.pick(places);
  return m({
    street: s(`${random.pick(['Castle', 'Harbour', 'Mill', 'Chapel'])} Street`),
    number: s(String(random.int(1, 140))),
    city: s(city),
    postcode: s(postcode),
    country: s(country),
  });
}
