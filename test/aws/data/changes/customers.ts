import type { Item } from '../../seed.ts';
import { n, s } from '../attributes.ts';
import { customerItem, customerItems } from '../items/customers.ts';
import { customerId } from '../items/vocabulary.ts';
import type { Random } from '../random.ts';
import { hour, iso, minute } from '../time.ts';
import { lives, modulo, rounds, together, type Birth, type Stage } from './history.ts';

/** Where the numbers of new customers start, clear of those that the table has. */
const firstNewCustomer = 2_000;
const mostPoints = 40;

/** People who register, a few of whom ask to be forgotten, and points that are earned and spent. */
export const customerChanges = together(
  lives({ seed: 'registrations', every: 2 * hour, longest: 20 * hour, live }),
  rounds({ seed: 'points', every: 11 * minute, items: customerItems, edit: withPoints }),
);

function live(random: Random, { index, moment }: Birth): readonly Stage[] {
  const customer = customerItem(random, firstNewCustomer + index);
  const registered = {
    ...customer,
    customerId: s(customerId(firstNewCustomer + index)),
    registeredAt: s(iso(moment)),
    loyaltyPoints: n(0),
  };
  const first = { after: 0, image: registered };
  return modulo(index, 4) === 0 ? [first, { after: 20 * hour, image: undefined }] : [first];
}

function withPoints(customer: Item, round: number): Item {
  const points = customer['loyaltyPoints'];
  if (!points || !('N' in points)) return customer;
  return { ...customer, loyaltyPoints: n(Number(points.N) + 10 * modulo(round, mostPoints)) };
}
