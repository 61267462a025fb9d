import { isRecord } from './json.ts';

/** Whether a value of unknown origin is of a certain shape. */
export type Check = (value: unknown) => boolean;

export const text: Check = (value) => typeof value === 'string';
export const number: Check = (value) => Number.isFinite(value);
export const boolean: Check = (value) => typeof value === 'boolean';

/** One of these texts. */
export const oneOf =
  (...names: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && names.includes(value);

/** Missing, or of that shape. */
export const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** An object of JSON with at least these members; others do no harm. */
export const record =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([name, check]) => check(value[name]));
