import type { Random } from '../random.ts';

/** How many customers the demo company has items of; other tables refer to them by number. */
export const customerCount = 180;

/** What the demo company sells: name, price in cents, weight in grams. An SKU is the place here plus 100. */
export const catalogue: readonly (readonly [name: string, cents: number, grams: number])[] = [
  ['Trail running shoe', 13900, 560],
  ['Wool hiking sock', 1890, 85],
  ['Rain shell', 24900, 310],
  ['Down jacket', 32900, 390],
  ['Merino base layer', 7950, 190],
  ['Trekking pole, pair', 11900, 480],
  ['Head torch 400 lm', 6490, 92],
  ['Titanium mug 450 ml', 4450, 78],
  ['Two-person tent', 54900, 1740],
  ['Sleeping bag −5 °C', 34900, 920],
  ['Inflatable mat', 15900, 430],
  ['Water filter', 4290, 88],
  ['Dry bag 20 l', 2490, 130],
  ['Backpack 38 l', 18900, 1150],
  ['Climbing rope 60 m', 19900, 3720],
  ['Belay device', 8990, 200],
  ['Chalk bag', 2190, 110],
  ['Via ferrata set', 12900, 540],
  ['Ski touring skin', 16900, 520],
  ['Avalanche beacon', 37900, 225],
  ['Snow shovel', 7990, 690],
  ['Gas stove', 5490, 83],
  ['Camping chair', 9990, 960],
  ['First-aid kit “Alpine”', 3650, 240],
];

/** The company's warehouses. */
export const warehouses = ['DUB-1', 'RTM-2', 'LYS-1', 'GDN-1'] as const;

/** First names, some outside ASCII. */
export const firstNames = [
  'Aoife',
  'Beatriz',
  'Chidi',
  'Dagmar',
  'Émile',
  'Fatima',
  'Grzegorz',
  'Hana',
  'Søren',
  'Yūko',
] as const;

/** Last names, some outside ASCII or with an apostrophe. */
export const lastNames = [
  'Ó Briain',
  'Carvalho',
  'Okafor',
  'Lindqvist',
  'Lefèvre',
  'Haddad',
  'Wiśniewski',
  'Novák',
  "D'Angelo",
  '山田',
] as const;

/** City, postcode, country. */
type Place = readonly [city: string, postcode: string, country: string];

/** Where parcels go. */
export const places: readonly [Place, ...Place[]] = [
  ['Dublin', 'D02 XY45', 'IE'],
  ['Lisboa', '1100-053', 'PT'],
  ['Köln', '50667', 'DE'],
  ['Göteborg', '411 03', 'SE'],
  ['Lyon', '69002', 'FR'],
  ['Gdańsk', '80-831', 'PL'],
  ['Praha', '110 00', 'CZ'],
];

/** The id of the customer with this number. */
export function customerId(index: number): string {
  return `C-${10_400 + index}`;
}

/** The id of the order with this number; orders are numbered in the order of their time. */
export function orderId(index: number): string {
  return `2026-${100_000 + index}`;
}

/** The SKU of the product with this number. */
export function sku(index: number): string {
  return `ALP-${100 + index}`;
}

/** The id of one of the customers. */
export function anyCustomer(random: Random): string {
  return customerId(random.int(0, customerCount - 1));
}

/** One of the products. */
export function anyProduct(random: Random): { sku: string; name: string; cents: number } {
  const index = random.int(0, catalogue.length - 1);
  const [name = '', cents = 0] = catalogue[index] ?? [];
  return { sku: sku(index), name, cents };
}
