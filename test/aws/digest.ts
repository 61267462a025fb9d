import { createHash } from 'node:crypto';

/** 64 hex digits that are the same for the same text: ids that tests can rely on. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A digest in the shape of a random UUID. */
export function toUuid(hex: string): string {
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...parts, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
