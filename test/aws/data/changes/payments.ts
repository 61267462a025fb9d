import type { AttributeValue, Item } from '../../seed.ts';
import { l, m, s } from '../attributes.ts';
import { paymentItem } from '../items/payments.ts';
import type { Random } from '../random.ts';
import { iso, minute } from '../time.ts';
import { lives, type Birth, type Stage } from './history.ts';

/** Payments that are authorised and, some minutes later, captured or refused. */
export const paymentChanges = lives({
  seed: 'new payments',
  every: 9 * minute,
  longest: 12 * minute,
  live,
});

function live(random: Random, { index, moment }: Birth): readonly Stage[] {
  const after = random.int(minute, 12 * minute);
  const payment = paymentItem(random, 20_000 + index);
  const steps = stepsOf(payment).map((step, place) => at(step, moment + place * after));
  return [
    { after: 0, image: { ...payment, history: l(steps.slice(0, 1)) } },
    { after, image: { ...payment, history: l(steps) } },
  ];
}

function stepsOf({ history }: Item): readonly AttributeValue[] {
  return history && 'L' in history ? history.L : [];
}

function at(step: AttributeValue, moment: number): AttributeValue {
  return 'M' in step ? m({ ...step.M, at: s(iso(moment)) }) : step;
}
