import type { Item } from '../../seed.ts';
import { bool, l, m, n, s } from '../attributes.ts';
import { generate, type Random } from '../random.ts';
import { iso, momentWithin } from '../time.ts';
import { catalogue, sku, warehouses } from './vocabulary.ts';

/** Stock of each product in each warehouse; some counts are below zero until the next stocktaking. */
export function inventoryItems(): readonly Item[] {
  return generate('inventory', warehouses.length * catalogue.length, stock);
}

function stock(random: Random, index: number): Item {
  const product = Math.floor(index / warehouses.length);
  const warehouse = warehouses[index % warehouses.length] ?? warehouses[0];
  return {
    warehouse: s(warehouse),
    sku: s(sku(product)),
    onHand: n(random.int(-3, 600)),
    reserved: n(random.int(0, 12)),
    shelf: m({ aisle: n(random.int(1, 24)), bay: s(random.pick(['A', 'B', 'C'])) }),
    countedAt: l([s(iso(momentWithin(random, 40))), s(iso(momentWithin(random, 400)))]),
    blocked: bool(random.chance(0.05)),
  };
}
