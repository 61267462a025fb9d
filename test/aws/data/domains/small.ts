import type { DomainItem } from '../../seed.ts';
import { places } from '../items/vocabulary.ts';
import { generate } from '../random.ts';
import { iso, momentWithin } from '../time.ts';

const words = [
  ['anorak', ['rain shell', 'hardshell', 'waterproof']],
  ['bivvy', ['bivouac', 'biwak', 'shelter']],
  ['crampon', ['Steigeisen', 'raki']],
  ['headlamp', ['head torch', 'frontale', 'Stirnlampe']],
  ['rucksack', ['backpack', 'sac à dos', 'mochila']],
  ['sleeping bag', ['Schlafsack', 'sac de couchage', 'śpiwór']],
  ['socks', ['Socken', 'chaussettes', '靴下']],
] as const;

/** Other words for what people look for: an attribute with many values. */
export function synonymItems(): readonly DomainItem[] {
  return words.map(([word, synonyms]) => ({ name: word, attributes: { synonyms: [...synonyms] } }));
}

/** The company's own shops. */
export function storeItems(): readonly DomainItem[] {
  return places.map(([city, postcode, country], index) => ({
    name: `store-${index + 1}`,
    attributes: { city: [city], postcode: [postcode], country: [country] },
  }));
}

/** Sessions of the old web shop, of which nobody knows whether they may be thrown away. */
export function sessionItems(): readonly DomainItem[] {
  return generate('web.legacy-sessions_2014', 60, (random) => ({
    name: random.hex(32),
    attributes: {
      started: [iso(momentWithin(random, 4_300))],
      pages: Array.from({ length: random.int(1, 5) }, (_, page) => `/shop/${page + 1}`),
    },
  }));
}

/** What visitors of the American shops said. */
export function feedbackItems(): readonly DomainItem[] {
  return generate('us-store-feedback', 50, (random, index) => ({
    name: `feedback-${String(index + 1).padStart(5, '0')}`,
    attributes: {
      store: [random.pick(['Boulder', 'Portland', 'Burlington'])],
      mood: [random.pick(['great', 'fine', 'poor'])],
      at: [iso(momentWithin(random, 400))],
    },
  }));
}
