import type { Item } from '../../seed.ts';
import { b, bool, euros, l, m, n, none, ns, s, ss } from '../attributes.ts';
import { generate, type Random } from '../random.ts';
import { iso, momentWithin } from '../time.ts';
import { catalogue, sku } from './vocabulary.ts';

const sizes = [36, 37.5, 39, 40.5, 42, 43.5, 45] as const;

/** The catalogue: sets of numbers, names with units in brackets, thumbnails in binary. */
export function productItems(): readonly Item[] {
  return generate('products', catalogue.length, product);
}

function product(random: Random, index: number): Item {
  const [name = '', cents = 0, grams = 0] = catalogue[index] ?? [];
  return {
    sku: s(sku(index)),
    name: s(name),
    price: euros(cents),
    colours: ss(random.some(['slate', 'moss', 'signal red', 'glacier blue'])),
    specs: m({ 'weight (g)': n(grams), 'care note': s('30 °C, no softener') }),
    images: l([s(`img/${sku(index)}/front.webp`), s(`img/${sku(index)}/side.webp`)]),
    thumbnail: b(`52494646${random.hex(56)}`),
    discontinuedAt: random.chance(0.15) ? s(iso(momentWithin(random, 200))) : none,
    taxable: bool(true),
    ...(name.includes('shoe') && { sizes: ns(random.some(sizes)) }),
    ...(random.chance(0.5) && { ratings: ns(random.some([1, 2, 3, 4, 5])) }),
  };
}
