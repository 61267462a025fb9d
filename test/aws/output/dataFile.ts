import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { toDynamoDbJsonLine } from './dynamodbJson.ts';
import type { ExportFacts, Row } from './exportFacts.ts';
import { toIonChangeLine, toIonLine } from './ionText.ts';
import { dataFileKey } from './layout.ts';

/** Where a gzip header names the operating system (RFC 1952, 2.3). */
const systemByte = 9;

/** A gzip file with the rows of one partition; 20 bytes where there are none. */
export interface DataFile {
  readonly key: string;
  readonly body: Uint8Array;
  readonly itemCount: number;
}

/** The data files of an export, one for each partition of its table. */
export function toDataFiles(facts: ExportFacts): readonly DataFile[] {
  const toLine = lineWriterOf(facts);
  return partitionsOf(facts).map((rows, partition) => ({
    key: dataFileKey(facts, partition),
    body: compress(rows.map(({ members }) => toLine(members)).join('')),
    itemCount: rows.length,
  }));
}

function lineWriterOf({ format, coverage }: ExportFacts): (members: Row['members']) => string {
  if (format !== 'ION') return toDynamoDbJsonLine;
  return coverage.type === 'full' ? toIonLine : toIonChangeLine;
}

/** Gzip as DynamoDB's Java writes it, with 255 for an unknown system: an empty file's MD5 is well known. */
function compress(text: string): Uint8Array {
  const body = gzipSync(text);
  body[systemByte] = 255;
  return body;
}

function partitionsOf({ rows, partitions }: ExportFacts): readonly (readonly Row[])[] {
  const homes = rows.map((row) => partitionOf(row, partitions));
  return Array.from({ length: partitions }, (_, partition) =>
    rows.filter((_row, index) => homes[index] === partition),
  );
}

function partitionOf({ home }: Row, partitions: number): number {
  const key = JSON.stringify(home ?? null);
  return createHash('md5').update(key).digest().readUInt32BE() % partitions;
}
