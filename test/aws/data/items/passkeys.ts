import type { Item } from '../../seed.ts';
import { b, bool, bs, n, none, s, ss } from '../attributes.ts';
import { generate, type Random } from '../random.ts';
import { iso, momentWithin } from '../time.ts';
import { anyCustomer } from './vocabulary.ts';

/** Passkeys, found by their binary credential id. */
export function passkeyItems(): readonly Item[] {
  return generate('passkeys', 110, passkey);
}

function passkey(random: Random): Item {
  return {
    credentialId: b(random.hex(40)),
    customerId: s(anyCustomer(random)),
    publicKey: b(`a5010203262001215820${random.hex(64)}`),
    retiredKeys: bs([random.hex(32), random.hex(32)]),
    transports: ss(random.some(['internal', 'hybrid', 'usb'])),
    signCount: n(random.int(0, 900)),
    backedUp: bool(random.chance(0.7)),
    nickname: random.chance(0.5) ? s(random.pick(['Phone', 'YubiKey 🔑', 'Laptop'])) : none,
    createdAt: s(iso(momentWithin(random, 600))),
  };
}
