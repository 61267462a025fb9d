import type { AttributeValue, Item } from '../../seed.ts';
import { bool, l, m, n, s, ss } from '../attributes.ts';
import { generate, type Random } from '../random.ts';
import { day, hour, iso, latestMoment } from '../time.ts';
import { orderId, places, warehouses } from './vocabulary.ts';

/** Parcels on their way: weights in kilograms, scans in lists. */
export function shipmentItems(): readonly Item[] {
  return generate('shipments', 200, shipment);
}

function shipment(random: Random, index: number): Item {
  const [city, , country] = random.pick(places);
  const sentAt = latestMoment - (298 - index) * day;
  return {
    trackingNumber: s(`JJD${14_000_000 + index}${country}`),
    orderId: s(orderId(index)),
    carrier: s(random.pick(['DPD', 'DHL', 'InPost', 'An Post'])),
    from: s(random.pick(warehouses)),
    weight: n(random.int(2, 240) / 10),
    scans: l(
      Array.from({ length: random.int(1, 5) }, (_, step) => scan(sentAt + step * 7 * hour, city)),
    ),
    services: ss(random.some(['signature', 'evening', 'returns-label'])),
    delivered: bool(random.chance(0.85)),
  };
}

function scan(moment: number, place: string): AttributeValue {
  return m({ at: s(iso(moment)), place: s(place) });
}
