import { explainError } from '../../core/insight/explain.ts';
import type { Log } from '../../core/ports.ts';
import type { FormRequests, PresentedError } from '../../protocol/exportForm.ts';
import { errorLogText } from '../errors/errorActions.ts';

/** What each request does, to complete “could not …”. */
const doing: Readonly<Record<keyof FormRequests, string>> = {
  open: 'read the table',
  refreshFacts: 'read the table again',
  lastIncremental: 'find the last incremental export',
  listBuckets: 'list the buckets',
  bucketRegion: 'find the Region of the bucket',
  listKeys: 'list the KMS keys',
  turnOnRecovery: 'turn on point-in-time recovery',
  newToken: 'make a client token',
  start: 'start the export',
  copyRequest: 'copy the request',
  showExports: 'show the exports',
  showLog: 'show the log',
};

/** Makes sentences of what went wrong while a request was answered; the rest goes to the log. */
export function formPresenter(log: Log): (error: unknown, request: string) => PresentedError {
  return (error, request) => {
    const what = Object.hasOwn(doing, request)
      ? doing[request as keyof FormRequests]
      : 'answer the form';
    log.warn(errorLogText(error, what));
    return explainError(error, what);
  };
}
