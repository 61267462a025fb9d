import { ExportError } from '../core/errors.ts';

/**
 * A part of an answer that AWS always sends. Throws `not-json` where it is not there: something
 * other than AWS answered.
 */
export function expected<T>(part: T | undefined, operation: string): T {
  if (part === undefined) throw new ExportError('not-json', { operation });
  return part;
}

/** All that AWS said, in its own names and without what the SDK adds; times are ISO 8601. */
export function asTold(answer: object): Readonly<Record<string, unknown>> {
  const told = Object.entries(answer).filter(([name]) => name !== '$metadata');
  return JSON.parse(JSON.stringify(Object.fromEntries(told))) as Readonly<Record<string, unknown>>;
}

/** A text that says something: answers in XML have empty elements where there is nothing to say. */
export function said(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
