import type { Item } from '../../seed.ts';
import { n } from '../attributes.ts';
import { inventoryItems } from '../items/inventory.ts';
import { minute } from '../time.ts';
import { modulo, rounds } from './history.ts';

const mostSold = 25;

/** Stock that is sold piece by piece until it is filled up again. */
export const inventoryChanges = rounds({
  seed: 'stock',
  every: 3 * minute,
  items: inventoryItems,
  edit: withStock,
});

function withStock(stock: Item, round: number): Item {
  const { onHand } = stock;
  if (!onHand || !('N' in onHand)) return stock;
  return { ...stock, onHand: n(Number(onHand.N) + mostSold - 1 - modulo(round - 1, mostSold)) };
}
