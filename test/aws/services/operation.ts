import type { Call } from '../call.ts';

/** A type of the SDK as it is on the wire: times are seconds, binaries are base64 text. */
export type Wire<T> = T extends Date
  ? number
  : T extends Uint8Array
    ? string
    : T extends object
      ? { [Member in keyof T]: Wire<T[Member]> }
      : T;

/** One operation of a JSON service: takes a request that fits AWS's schema, throws ApiError. */
export type Operation = (input: unknown, call: Call) => Promise<unknown>;

/** Gives an operation the types of its request and answer, straight from the SDK. */
export function operation<Input, Output>(
  run: (input: Wire<Input>, call: Call) => Wire<Output> | Promise<Wire<Output>>,
): Operation {
  // Before it gets here the request was checked against the runtime schema of the same shape.
  return async (input, call) => await run(input as Wire<Input>, call);
}

/** Seconds, as the JSON protocols write times. */
export function toSeconds(milliseconds: number): number {
  return milliseconds / 1000;
}
