/** One page of a list of IAM's; the marker counts only where the list goes on. */
interface MarkedPage<T> {
  readonly items?: readonly T[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

/** All items of a list that IAM tells in pages. */
export async function allOf<T>(
  page: (marker?: string) => Promise<MarkedPage<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  let marker: string | undefined;
  do {
    const answer = await page(marker);
    items.push(...(answer.items ?? []));
    marker = answer.IsTruncated ? answer.Marker : undefined;
  } while (marker !== undefined);
  return items;
}
