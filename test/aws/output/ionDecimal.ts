import { parseDecimal } from '../decimal.ts';

/** Below this power of ten the first digit is written with an exponent instead of leading zeros. */
const smallestPlain = -6;

/**
 * A DynamoDB number as an Ion decimal, which keeps no trailing zeros and always shows that it is no
 * integer: `103.`, `6d2`, `-0.25`, `1d-130`. Throws for text that is no number.
 */
export function toIonDecimal(number: string): string {
  const decimal = parseDecimal(number);
  if (!decimal) throw new Error(`'${number}' is no DynamoDB number.`);
  return (decimal.negative ? '-' : '') + write(decimal.digits, decimal.exponent);
}

function write(digits: string, exponent: number): string {
  if (exponent > 0) return `${digits}d${exponent}`;
  const whole = digits.length + exponent;
  if (whole > 0) return `${digits.slice(0, whole)}.${digits.slice(whole)}`;
  if (whole > smallestPlain) return `0.${'0'.repeat(-whole)}${digits}`;
  return `${digits}d${exponent}`;
}
