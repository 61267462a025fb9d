import { fromProcess } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity, Logger } from '@smithy/types';
import { ExportError, isExportError } from '../../../core/errors.ts';
import { attempt } from '../../../core/lib/attempt.ts';
import { readFailure } from '../../failedCall.ts';
import type { ConfigFiles } from '../configFiles.ts';

/**
 * Credentials that a profile's `credential_process` prints. Throws `credentials-missing` with what
 * is wrong in a sentence of our own: the process may print anything, and its command line too can
 * hold secrets.
 */
export async function fromProfileProcess(
  profile: string,
  files: ConfigFiles,
  logger: Logger,
): Promise<AwsCredentialIdentity> {
  const provider = fromProcess({
    profile,
    filepath: files.credentials,
    configFilepath: files.config,
    ignoreCache: true,
    logger,
  });
  const outcome = await attempt(() => inTime(profile, provider()));
  if (outcome.ok) return outcome.value;
  if (isExportError(outcome.error)) throw outcome.error;
  const { message } = readFailure(outcome.error);
  throw new ExportError('credentials-missing', { profile, problem: problemIn(message) });
}

/** Milliseconds: such a process may wait for somebody to log in, but not for ever. */
const patience = 5 * 60_000;

/** A process that hangs would keep all calls waiting, also those that come later. */
async function inTime<T>(profile: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const problem = 'Its credential_process did not end within five minutes.';
    const give = (): void => reject(new ExportError('credentials-missing', { profile, problem }));
    timer = setTimeout(give, patience).unref();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The SDK's own sentences; all other messages are the process's, or the shell's. */
const problems: readonly (readonly [ending: string, problem: string])[] = [
  ['returned invalid JSON.', 'Its credential_process did not print JSON.'],
  ['did not return Version 1.', 'Its credential_process did not print "Version": 1.'],
  ['returned invalid credentials.', 'Its credential_process printed no complete keys.'],
  ['returned expired credentials.', 'Its credential_process printed keys that have expired.'],
];

function problemIn(message: string): string {
  const known = problems.find(([ending]) => message.endsWith(`credential_process ${ending}`));
  return known?.[1] ?? 'Its credential_process failed.';
}
