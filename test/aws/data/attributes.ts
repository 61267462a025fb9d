import type { AttributeValue, Item } from '../seed.ts';

/** A string. */
export const s = (text: string): AttributeValue => ({ S: text });
/** A number; text where it has more digits than JavaScript's numbers can hold. */
export const n = (value: number | string): AttributeValue => ({ N: String(value) });
/** Binary, given in hexadecimal. */
export const b = (hex: string): AttributeValue => ({ B: toBase64(hex) });
/** A boolean. */
export const bool = (value: boolean): AttributeValue => ({ BOOL: value });
/** The null value. */
export const none: AttributeValue = { NULL: true };
/** A map. */
export const m = (item: Item): AttributeValue => ({ M: item });
/** A list. */
export const l = (values: readonly AttributeValue[]): AttributeValue => ({ L: values });
/** A set of strings. */
export const ss = (values: readonly string[]): AttributeValue => ({ SS: values });
/** A set of numbers. */
export const ns = (values: readonly number[]): AttributeValue => ({ NS: values.map(String) });
/** A set of binaries, given in hexadecimal. */
export const bs = (values: readonly string[]): AttributeValue => ({ BS: values.map(toBase64) });

/** An amount of money, given in cents. */
export const euros = (cents: number): AttributeValue => n(cents / 100);

function toBase64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}
