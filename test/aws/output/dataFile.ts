import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Item } from '../seed.ts';
import { toDynamoDbJsonLine } from './dynamodbJson.ts';
import type { ExportFacts } from './exportFacts.ts';
import { toIonLine } from './ionText.ts';
import { dataFileKey } from './layout.ts';

/** Where a gzip header names the operating system (RFC 1952, 2.3). */
const systemByte = 9;

/** A gzip file with the items of one partition; 20 bytes where the partition has none. */
export interface DataFile {
  readonly key: string;
  readonly body: Uint8Array;
  readonly itemCount: number;
}

/** The data files of an export, one for each partition of its table. */
export function toDataFiles(facts: ExportFacts): readonly DataFile[] {
  const toLine = facts.format === 'ION' ? toIonLine : toDynamoDbJsonLine;
  return partitionsOf(facts).map((items, partition) => ({
    key: dataFileKey(facts, partition),
    body: compress(items.map(toLine).join('')),
    itemCount: items.length,
  }));
}

/** Gzip as DynamoDB's Java writes it, with 255 for an unknown system: an empty file's MD5 is well known. */
function compress(text: string): Uint8Array {
  const body = gzipSync(text);
  body[systemByte] = 255;
  return body;
}

function partitionsOf(facts: ExportFacts): readonly (readonly Item[])[] {
  const homes = facts.items.map((item) => partitionOf(item, facts));
  return Array.from({ length: facts.partitions }, (_, partition) =>
    facts.items.filter((_item, index) => homes[index] === partition),
  );
}

function partitionOf(item: Item, facts: ExportFacts): number {
  const key = JSON.stringify(item[facts.partitionKey] ?? null);
  return createHash('md5').update(key).digest().readUInt32BE() % facts.partitions;
}
