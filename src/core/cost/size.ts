import { formatBytes } from '../format/text.ts';
import type { Table } from '../sources.ts';

/** Bytes in decimal GB, as sizes are shown. AWS may count 1024s, which comes to 7 % less at most. */
export const toGb = (bytes: number): number => bytes / 1e9;

/** What AWS bills of a table: its data and its local secondary indexes. As of some hours ago. */
export function billedBytes({ sizeBytes, localIndexBytes = 0 }: Table): number | undefined {
  return sizeBytes === undefined ? undefined : sizeBytes + localIndexBytes;
}

/** `, now about 41.2 GB`; nothing where the size is not known. */
export function nowAbout(bytes: number | undefined): string {
  return bytes === undefined ? '' : `, now about ${formatBytes(bytes)}`;
}
