import type { Row } from './exportFacts.ts';

/** A row as a line of a `.json.gz` data file; the last line ends with a line feed too. */
export function toDynamoDbJsonLine(members: Row['members']): string {
  return `${JSON.stringify(members)}\n`;
}
