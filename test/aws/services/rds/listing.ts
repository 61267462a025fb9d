import type { Filter } from '@aws-sdk/client-rds';
import { ApiError } from '../../apiError.ts';

const fewest = 20;
const most = 100;

/** What every Describe operation of RDS takes for paging. */
export interface Paging {
  readonly MaxRecords?: number | undefined;
  readonly Marker?: string | undefined;
}

/** A page, and the marker of the next one. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly marker: { readonly Marker?: string };
}

/** A malformed value, as RDS refuses it; no operation models this error. */
export function invalidValue(message: string): ApiError {
  return new ApiError('InvalidParameterValue', message);
}

/** A page of what is sorted by its key; `pageSize` is how many a page of the stand-in holds at most. */
export function pageOf<Item>(
  sorted: readonly Item[],
  keyOf: (item: Item) => string,
  { MaxRecords = most, Marker }: Paging,
  pageSize = most,
): ListPage<Item> {
  if (MaxRecords < fewest || MaxRecords > most) {
    throw invalidValue(
      `Invalid value ${MaxRecords} for MaxRecords. Must be between ${fewest} and ${most}`,
    );
  }
  const start = Marker === undefined ? 0 : placeAfter(sorted.map(keyOf), Marker);
  const rest = sorted.slice(start);
  const items = rest.slice(0, Math.min(MaxRecords, pageSize));
  const last = items.at(-1);
  const more = last !== undefined && items.length < rest.length;
  return { items, marker: more ? { Marker: toMarker(keyOf(last)) } : {} };
}

function placeAfter(keys: readonly string[], marker: string): number {
  const place = keys.findIndex((key) => toMarker(key) === marker);
  if (place < 0) throw invalidValue('The request contains an invalid marker.');
  return place + 1;
}

function toMarker(key: string): string {
  return Buffer.from(key).toString('base64');
}

/** For each filter that an operation knows, the values by which it finds a thing. */
export type FilterTable<Item> = Readonly<Record<string, (item: Item) => readonly string[]>>;

/** What passes all filters; a filter lets pass what has any of its values. */
export function filtered<Item>(
  items: readonly Item[],
  table: FilterTable<Item>,
  filters: readonly Filter[] = [],
): readonly Item[] {
  const checks = filters.map(({ Name = '', Values = [] }) => {
    const valuesOf = table[Name];
    if (!valuesOf) throw invalidValue(`Unrecognized filter name: ${Name}`);
    return (item: Item) => valuesOf(item).some((value) => Values.includes(value));
  });
  return items.filter((item) => checks.every((passes) => passes(item)));
}
