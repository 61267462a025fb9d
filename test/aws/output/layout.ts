import { createHash } from 'node:crypto';
import type { ExportFacts } from './exportFacts.ts';

const base32Alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** The export's folder in its bucket, without a closing `/`; a prefix's own closing `/` is not doubled. */
export function exportFolder(facts: Pick<ExportFacts, 'exportArn' | 'prefix'>): string {
  const exportId = facts.exportArn.slice(facts.exportArn.lastIndexOf('/') + 1);
  return `${rootFolder(facts)}/${exportId}`;
}

function rootFolder({ prefix }: Pick<ExportFacts, 'prefix'>): string {
  if (!prefix) return 'AWSDynamoDB';
  return prefix.endsWith('/') ? `${prefix}AWSDynamoDB` : `${prefix}/AWSDynamoDB`;
}

/**
 * The key of a partition's data file: 26 base32 characters, the same whenever it is asked for. All
 * incremental exports below a prefix share one folder for them, outside their own.
 */
export function dataFileKey(facts: ExportFacts, partition: number): string {
  const digest = createHash('md5').update(`${facts.exportArn}#${partition}`).digest();
  const extension = facts.format === 'ION' ? 'ion.gz' : 'json.gz';
  const home = facts.coverage.type === 'full' ? exportFolder(facts) : rootFolder(facts);
  return `${home}/data/${toBase32(digest)}.${extension}`;
}

function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => base32Alphabet[parseInt(group.padEnd(5, '0'), 2)]).join('');
}
