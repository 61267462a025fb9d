import type { DatabaseRow, DatabaseTableSeed } from '../../databaseSeed.ts';
import { anyCustomer, orderId } from '../items/vocabulary.ts';
import { generate, type Random } from '../random.ts';
import { iso, momentWithin } from '../time.ts';

/** The billing database, in MySQL: every kind of number, a table without rows. */
export const billingTables: readonly DatabaseTableSeed[] = [
  {
    database: 'billing',
    name: 'invoices',
    columns: {
      id: 'bigint unsigned',
      number: 'varchar(16)',
      customer: 'varchar(16)',
      issued: 'date',
      due_at: 'datetime(6)',
      net: 'decimal(10,2)',
      tax_rate: 'decimal(5,4)',
      currency: 'char(3)',
      fiscal_year: 'year',
      paid: 'tinyint(1)',
    },
    rows: () => generate('billing.invoices', 200, invoice),
  },
  {
    database: 'billing',
    name: 'payments',
    columns: {
      id: 'int unsigned',
      invoice_id: 'bigint unsigned',
      method: "enum('card','transfer','wallet')",
      amount: 'decimal(10,2)',
      received_at: 'timestamp',
      receipt: 'blob',
      details: 'json',
    },
    rows: () => generate('billing.payments', 160, payment),
  },
  {
    database: 'billing',
    name: 'chargebacks',
    columns: { id: 'bigint', reason: 'text', opened: 'date' },
    rows: () => [],
  },
];

function invoice(random: Random, index: number): DatabaseRow {
  const issued = momentWithin(random, 300);
  return {
    // The last one needs all 64 bits, which no number of JavaScript has.
    id: index === 199 ? 18_446_744_073_709_551_615n : BigInt(index + 1),
    number: orderId(index),
    customer: anyCustomer(random),
    issued: iso(issued).slice(0, 10),
    due_at: new Date(issued + 14 * 86_400_000),
    net: random.int(1_900, 90_000) / 100,
    tax_rate: random.pick([0.19, 0.2, 0.23]),
    currency: 'EUR',
    fiscal_year: 2026,
    paid: random.chance(0.8) ? 1 : 0,
  };
}

function payment(random: Random, index: number): DatabaseRow {
  return {
    id: BigInt(4_000_000_000 + index),
    invoice_id: BigInt(index + 1),
    method: random.pick(['card', 'transfer', 'wallet']),
    amount: random.int(1_900, 90_000) / 100,
    received_at: new Date(momentWithin(random, 300)),
    receipt: random.chance(0.2) ? Buffer.from(`25504446${random.hex(16)}`, 'hex') : null,
    details: JSON.stringify({ attempt: random.int(1, 3) }),
  };
}
