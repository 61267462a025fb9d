import type { PricedService, PricedUse, Prices } from '../../core/cost/prices.ts';
import { splitRow } from './splitRow.ts';

/**
 * UsageType without its prefix for the Region, as AWS's “billing and usage reports for DynamoDB”
 * names them. Those of RDS are in no document, only in the list.
 */
const usages: Readonly<Record<PricedService, readonly (readonly [string, PricedUse])[]>> = {
  AmazonDynamoDB: [
    ['ExportDataSize-Bytes', 'full-export'],
    ['IncrementalExportDataSize-Bytes', 'incremental-export'],
    ['TimedPITRStorage-ByteHrs', 'recovery'],
    ['TimedBackupStorage-ByteHrs', 'backup'],
  ],
  AmazonRDS: [
    ['RDS:SnapshotExportToS3', 'database-export'],
    ['Aurora:SnapshotExportToS3', 'aurora-export'],
  ],
};

/** The names of the columns come after five lines about the list itself. */
const longestPreamble = 10;

type Column = 'TermType' | 'Unit' | 'PricePerUnit' | 'Currency' | 'usageType';
const columns: readonly Column[] = ['TermType', 'Unit', 'PricePerUnit', 'Currency', 'usageType'];

type Found = ReadonlyMap<PricedUse, ReadonlySet<string>>;

/**
 * The prices that matter here out of a Region's list of one service, which is CSV. Undefined for
 * whatever is no such list; then it is not read to its end. Throws what `lines` throws.
 */
export async function readPrices(
  lines: AsyncIterable<string>,
  service: PricedService,
): Promise<Prices | undefined> {
  const sheet = new Sheet(usages[service]);
  for await (const line of lines) {
    if (!sheet.take(line)) return undefined;
  }
  return sheet.prices();
}

class Sheet {
  readonly #wanted: readonly (readonly [string, PricedUse])[];
  readonly #found = new Map<PricedUse, Set<string>>();
  #head: readonly string[] | undefined;
  #taken = 0;
  #publishedAt = Number.NaN;

  constructor(wanted: readonly (readonly [string, PricedUse])[]) {
    this.#wanted = wanted;
  }

  /** False once it is plain that this is no price list. */
  take(line: string): boolean {
    if (this.#head === undefined) return this.#takePreamble(line);
    // Most lines are about something else, and there are hundreds of thousands.
    if (this.#wanted.some(([usage]) => line.includes(usage))) this.#takeRow(splitRow(line));
    return true;
  }

  prices(): Prices | undefined {
    if (this.#head === undefined || Number.isNaN(this.#publishedAt)) return undefined;
    return toPrices(this.#found, this.#publishedAt);
  }

  #takePreamble(line: string): boolean {
    const row = splitRow(line);
    if (row[0] === 'Publication Date') this.#publishedAt = Date.parse(row[1] ?? '');
    if (columns.every((column) => row.includes(column))) this.#head = row;
    this.#taken += 1;
    return this.#taken < longestPreamble || this.#head !== undefined;
  }

  #takeRow(row: readonly string[]): void {
    const cell = (column: Column): string => row[this.#head?.indexOf(column) ?? -1] ?? '';
    const use = this.#useOf(cell('usageType'));
    if (use === undefined || cell('TermType') !== 'OnDemand' || !/^GB/i.test(cell('Unit'))) return;
    const price = Number(cell('PricePerUnit'));
    const known = this.#found.get(use) ?? new Set();
    this.#found.set(use, known.add(`${price} ${cell('Currency')}`));
  }

  #useOf(usageType: string): PricedUse | undefined {
    // `EU-`, `APN2-` and so on; none in us-east-1. `IA-` is another storage class.
    const usage = usageType.replace(/^(?!IA-)[A-Z]{2,4}\d?-/, '');
    return this.#wanted.find(([name]) => name === usage)?.[1];
  }
}

/** Where a use has several prices, by engine or amount, none of them is known to be the right one. */
function toPrices(found: Found, publishedAt: number): Prices | undefined {
  const single = [...found].flatMap(([use, prices]) => {
    const [price = '', currency = ''] = prices.size === 1 ? ([...prices][0] ?? '').split(' ') : [];
    return Number(price) > 0 ? [{ use, price: Number(price), currency }] : [];
  });
  const [currency = 'USD', ...others] = new Set(single.map((one) => one.currency));
  if (others.length > 0) return undefined;
  const perGb = Object.fromEntries(single.map(({ use, price }) => [use, price]));
  return { currency, publishedAt, perGb };
}
