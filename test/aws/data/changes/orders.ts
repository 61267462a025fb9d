import type { Item } from '../../seed.ts';
import { n, s } from '../attributes.ts';
import { orderItem, orderItems } from '../items/orders.ts';
import type { Random } from '../random.ts';
import { hour, iso, minute } from '../time.ts';
import { lives, modulo, rounds, together, type Birth, type Stage } from './history.ts';

/** Where the numbers of new orders start, clear of those that the table has. */
const firstNewOrder = 20_000;

/**
 * Orders as they are placed, paid, sent and delivered, and old ones that customers ask about. In any
 * hour some are new, some change, one or two are taken back, and some come and go within minutes.
 */
export const orderChanges = together(
  lives({ seed: 'new orders', every: 8 * minute, longest: 48 * hour, live }),
  rounds({ seed: 'support cases', every: 20 * minute, items: orderItems, edit: withSupportCase }),
);

function live(random: Random, birth: Birth): readonly Stage[] {
  const order = orderItem(random, firstNewOrder + birth.index);
  const placed = { ...order, placedAt: s(iso(birth.moment)), status: s('PLACED') };
  const first = { after: 0, image: placed };
  switch (modulo(birth.index, 6)) {
    case 0:
      return [first, { after: 3 * minute, image: undefined }];
    case 1:
      return [first, { after: 3 * hour, image: undefined }];
    case 2:
      return [first, { after: 45 * minute, image: withStatus(placed, 'CANCELLED') }];
    default:
      return [first, ...delivery(placed, random)];
  }
}

function delivery(placed: Item, random: Random): readonly Stage[] {
  const sent = random.int(4 * hour, 9 * hour);
  return [
    { after: 2 * minute, image: withStatus(placed, 'PAID') },
    { after: sent, image: withStatus(placed, 'SHIPPED') },
    { after: sent + random.int(20 * hour, 38 * hour), image: withStatus(placed, 'DELIVERED') },
  ];
}

function withStatus(order: Item, status: string): Item {
  return { ...order, status: s(status) };
}

/** A case is opened in one round and closed in the next. */
function withSupportCase(order: Item, round: number): Item {
  return modulo(round, 2) === 0 ? order : { ...order, supportCase: n(52_000 + round) };
}
