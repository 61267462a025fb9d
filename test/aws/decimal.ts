/** A number taken apart: its digits without zeros at either end, and the power of ten they stand at. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** Takes a DynamoDB number apart without losing a digit; undefined for text that is no number. */
export function parseDecimal(number: string): Decimal | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(number);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  const significant = (whole + fraction).replace(/^0+/, '');
  const digits = significant.replace(/0+$/, '');
  if (digits === '') return { negative: false, digits: '0', exponent: 0 };
  const dropped = significant.length - digits.length;
  return { negative: sign === '-', digits, exponent: Number(power) - fraction.length + dropped };
}

/** Below zero where `left` is the smaller number, zero where both are the same; exact to 38 digits. */
export function compareDecimals(left: string, right: string): number {
  const numbers = [left, right].map((text) => parseDecimal(text) ?? zero);
  const exponent = Math.min(...numbers.map((number) => number.exponent));
  const [one = 0n, other = 0n] = numbers.map((number) => toInteger(number, exponent));
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const zero: Decimal = { negative: false, digits: '0', exponent: 0 };

function toInteger({ negative, digits, exponent }: Decimal, base: number): bigint {
  return BigInt((negative ? '-' : '') + digits + '0'.repeat(exponent - base));
}
