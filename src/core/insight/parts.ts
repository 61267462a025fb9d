import type { Row } from './rows.ts';

/** A row that is left out where its value is missing or empty. */
export type Part = readonly [label: string, value: string | undefined];

/** The rows of those parts that have a value. */
export function present(parts: readonly Part[]): readonly Row[] {
  return parts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** What `format` makes of a value, where there is one. */
export function maybe<T>(value: T | undefined, format: (value: T) => string): string | undefined {
  return value === undefined ? undefined : format(value);
}

/** A short description of those parts that have a value, such as `running · 3 min`. */
export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
