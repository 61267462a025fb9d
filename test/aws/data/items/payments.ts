import type { AttributeValue, Item } from '../../seed.ts';
import { b, euros, l, m, n, none, s } from '../attributes.ts';
import { generate, type Random } from '../random.ts';
import { iso, minute, momentWithin } from '../time.ts';
import { orderId } from './vocabulary.ts';

/** Card and transfer payments: signatures in binary, numbers with as many digits as DynamoDB keeps. */
export function paymentItems(): readonly Item[] {
  return generate('payments', 220, paymentItem);
}

/** The payment of the order with this number. */
export function paymentItem(random: Random, index: number): Item {
  const refused = random.chance(0.08);
  const paidAt = momentWithin(random, 320);
  return {
    paymentId: s(`pay_${random.hex(16)}`),
    orderId: s(orderId(index)),
    method: s(random.pick(['card', 'card', 'sepa', 'ideal', 'blik'])),
    amount: euros(random.int(1890, 240_000)),
    exchangeRate: n(`1.${random.int(1, 9)}${random.int(100_000, 999_999)}5`),
    providerReference: n(`9${random.int(1e15, 9e15)}${random.int(1e15, 9e15)}12347`),
    signature: b(random.hex(64)),
    history: l([
      step('AUTHORISED', paidAt),
      step(refused ? 'REFUSED' : 'CAPTURED', paidAt + minute),
    ]),
    refusal: refused ? m({ code: n(51), text: s('Insufficient funds') }) : none,
  };
}

function step(state: string, moment: number): AttributeValue {
  return m({ state: s(state), at: s(iso(moment)) });
}
