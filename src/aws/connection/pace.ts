import type { FinalizeRequestMiddleware, Pluggable } from '@smithy/types';
import type { Caller, Gates } from '../pacing/gates.ts';
import { laneOf, noteWait, operationOf, signalOf, waitedOf } from './callNotes.ts';
import { pauseAfter } from './patience.ts';

/**
 * Lets every attempt of a call wait for its turn: refused calls count too, on AWS. It waits inside
 * the SDK's retries, so that their back-off and ours pass at the same time, and before it is
 * signed, as signatures age.
 */
export function pace<I extends object, O extends object>(
  caller: Caller,
  gates: Gates,
): Pluggable<I, O> {
  return {
    applyToStack: (stack) =>
      stack.addRelativeTo(eachAttempt(caller, gates), {
        relation: 'before',
        toMiddleware: 'httpSigningMiddleware',
        name: 'pace',
        override: true,
      }),
  };
}

function eachAttempt<I extends object, O extends object>(
  caller: Caller,
  gates: Gates,
): FinalizeRequestMiddleware<I, O> {
  return (next, context) => async (args) => {
    const operation = operationOf(context);
    const gate = gates.of(caller, operation);
    const again = waitedOf(context) !== undefined;
    const left = await gate.pass({ lane: laneOf(context), again, signal: signalOf(context) });
    noteWait(context, left.waited);
    try {
      return await next(args);
    } catch (error) {
      const pause = pauseAfter(error, { ...caller, operation });
      if (pause !== undefined) gate.slowDown(left.at, pause);
      throw error;
    }
  };
}
