import { ExportError } from '../core/errors.ts';

/**
 * A part of an answer that AWS always sends. Throws `not-json` where it is not there: something
 * other than AWS answered.
 */
export function expected<T>(part: T | undefined, operation: string): T {
  if (part === undefined) throw new ExportError('not-json', { operation });
  return part;
}
