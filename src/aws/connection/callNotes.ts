import { getSmithyContext } from '@smithy/core/transport';
import type { HandlerExecutionContext } from '@smithy/types';
import type { CancelSignal, Lane } from '../../core/ports.ts';

/** What goes with one call of the SDK through all of its middleware and attempts. */
type Context = HandlerExecutionContext;

/** For example `ListTables`. */
export function operationOf({ commandName = '' }: Context): string {
  return commandName.replace(/Command$/, '');
}

/** The signal that the call was made with. */
export function signalOf(context: Context): CancelSignal | undefined {
  return getSmithyContext(context)['abortSignal'] as CancelSignal | undefined;
}

export function putInLane(context: Context, lane: Lane): void {
  context['lane'] = lane;
}

/** The person's, unless it was put in another. */
export function laneOf(context: Context): Lane {
  return context['lane'] === 'background' ? 'background' : 'person';
}

/** Adds up what the attempts of a call waited for their turn, in milliseconds. */
export function noteWait(context: Context, waited: number): void {
  context['waited'] = (waitedOf(context) ?? 0) + waited;
}

/** Milliseconds; undefined while no attempt has left. */
export function waitedOf(context: Context): number | undefined {
  const waited: unknown = context['waited'];
  return typeof waited === 'number' ? waited : undefined;
}
