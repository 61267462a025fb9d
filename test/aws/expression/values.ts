import { compareDecimals, parseDecimal } from '../decimal.ts';
import type { AttributeValue } from '../seed.ts';

/** The type of a value as DynamoDB abbreviates it, for example `NS`. */
export function typeOf(value: AttributeValue): string {
  return Object.keys(value)[0] ?? '';
}

/** Whether two values are the same: numbers by their amount, sets in any order. */
export function equalValues(left: AttributeValue, right: AttributeValue): boolean {
  return canonical(left) === canonical(right);
}

/**
 * Below zero where `left` comes first, zero where both are the same: numbers by amount, strings and
 * binaries byte by byte. Undefined where the two have no order.
 */
export function compareValues(left: AttributeValue, right: AttributeValue): number | undefined {
  if ('N' in left && 'N' in right) return compareDecimals(left.N, right.N);
  const [one, other] = [bytesOf(left), bytesOf(right)];
  if (!one || !other || typeOf(left) !== typeOf(right)) return undefined;
  return Buffer.compare(one, other);
}

/** Whether a string or binary starts with another of its type. */
export function beginsWith(value: AttributeValue, start: AttributeValue): boolean {
  const [whole, head] = [bytesOf(value), bytesOf(start)];
  if (!whole || !head || typeOf(value) !== typeOf(start)) return false;
  return whole.subarray(0, head.length).equals(head);
}

/** Whether a string or binary has another in it, a set an element, or a list an equal value. */
export function containsValue(value: AttributeValue, wanted: AttributeValue): boolean {
  if ('L' in value) return value.L.some((one) => equalValues(one, wanted));
  if ('SS' in value) return 'S' in wanted && value.SS.includes(wanted.S);
  if ('BS' in value) return 'B' in wanted && value.BS.includes(wanted.B);
  if ('NS' in value) return value.NS.some((one) => equalValues({ N: one }, wanted));
  const [whole, part] = [bytesOf(value), bytesOf(wanted)];
  if (!whole || !part || typeOf(value) !== typeOf(wanted)) return false;
  return whole.includes(part);
}

/** Characters of a string, bytes of a binary, elements of all else; the other types have no size. */
export function sizeOf(value: AttributeValue): number | undefined {
  if ('S' in value) return value.S.length;
  if ('B' in value) return Buffer.from(value.B, 'base64').length;
  if ('M' in value) return Object.keys(value.M).length;
  const [elements] = Object.values<unknown>(value);
  return Array.isArray(elements) ? elements.length : undefined;
}

function bytesOf(value: AttributeValue): Buffer | undefined {
  if ('S' in value) return Buffer.from(value.S);
  return 'B' in value ? Buffer.from(value.B, 'base64') : undefined;
}

/** The same text for equal values, and different text for all others. */
function canonical(value: AttributeValue): string {
  if ('N' in value) return `N ${plain(value.N)}`;
  if ('NS' in value) return `NS ${JSON.stringify(value.NS.map(plain).sort())}`;
  if ('SS' in value) return `SS ${JSON.stringify([...value.SS].sort())}`;
  if ('BS' in value) return `BS ${JSON.stringify([...value.BS].sort())}`;
  if ('L' in value) return `L ${JSON.stringify(value.L.map(canonical))}`;
  if (!('M' in value)) return JSON.stringify(value);
  const members = Object.entries(value.M).map(([name, one]) => [name, canonical(one)]);
  return `M ${JSON.stringify(members.sort(([one = ''], [other = '']) => (one < other ? -1 : 1)))}`;
}

/** A number without the ways to write it differently: `1.50` and `15e-1` are the same. */
function plain(number: string): string {
  return JSON.stringify(parseDecimal(number));
}
