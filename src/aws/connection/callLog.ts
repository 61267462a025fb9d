import type {
  FinalizeRequestMiddleware,
  HandlerExecutionContext,
  InitializeMiddleware,
  Pluggable,
} from '@smithy/types';
import type { CallRecord, Log } from '../../core/ports.ts';
import type { SignIn } from '../../core/signIn.ts';
import { compact } from '../compact.ts';
import { isAmbiguous, toExportError } from '../errors.ts';
import { readFailure, type CallContext, type FailedCall } from '../failedCall.ts';
import { operationOf, waitedOf } from './callNotes.ts';

/** Where finished calls are told, and the clock that measures them (milliseconds). */
export interface CallSink {
  readonly onCall: (record: CallRecord) => void;
  readonly log: Log;
  readonly now: () => number;
}

type Caller = Pick<CallContext, 'service' | 'region' | 'profile'>;

/** What became of one call: what the SDK tells of it, and the reason where it failed. */
interface Outcome {
  readonly facts: FailedCall;
  readonly durationMs: number;
  readonly waitedMs: number | undefined;
  readonly errorReason: string | undefined;
}

/**
 * Watches every call of a client from outside: tells the sink once per call, retries included, and
 * turns whatever the SDK throws into an ExportError, with how to sign in again. Names, times and ids only; no body, header or
 * message ever gets into a record.
 */
export function observeCalls<I extends object, O extends object>(
  caller: Caller,
  sink: CallSink,
  signIn?: SignIn,
): Pluggable<I, O> {
  const unclear = new WeakSet<object>();
  return {
    applyToStack: (stack) => {
      stack.add(wholeCall(caller, sink, { unclear, signIn: compact({ signIn }) }), {
        step: 'initialize',
        priority: 'high',
        name: 'observeCalls',
        override: true,
      });
      stack.add(eachAttempt(unclear), {
        step: 'finalizeRequest',
        priority: 'low',
        name: 'observeAttempts',
        override: true,
      });
    },
  };
}

interface Circumstances {
  /** The calls of which an attempt may have been heard. */
  readonly unclear: WeakSet<object>;
  readonly signIn: Pick<CallContext, 'signIn'>;
}

function wholeCall<I extends object, O extends object>(
  caller: Caller,
  sink: CallSink,
  { unclear, signIn }: Circumstances,
): InitializeMiddleware<I, O> {
  return (next, context) => async (args) => {
    const started = sink.now();
    const operation = operationOf(context);
    const call = { ...caller, operation };
    const tell = (facts: FailedCall, errorReason?: string): void => {
      const durationMs = sink.now() - started;
      sink.onCall(toRecord(call, { facts, errorReason, durationMs, waitedMs: waitOf(context) }));
    };
    const answer = await next(args).catch((error: unknown) => {
      const ambiguous = unclear.has(context);
      const known = toExportError(error, { ...call, input: args.input, ambiguous, ...signIn });
      const facts = readFailure(error);
      tell(facts, known.reason);
      sink.log.debug(traceOf(operation, facts));
      throw known;
    });
    tell(readFailure(answer.output));
    return answer;
  };
}

/** Runs inside the retries: an attempt whose answer was lost may have been heard. */
function eachAttempt<I extends object, O extends object>(
  unclear: WeakSet<object>,
): FinalizeRequestMiddleware<I, O> {
  return (next, context) => async (args) => {
    try {
      return await next(args);
    } catch (error) {
      if (isAmbiguous(error)) unclear.add(context);
      throw error;
    }
  };
}

function toRecord(
  call: Caller & Pick<CallContext, 'operation'>,
  { facts, ...rest }: Outcome,
): CallRecord {
  const { attempts = 0, requestId, httpStatus } = facts;
  return compact({ ...call, ...rest, attempts, requestId, httpStatus });
}

/** Whole milliseconds; undefined for a call that had its turn at once. */
function waitOf(context: HandlerExecutionContext): number | undefined {
  const waited = Math.floor(waitedOf(context) ?? 0);
  return waited > 0 ? waited : undefined;
}

/** For those who look after the extension: what the SDK called it. Its message stays out. */
function traceOf(operation: string, { name, socketCode, httpStatus }: FailedCall): string {
  return `${operation} failed: ${[name, socketCode, httpStatus].filter(Boolean).join(' ')}`;
}
