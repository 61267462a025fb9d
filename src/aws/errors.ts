import { ExportError, isExportError, type ErrorDetails, type ErrorReason } from '../core/errors.ts';
import { compact } from './compact.ts';
import { neverSentCodes, reasonAt, reasonOfCode, reasonOfSocketCode } from './errorCodes.ts';
import { readFailure, type CallContext, type FailedCall } from './failedCall.ts';
import { readRefusal } from './refusal.ts';
import { subjectOf } from './subject.ts';
import { startingOperations, wordsOf } from './words.ts';

type Rule = (failure: FailedCall, context: CallContext) => ErrorReason | undefined;

/**
 * The first rule that knows the failure decides. A socket code goes before the name, because the
 * SDK calls a reset connection `TimeoutError`.
 */
const rules: readonly Rule[] = [
  bucketElsewhere,
  badScope,
  badClock,
  badDevice,
  badCode,
  ({ socketCode }) => reasonOfSocketCode.get(socketCode ?? ''),
  lostPlace,
  ({ name }, { operation }) => reasonAt[operation]?.[name],
  ({ name }) => reasonOfCode.get(name),
  credentials,
  byStatus,
];

/** Operations that change something in AWS, so that a lost answer is more than a nuisance. */
const changing: ReadonlySet<string> = new Set([
  ...startingOperations,
  'CancelExportTask',
  'DeleteBackup',
  'UpdateContinuousBackups',
]);

/**
 * The expected failure behind whatever the SDK threw. The SDK's exception is not kept as `cause`:
 * it carries the raw answer, and its message can hold parts of the signed request.
 */
export function toExportError(error: unknown, context: CallContext): ExportError {
  if (isExportError(error)) return error;
  const failure = readFailure(error);
  const reason = reasonOf(failure, context);
  return new ExportError(reason, detailsOf(reason, failure, context));
}

/**
 * Whether AWS may have carried out what one attempt asked for: it left, and what came back is no
 * clear answer (nothing, a server error, or a page that some proxy wrote).
 */
export function isAmbiguous(error: unknown): boolean {
  const { httpStatus, socketCode, name } = readFailure(error);
  if (httpStatus === undefined) return !neverSentCodes.has(socketCode ?? '') && !isTls(socketCode);
  return httpStatus < 400 || httpStatus >= 500 || reasonOfCode.get(name) === 'not-json';
}

const isTls = (code = ''): boolean => reasonOfSocketCode.get(code) === 'tls';

function reasonOf(failure: FailedCall, context: CallContext): ErrorReason {
  for (const rule of rules) {
    const reason = rule(failure, context);
    if (reason !== undefined) return reason;
  }
  return 'unknown';
}

function detailsOf(reason: ErrorReason, failure: FailedCall, context: CallContext): ErrorDetails {
  return compact({
    resource: subjectOf(context.input ?? {}, reason),
    ...(reason === 'access-denied' ? readRefusal(failure.message, context) : {}),
    ...(reason === 'credentials-expired' ? waysIn(failure, context) : {}),
    ...wordsOf(reason, failure, context),
    operation: context.operation,
    profile: context.profile,
    region: context.region,
    bucketRegion: failure.bucketRegion,
    requestId: failure.requestId,
    problem: reason === 'profile-unusable' ? deviceProblem(context) : undefined,
    maybeDone: isMaybeDone(context) ? true : undefined,
  });
}

/** A code gives a new session and no new keys: it helps where a session has come to its end. */
function waysIn({ name }: FailedCall, { signIn }: CallContext): ErrorDetails {
  const helps = signIn?.way !== 'mfa' || name.startsWith('ExpiredToken');
  return helps ? compact({ signInWay: signIn?.way, signInProfile: signIn?.profile }) : {};
}

function isMaybeDone({ ambiguous = false, operation }: CallContext): boolean {
  return ambiguous && changing.has(operation);
}

/** S3 answers 301 or 400 and names the Region for a bucket that lies elsewhere. */
function bucketElsewhere({ bucketRegion, httpStatus = 0 }: FailedCall, { region }: CallContext) {
  const redirected = [301, 307, 400].includes(httpStatus);
  return redirected && bucketRegion && bucketRegion !== region ? 'wrong-region' : undefined;
}

/** Signature Version 4 puts the Region into the credential's scope. */
function badScope({ message }: FailedCall) {
  return /credential should be scoped to a valid region/i.test(message)
    ? 'wrong-region'
    : undefined;
}

/** Most services have one code for all that is wrong with a signature, its time included. */
function badClock(failure: FailedCall) {
  return blamesClock(failure) ? 'clock-skewed' : undefined;
}

/** Whether AWS refused a signature for its time alone. */
export function blamesClock({ message }: FailedCall): boolean {
  return /^signature (expired|not yet current)\b/i.test(message);
}

/** Both ways in which STS says that no code will do, since the device is not the caller's. */
function badDevice({ name, message }: FailedCall, { operation }: CallContext) {
  if (!askingForCodes.has(operation)) return undefined;
  const isMalformed = reasonOfCode.get(name) === 'validation' && /serialNumber/i.test(message);
  return isMalformed ||
    /^MultiFactorAuthentication failed\b.*\bverify your MFA serial/i.test(message)
    ? 'profile-unusable'
    : undefined;
}

const deviceProblem = ({ profile }: CallContext): string =>
  `The mfa_serial of profile "${profile}" is not the device of its user.`;

/** Both ways in which STS refuses a code of an MFA device; the second quotes the code. */
function badCode({ name, message }: FailedCall, { operation }: CallContext) {
  if (!askingForCodes.has(operation)) return undefined;
  const isMalformed = reasonOfCode.get(name) === 'validation' && /tokenCode/i.test(message);
  return isMalformed || /^MultiFactorAuthentication failed\b/.test(message)
    ? 'mfa-refused'
    : undefined;
}

const askingForCodes: ReadonlySet<string> = new Set(['AssumeRole', 'GetSessionToken']);

/** Where to go on is all that is new in the request for a further page: that must be what is wrong. */
function lostPlace({ name }: FailedCall, { input = {} }: CallContext) {
  const isContinued = Object.entries(input).some(([member, value]) => value && places.has(member));
  return isContinued && reasonOfCode.get(name) === 'validation' ? 'list-outdated' : undefined;
}

/** Members that say where a list goes on, in words of AWS that mean nothing to anybody else. */
const places: ReadonlySet<string> = new Set([
  'ContinuationToken',
  'ExclusiveStartBackupArn',
  'Marker',
  'NextToken',
  'nextToken',
]);

/**
 * The SDK's credential providers tell apart "none", "expired" and "could not ask" in their message
 * only.
 */
function credentials({ name, message }: FailedCall) {
  if (!/^(Credentials|Token)?ProviderError$/.test(name)) return undefined;
  if (/\bE(AI_AGAIN|CONNREFUSED|CONNRESET|HOSTUNREACH|NOTFOUND|TIMEDOUT)\b/.test(message)) {
    return 'network';
  }
  return /expired|not found or invalid|(sso|aws) login/i.test(message)
    ? 'credentials-expired'
    : 'credentials-missing';
}

/** Answers without a body, as HEAD requests get them, have a status and nothing more. */
function byStatus({ httpStatus = 0 }: FailedCall, { operation }: CallContext) {
  if (httpStatus === 404) return notFound[operation];
  const known = operation === 'HeadBucket' ? reasonOfHead[httpStatus] : undefined;
  if (known !== undefined) return known;
  return httpStatus >= 500 ? 'internal' : reasonOfStatus[httpStatus];
}

const notFound: Readonly<Record<string, ErrorReason>> = {
  GetObject: 'object-not-found',
  HeadBucket: 'bucket-not-found',
};

/**
 * HeadBucket's answer has no body and so no code: 400 is what a login that has expired comes to,
 * 503 is SlowDown.
 */
const reasonOfHead: Readonly<Record<number, ErrorReason>> = {
  400: 'credentials-expired',
  503: 'throttled',
};

const reasonOfStatus: Readonly<Record<number, ErrorReason>> = {
  301: 'wrong-region',
  307: 'wrong-region',
  401: 'credentials-expired',
  403: 'access-denied',
  407: 'network',
  408: 'timeout',
  429: 'throttled',
};
