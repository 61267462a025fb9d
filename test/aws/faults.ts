import { ApiError } from './apiError.ts';
import type { Call, ServiceName } from './call.ts';
import { denial } from './iam.ts';

/** What can go wrong on purpose. */
export const faultNames = [
  'throttle',
  'internal',
  'slow',
  'cut-before',
  'cut-after',
  'expired-token',
  'access-denied',
  'html',
  'wrong-region',
  'clock-skew',
] as const;

/** The name of a fault, as on the command line. */
export type FaultName = (typeof faultNames)[number];

/** One fault, and which calls it meets. */
export interface FaultRule {
  readonly fault: FaultName;
  /** For example `ListTables`; every operation where absent. */
  readonly operation?: string;
  /** How many calls it meets; all until it is cleared where absent. */
  readonly times?: number;
  /** Real milliseconds that `slow` takes. */
  readonly delay?: number;
  /** Of the page that `html` answers, 200 unless told. */
  readonly status?: number;
}

/** The switchboard: one rule per fault and operation, the one set last meets a call first. */
export interface Faults {
  readonly set: (rule: FaultRule) => void;
  readonly clear: () => void;
  /** The fault that meets this call, counted. */
  readonly take: (operation: string) => FaultRule | undefined;
}

/** No fault is on at first. */
export function createFaults(): Faults {
  let rules: { readonly rule: FaultRule; left: number }[] = [];
  return {
    set(rule) {
      rules.unshift({ rule, left: rule.times ?? Infinity });
    },
    clear() {
      rules = [];
    },
    take(operation) {
      const found = rules.find(
        ({ rule, left }) => left > 0 && (rule.operation ?? operation) === operation,
      );
      if (found) found.left -= 1;
      return found?.rule;
    },
  };
}

type ErrorRow = readonly [code: string, message: string, status?: number];

/** JSON services share most of their answers. */
const json = {
  throttle: ['ThrottlingException', 'Rate exceeded'],
  expired: ['ExpiredTokenException', 'The security token included in the request is expired'],
  skew: [
    'InvalidSignatureException',
    'Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z (20260101T001500Z - 5 min.)',
  ],
  unsigned: ['MissingAuthenticationTokenException', 'Missing Authentication Token'],
  region: ['InvalidSignatureException', 'Credential should be scoped to a valid region.'],
} as const satisfies Record<string, ErrorRow>;

/** Faults that are an AWS error, and what AWS says to a request that nobody signed. */
type Refusal =
  'throttle' | 'internal' | 'expired-token' | 'wrong-region' | 'clock-skew' | 'unsigned';

/** What each service answers; the status is told where no model tells it. */
const errorTable: Readonly<Record<Refusal, Readonly<Record<ServiceName, ErrorRow>>>> = {
  throttle: {
    dynamodb: json.throttle,
    kms: json.throttle,
    s3: ['SlowDown', 'Please reduce your request rate.', 503],
    sts: ['Throttling', 'Rate exceeded', 400],
  },
  internal: {
    dynamodb: [
      'InternalServerError',
      'The request processing has failed because of an unknown error',
    ],
    kms: ['KMSInternalException', 'An internal error occurred'],
    s3: ['InternalError', 'We encountered an internal error. Please try again.', 500],
    sts: ['InternalFailure', 'The request processing has failed.', 500],
  },
  unsigned: {
    dynamodb: json.unsigned,
    kms: json.unsigned,
    s3: ['AccessDenied', 'Access Denied', 403],
    sts: ['MissingAuthenticationToken', json.unsigned[1], 403],
  },
  'expired-token': {
    dynamodb: json.expired,
    kms: json.expired,
    s3: ['ExpiredToken', 'The provided token has expired.', 400],
    sts: ['ExpiredToken', 'The security token included in the request is expired', 403],
  },
  'wrong-region': {
    dynamodb: json.region,
    kms: json.region,
    s3: [
      'AuthorizationHeaderMalformed',
      'The authorization header is malformed; the region is wrong',
      400,
    ],
    sts: ['SignatureDoesNotMatch', 'Credential should be scoped to a valid region.', 403],
  },
  'clock-skew': {
    dynamodb: json.skew,
    kms: json.skew,
    s3: [
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
      403,
    ],
    sts: ['SignatureDoesNotMatch', json.skew[1], 403],
  },
};

/** The error that a fault makes of a call; undefined for faults that are no AWS error. */
export function errorOf(fault: FaultName, call: Call, account: string): ApiError | undefined {
  if (fault === 'access-denied') return denial(call, account);
  return isRefusal(fault) ? refusal(fault, call) : undefined;
}

/** A refusal in the words of the service that was called. */
export function refusal(reason: Refusal, call: Call): ApiError {
  return new ApiError(...errorTable[reason][call.service]);
}

function isRefusal(fault: FaultName): fault is Refusal & FaultName {
  return fault in errorTable;
}
