/** True for a plain object of JSON: no array, no null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a text says as JSON; undefined when it says nothing. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** True when both say the same as JSON, whatever the order of their keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

const canonical = (value: unknown) => JSON.stringify(value, (_, part: unknown) => sorted(part));

const sorted = (part: unknown) =>
  isRecord(part) ? Object.fromEntries(Object.entries(part).sort(byName)) : part;

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
