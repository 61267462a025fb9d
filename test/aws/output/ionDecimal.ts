/** A number taken apart: its digits without zeros at either end, and the power of ten they stand at. */
interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** Below this power of ten the first digit is written with an exponent instead of leading zeros. */
const smallestPlain = -6;

/**
 * A DynamoDB number as an Ion decimal, which keeps no trailing zeros and always shows that it is no
 * integer: `103.`, `6d2`, `-0.25`, `1d-130`. Throws for text that is no number.
 */
export function toIonDecimal(number: string): string {
  const { negative, digits, exponent } = parse(number);
  return (negative ? '-' : '') + write(digits, exponent);
}

function write(digits: string, exponent: number): string {
  if (exponent > 0) return `${digits}d${exponent}`;
  const whole = digits.length + exponent;
  if (whole > 0) return `${digits.slice(0, whole)}.${digits.slice(whole)}`;
  if (whole > smallestPlain) return `0.${'0'.repeat(-whole)}${digits}`;
  return `${digits}d${exponent}`;
}

function parse(number: string): Decimal {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(number);
  if (!match) throw new Error(`'${number}' is no DynamoDB number.`);
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  const significant = (whole + fraction).replace(/^0+/, '');
  const digits = significant.replace(/0+$/, '');
  if (digits === '') return { negative: false, digits: '0', exponent: 0 };
  const dropped = significant.length - digits.length;
  return { negative: sign === '-', digits, exponent: Number(power) - fraction.length + dropped };
}
