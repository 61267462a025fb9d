import type { ErrorDetails, ErrorReason } from '../core/errors.ts';
import { oneLine } from '../core/format/text.ts';
import type { CallContext, FailedCall } from './failedCall.ts';

/** Operations that start a job. */
export const startingOperations = [
  'CreateBackup',
  'ExportTableToPointInTime',
  'StartDomainExport',
  'StartExportTask',
] as const;

const starting: ReadonlySet<string> = new Set(startingOperations);

/** Reasons that AWS says more of, in sentences that it writes for people. */
const toldByAws: ReadonlySet<ErrorReason> = new Set([
  'bucket-unusable',
  'invalid-export-only',
  'key-not-accessible',
  'role-not-permitted',
  'source-not-exportable',
  'validation',
]);

/** Answers about who signed and how, which can quote what was signed, and what no AWS wrote. */
const aboutSigning: ReadonlySet<ErrorReason> = new Set([
  'clock-skewed',
  'credentials-expired',
  'credentials-missing',
  'mfa-needed',
  'mfa-refused',
  'not-json',
  'profile-unusable',
]);

/**
 * What AWS itself said, fit to be kept: its sentence where ours quotes it, and its code and sentence
 * of every start that it refused, so that what is new to us can be looked up.
 */
export function wordsOf(
  reason: ErrorReason,
  { httpStatus, message, name }: FailedCall,
  { operation }: CallContext,
): Pick<ErrorDetails, 'awsCode' | 'awsMessage'> {
  const hasAnswer = httpStatus !== undefined && !aboutSigning.has(reason);
  const isRefusal = hasAnswer && starting.has(operation);
  const text = isRefusal || toldByAws.has(reason) ? readable(message) : '';
  return {
    ...(isRefusal && code.test(name) && { awsCode: name }),
    ...(text !== '' && { awsMessage: text }),
  };
}

/** As AWS writes codes: what has another form is none. */
const code = /^[A-Za-z][\w.:-]{0,99}$/;

/** Longer than any sentence of AWS, in characters. */
const longest = 1000;

function readable(message: string): string {
  const clean = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), message);
  return oneLine(clean, longest);
}

/** What a message could quote of a signed request: ids of access keys, members, tokens. */
const secrets: readonly RegExp[] = [
  /\bA[KS]IA[A-Z0-9]{12,}\b/g,
  /(?<=\b(?:X-Amz-[\w-]+|Credential|Signature|SecurityToken|SessionToken)=)[^&\s,"']+/gi,
  // Longer than names, and without what keeps the parts of an ARN or a sentence apart.
  /[\w+/=%-]{100,}/g,
];
