import type { AttributeValue, Item } from '../../seed.ts';
import { bs, l, m, n, none, s, ss } from '../attributes.ts';
import { generate, type Random } from '../random.ts';
import { momentWithin } from '../time.ts';
import { anyCustomer } from './vocabulary.ts';

/** Who did what, kept for years: a number as sort key, digests in a set of binaries. */
export function auditLogItems(): readonly Item[] {
  return generate('audit-log', 260, auditEntry);
}

/** One thing that was done. */
export function auditEntry(random: Random, index: number): Item {
  const moment = momentWithin(random, 1400);
  return {
    actor: s(random.pick(['svc-checkout', 'svc-returns', 'a.okafor', 'd.lindqvist'])),
    at: n(moment * 1000 + index),
    action: s(random.pick(['READ', 'UPDATE', 'DELETE', 'EXPORT'])),
    target: s(`customers/${anyCustomer(random)}`),
    scopes: ss(random.some(['customers:read', 'customers:write', 'orders:read'])),
    digests: bs([random.hex(40), random.hex(40)]),
    changes: l(random.chance(0.4) ? [change(random)] : []),
  };
}

function change(random: Random): AttributeValue {
  return m({
    path: s(random.pick(['addresses[0].city', 'consents."news letter"', 'vatId'])),
    before: none,
    after: s(random.hex(6)),
  });
}
