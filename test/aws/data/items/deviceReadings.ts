import type { Item } from '../../seed.ts';
import { bool, m, n, ns, s } from '../attributes.ts';
import { generate, type Random } from '../random.ts';
import { minute, momentWithin } from '../time.ts';
import { warehouses } from './vocabulary.ts';

/** Climate sensors in the warehouses: numbers far below and above zero. */
export function deviceReadingItems(): readonly Item[] {
  return generate('device-readings', 280, reading);
}

function reading(random: Random, index: number): Item {
  return {
    device: s(`${random.pick(warehouses)}/sensor-${random.int(1, 12)}`),
    at: n(momentWithin(random, 60) + index * minute),
    temperature: n(random.int(-180, 320) / 10),
    dust: n(`0.00000${random.int(1, 99)}5`),
    pressure: n(random.int(980, 1040) * 100),
    peaks: ns(random.some([-4, 0, 12.5, 300])),
    battery: m({ volts: n(random.int(28, 34) / 10), low: bool(random.chance(0.1)) }),
  };
}
