import type { Item } from '../seed.ts';

/** An item as a line of a `.json.gz` data file; the last line ends with a line feed too. */
export function toDynamoDbJsonLine(item: Item): string {
  return `${JSON.stringify({ Item: item })}\n`;
}
