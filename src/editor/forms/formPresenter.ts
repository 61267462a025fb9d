import { isExportError } from '../../core/errors.ts';
import { explainError } from '../../core/insight/explain.ts';
import type { Log } from '../../core/ports.ts';
import type { FormRequests, PresentedError } from '../../protocol/exportForm.ts';
import { errorLogText } from '../errors/errorActions.ts';

type Doing = Readonly<Record<keyof FormRequests, string>>;

/** What each request does, to complete “could not …”, unless a kind says it better. */
const doing: Doing = {
  open: 'read the table',
  refreshFacts: 'read the table again',
  lastIncremental: 'find the last incremental export',
  listBuckets: 'list the buckets',
  bucketRegion: 'find the Region of the bucket',
  listKeys: 'list the KMS keys',
  listRoles: 'list the IAM roles',
  describeKey: 'look up the KMS key',
  turnOnRecovery: 'turn on point-in-time recovery',
  preflight: 'check whether this will work',
  useFix: 'get the text of this fix',
  readPrices: 'read the prices',
  newToken: 'make a client token',
  start: 'start the export',
  copyRequest: 'copy the request',
  showPermissions: 'show the required permissions',
  signIn: 'sign in',
  showExports: 'show the exports',
  showLog: 'show the log',
};

/** Makes sentences of what went wrong while a request was answered; the rest goes to the log. */
export function formPresenter(
  log: Log,
  own: Partial<Doing> = {},
): (error: unknown, request: string) => PresentedError {
  const words: Doing = { ...doing, ...own };
  return (error, request) => {
    const what = Object.hasOwn(words, request)
      ? words[request as keyof FormRequests]
      : 'answer the form';
    // Each change of the form cancels what is looked at for the draft before it.
    if (!isCancelled(error)) log.warn(errorLogText(error, what));
    return explainError(error, what);
  };
}

function isCancelled(error: unknown): boolean {
  return isExportError(error) && error.reason === 'cancelled';
}
