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
  /** `error` is any other error that AWS knows, told by `code`. */
  readonly fault: FaultName | 'error';
  /** For example `ListTables`; every operation where absent. */
  readonly operation?: string;
  /** Where an operation's name is not enough: two services have a `ListExports`. */
  readonly service?: ServiceName;
  /** Only calls with this text in their body, such as a client token. */
  readonly about?: string;
  /** How many calls it meets; all until it is cleared where absent. */
  readonly times?: number;
  /** Real milliseconds that `slow` takes. */
  readonly delay?: number;
  /** Of the page that `html` answers, 200 unless told; of `error`, where no model tells it. */
  readonly status?: number;
  /** What `error` answers, for example `TableInUseException`. */
  readonly code?: string;
  /** The sentence that `error` answers; one of its own unless told. */
  readonly message?: string;
}

/** The switchboard: one rule per fault and operation, the one set last meets a call first. */
export interface Faults {
  readonly set: (rule: FaultRule) => void;
  readonly clear: () => void;
  /** The fault that meets this call, counted. */
  readonly take: (call: Pick<Call, 'body' | 'operation' | 'service'>) => FaultRule | undefined;
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
    take({ body, operation, service }) {
      const found = rules.find(
        ({ rule, left }) =>
          left > 0 &&
          (rule.operation ?? operation) === operation &&
          (rule.service ?? service) === service &&
          body.includes(rule.about ?? ''),
      );
      if (found) found.left -= 1;
      return found?.rule;
    },
  };
}

type ErrorRow = readonly [code: string, message: string, status?: number];

/** JSON services share most of their answers; REST-JSON ones have statuses of their own. */
const json = {
  throttle: ['ThrottlingException', 'Rate exceeded'],
  invalid: [
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
  ],
  forged: [
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  ],
  expired: ['ExpiredTokenException', 'The security token included in the request is expired'],
  skew: [
    'InvalidSignatureException',
    'Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z (20260101T001500Z - 5 min.)',
  ],
  unsigned: ['MissingAuthenticationTokenException', 'Missing Authentication Token'],
  region: ['InvalidSignatureException', 'Credential should be scoped to a valid region.'],
} as const satisfies Record<string, ErrorRow>;

/** Services of the Query protocol share all but the answer to their own failure. */
const query = {
  throttle: ['Throttling', json.throttle[1], 400],
  internal: ['InternalFailure', 'The request processing has failed.', 500],
  unsigned: ['MissingAuthenticationToken', json.unsigned[1], 403],
  expired: ['ExpiredToken', json.expired[1], 403],
  invalid: ['InvalidClientTokenId', json.invalid[1], 403],
  forged: ['SignatureDoesNotMatch', json.forged[1], 403],
  region: ['SignatureDoesNotMatch', json.region[1], 403],
  skew: ['SignatureDoesNotMatch', json.skew[1], 403],
} as const satisfies Record<string, ErrorRow>;

/** Services where keys are to be had share all of their answers, as far as nobody has seen others. */
function openRows(code: string, message: string, status: number) {
  const row: ErrorRow = [code, message, status];
  return { container: row, instance: row, signin: row, sso: row, 'sso-oidc': row } as const;
}

/** Faults that are an AWS error, and what AWS says to requests that are not signed as they should. */
type Refusal =
  | 'throttle'
  | 'internal'
  | 'expired-token'
  | 'wrong-region'
  | 'clock-skew'
  | 'unsigned'
  | 'invalid-token'
  | 'bad-signature';

/** What each service answers; the status is told where no model tells it. */
const errorTable: Readonly<Record<Refusal, Readonly<Record<ServiceName, ErrorRow>>>> = {
  throttle: {
    ...openRows('TooManyRequestsException', 'Rate exceeded', 429),
    dynamodb: json.throttle,
    kms: json.throttle,
    s3: ['SlowDown', 'Please reduce your request rate.', 503],
    sdb: json.throttle,
    'sdb-classic': [
      'ServiceUnavailable',
      'Service AmazonSimpleDB is currently unavailable. Please try again later',
      503,
    ],
    iam: query.throttle,
    rds: query.throttle,
    sts: query.throttle,
  },
  internal: {
    ...openRows('InternalServerException', 'An internal error occurred', 500),
    dynamodb: [
      'InternalServerError',
      'The request processing has failed because of an unknown error',
    ],
    kms: ['KMSInternalException', 'An internal error occurred'],
    s3: ['InternalError', 'We encountered an internal error. Please try again.', 500],
    sdb: ['InternalFailure', 'The request processing has failed.'],
    'sdb-classic': [
      'InternalError',
      'Request could not be executed due to an internal service error.',
      500,
    ],
    iam: ['ServiceFailure', 'The request processing has failed because of an unknown error.', 500],
    rds: query.internal,
    sts: query.internal,
  },
  unsigned: {
    ...openRows('UnauthorizedException', 'Session token not found or invalid', 401),
    dynamodb: json.unsigned,
    kms: json.unsigned,
    s3: ['AccessDenied', 'Access Denied', 403],
    sdb: json.unsigned,
    'sdb-classic': [
      'AuthMissingFailure',
      'AWS was not able to authenticate the request: access keys are missing.',
      403,
    ],
    iam: query.unsigned,
    rds: query.unsigned,
    sts: query.unsigned,
  },
  'expired-token': {
    ...openRows('UnauthorizedException', 'Session token not found or invalid', 401),
    dynamodb: json.expired,
    kms: json.expired,
    s3: ['ExpiredToken', 'The provided token has expired.', 400],
    sdb: json.expired,
    'sdb-classic': ['ExpiredToken', json.expired[1], 403],
    iam: query.expired,
    rds: query.expired,
    sts: query.expired,
  },
  'wrong-region': {
    ...openRows('InvalidRequestException', 'The Region is wrong', 400),
    dynamodb: json.region,
    kms: json.region,
    s3: [
      'AuthorizationHeaderMalformed',
      'The authorization header is malformed; the region is wrong',
      400,
    ],
    sdb: json.region,
    'sdb-classic': ['AuthFailure', 'AWS was not able to validate the provided access keys.', 403],
    iam: query.region,
    rds: query.region,
    sts: query.region,
  },
  'clock-skew': {
    ...openRows('InvalidRequestException', 'The time is wrong', 400),
    dynamodb: json.skew,
    kms: json.skew,
    s3: [
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
      403,
    ],
    sdb: json.skew,
    'sdb-classic': [
      'RequestExpired',
      'Request has expired. Timestamp date is 2026-01-01T00:00:00.000Z',
      400,
    ],
    iam: query.skew,
    rds: query.skew,
    sts: query.skew,
  },
  'invalid-token': {
    ...openRows('UnauthorizedException', 'Session token not found or invalid', 401),
    dynamodb: json.invalid,
    kms: json.invalid,
    s3: ['InvalidToken', 'The provided token is malformed or otherwise invalid.', 400],
    sdb: json.invalid,
    'sdb-classic': query.invalid,
    iam: query.invalid,
    rds: query.invalid,
    sts: query.invalid,
  },
  'bad-signature': {
    ...openRows('UnauthorizedException', 'Session token not found or invalid', 401),
    dynamodb: json.forged,
    kms: json.forged,
    s3: query.forged,
    sdb: json.forged,
    'sdb-classic': query.forged,
    iam: query.forged,
    rds: query.forged,
    sts: query.forged,
  },
};

/** The error that a fault makes of a call; undefined for faults that are no AWS error. */
export function errorOf(rule: FaultRule, call: Call, account: string): ApiError | undefined {
  const { fault, code = 'InternalFailure', message = 'The stand-in was told to refuse.' } = rule;
  if (fault === 'error') return new ApiError(code, message, rule.status);
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
