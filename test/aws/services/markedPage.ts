interface Paging {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

interface MarkedPage<T> {
  readonly items: T[];
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

/** One page of a list of IAM's; the marker is where the next one begins. */
export function markedPage<T>(
  all: readonly T[],
  { Marker, MaxItems = 100 }: Paging,
  pageSize: number,
): MarkedPage<T> {
  const from = Number(Marker ?? 0);
  const end = from + Math.min(MaxItems, pageSize);
  const items = all.slice(from, end);
  return end < all.length
    ? { items, IsTruncated: true, Marker: String(end) }
    : { items, IsTruncated: false };
}
