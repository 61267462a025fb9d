import type { DatabaseRow, DatabaseTableSeed } from '../../databaseSeed.ts';
import {
  anyCustomer,
  anyProduct,
  catalogue,
  customerCount,
  customerId,
  firstNames,
  lastNames,
  orderId,
  places,
  sku,
} from '../items/vocabulary.ts';
import { generate, type Random } from '../random.ts';
import { momentWithin } from '../time.ts';
import { decimals, timestamp } from './cells.ts';

const inShop = { database: 'shop', schema: 'public' } as const;

const orders: DatabaseTableSeed = {
  ...inShop,
  name: 'orders',
  columns: {
    id: 'bigint',
    number: 'character varying(16)',
    customer_id: 'character varying(16)',
    placed_at: 'timestamp(6) with time zone',
    status: 'order_status',
    total: 'numeric(12,2)',
    gift_wrap: 'boolean',
    ship_to: 'jsonb',
    note: 'text',
  },
  rows: () => generate('shop.orders', 240, order),
};

const orderLines: DatabaseTableSeed = {
  ...inShop,
  name: 'order_lines',
  columns: {
    order_id: 'bigint',
    line: 'smallint',
    sku: 'character varying(16)',
    quantity: 'integer',
    unit_price: 'numeric(10,2)',
    discount: 'real',
  },
  rows: () => generate('shop.order_lines', 520, orderLine),
};

const customers: DatabaseTableSeed = {
  ...inShop,
  name: 'customers',
  columns: {
    id: 'uuid',
    number: 'character varying(16)',
    name: 'text',
    email: 'citext',
    born: 'date',
    languages: 'text[]',
    last_login: 'inet',
    avatar: 'bytea',
  },
  rows: () => generate('shop.customers', customerCount, customer),
};

const products: DatabaseTableSeed = {
  ...inShop,
  name: 'products',
  columns: {
    sku: 'character varying(16)',
    name: 'text',
    price: 'numeric(10,2)',
    weight_g: 'double precision',
    care: 'interval',
  },
  rows: () => generate('shop.products', catalogue.length, product),
};

const promotions: DatabaseTableSeed = {
  ...inShop,
  name: 'promotions',
  columns: { code: 'character varying(16)', percent: 'integer', until: 'date' },
  rows: () => [],
};

const auditEvents: DatabaseTableSeed = {
  database: 'shop',
  schema: 'audit',
  name: 'events',
  columns: { id: 'bigint', at: 'timestamp(3) without time zone', what: 'json' },
  rows: () =>
    generate('shop.events', 80, (random, index) => ({
      id: BigInt(index + 1),
      at: timestamp(momentWithin(random, 60)),
      what: JSON.stringify({ action: random.pick(['login', 'refund', 'price change']) }),
    })),
};

/** The shop's database, in PostgreSQL: two schemas, and a table without rows. */
export const shopTables: readonly DatabaseTableSeed[] = [
  orders,
  orderLines,
  customers,
  products,
  promotions,
  auditEvents,
];

/** The same where the master user may not read the audit trail, so that exports leave it out. */
export const guardedShopTables: readonly DatabaseTableSeed[] = [
  orders,
  orderLines,
  customers,
  products,
  promotions,
  { ...auditEvents, skipped: 'PERMISSIONS_DO_NOT_EXIST' },
];

function order(random: Random, index: number): DatabaseRow {
  const [city, postcode, country] = random.pick(places);
  return {
    id: BigInt(700_000 + index),
    number: orderId(index),
    customer_id: anyCustomer(random),
    placed_at: `${timestamp(momentWithin(random, 300))}+00`,
    status: random.pick(['placed', 'paid', 'shipped', 'delivered']),
    total: decimals(random.int(1_900, 90_000)),
    gift_wrap: random.chance(0.1),
    ship_to: JSON.stringify({ city, postcode, country }),
    note: random.chance(0.1) ? 'Gift — no invoice in the parcel.\nThank you!' : null,
  };
}

function orderLine(random: Random, index: number): DatabaseRow {
  const { sku: item, cents } = anyProduct(random);
  return {
    order_id: BigInt(700_000 + Math.floor(index / 2.2)),
    line: (index % 3) + 1,
    sku: item,
    quantity: random.int(1, 3),
    unit_price: decimals(cents),
    discount: random.chance(0.2) ? 0.25 : null,
  };
}

function customer(random: Random, index: number): DatabaseRow {
  return {
    id: random.uuid(),
    number: customerId(index),
    name: `${random.pick(firstNames)} ${random.pick(lastNames)}`,
    email: `customer${index}@example.com`,
    born: `${random.int(1950, 2006)}-0${random.int(1, 9)}-1${random.int(0, 9)}`,
    languages: `{${random.some(['en', 'de', 'fr', 'pl']).join(',')}}`,
    last_login: `192.0.2.${random.int(1, 254)}`,
    avatar: random.chance(0.3) ? Buffer.from(`89504e47${random.hex(24)}`, 'hex') : null,
  };
}

function product(_random: Random, index: number): DatabaseRow {
  const [name = '', cents = 0, grams = 0] = catalogue[index] ?? [];
  return { sku: sku(index), name, price: decimals(cents), weight_g: grams, care: '6 mons' };
}
