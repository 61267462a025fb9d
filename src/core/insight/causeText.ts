import type { ErrorDetails } from '../errors.ts';

/** The end of the sentence "Could not …: cause.", and a sentence that says what to do. */
export interface Cause {
  readonly cause: string;
  readonly next: string;
}

/** What a reason comes to with what is known; the rest is left out of the sentence. */
export type ToCause = (details: ErrorDetails) => Cause;

/** `table orders`, or `the table` where its name is not known. */
export const subject = (noun: string, name: string | undefined): string =>
  name ? `${noun} ${name}` : `the ${noun}`;

/** To go behind a noun that has its article already. */
export const named = (name: string | undefined): string => (name ? ` ${name}` : '');

/** The Region, to go behind a place or a thing. */
export const inside = (region: string | undefined): string => (region ? ` in ${region}` : '');

/** AWS's own sentence, in brackets and quoted. */
export const quoted = (awsMessage: string | undefined): string =>
  awsMessage ? ` ("${awsMessage}")` : '';

/** A sentence within a sentence: without its full stop, and small unless it begins with a name. */
export function aside(sentence: string | undefined): string {
  if (!sentence) return '';
  const small = sentence.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
  return ` (${small.replace(/\.$/, '')})`;
}
