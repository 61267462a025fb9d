/** Services that bill for what a form starts, by the names that AWS's price list has for them. */
export type PricedService = 'AmazonDynamoDB' | 'AmazonRDS';

/** What AWS bills per GB: once, or per month for `recovery` and `backup`. */
export type PricedUse =
  | 'full-export'
  | 'incremental-export'
  | 'recovery'
  | 'backup'
  | 'database-export'
  | 'aurora-export';

/** What AWS's public price list says for one Region, before discounts and taxes. */
export interface Prices {
  /** As the list has it: USD, or CNY in China. */
  readonly currency: string;
  /** When AWS published the list, epoch milliseconds. */
  readonly publishedAt: number;
  /** Absent where the list names none, or several that differ. */
  readonly perGb: Readonly<Partial<Record<PricedUse, number>>>;
}
