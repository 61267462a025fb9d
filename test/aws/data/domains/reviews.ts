import type { DomainItem } from '../../seed.ts';
import { sku } from '../items/vocabulary.ts';
import { generate } from '../random.ts';
import { iso, momentWithin } from '../time.ts';

const texts = [
  'Kept me dry for a week in Connemara.',
  'Runs small — order one size up.\nOtherwise “perfect”.',
  'Très bien, même à −5 °C. 👍',
  'A seam came undone after two months; the shop replaced it. <3 & thanks!',
] as const;

/** What customers wrote about products: several lines, quotation marks, signs outside ASCII. */
export function reviewItems(): readonly DomainItem[] {
  return generate('product-reviews', 140, (random) => ({
    name: random.uuid(),
    attributes: {
      sku: [sku(random.int(0, 23))],
      stars: [String(random.int(1, 5))],
      text: [random.pick(texts)],
      writtenAt: [iso(momentWithin(random, 3_000))],
      ...(random.chance(0.3) && { praised: random.some(['comfort', 'price', 'weight', 'looks']) }),
    },
  }));
}
