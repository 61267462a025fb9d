import type { CallRecord, Log } from '../../core/ports.ts';

/** A shorter wait for its turn, in milliseconds, is not worth a word. */
const noteworthyWait = 100;

/** A call to AWS as one line of the log, the variable part last. */
export function callLine(record: CallRecord): string {
  const { service, operation, region, profile, durationMs, attempts, waitedMs = 0 } = record;
  const parts = [
    `${service} ${operation}`,
    region,
    `profile ${profile}`,
    record.errorReason ?? 'ok',
    ...(record.httpStatus === undefined ? [] : [`HTTP ${record.httpStatus}`]),
    `${Math.round(durationMs)} ms`,
    ...(waitedMs > noteworthyWait ? [`waited ${Math.round(waitedMs)} ms`] : []),
    attempts === 1 ? '1 attempt' : `${attempts} attempts`,
    ...(record.requestId === undefined ? [] : [`request ${record.requestId}`]),
  ];
  return parts.join(' · ');
}

/** Writes a line for every call: what failed as a warning. */
export function logCall(log: Log): (record: CallRecord) => void {
  return (record) => {
    if (record.errorReason === undefined) log.info(callLine(record));
    else log.warn(callLine(record));
  };
}
