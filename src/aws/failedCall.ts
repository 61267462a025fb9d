import type { SignIn } from '../core/signIn.ts';
import { compact } from './compact.ts';

/** The call that went wrong, as far as the caller knows it. */
export interface CallContext {
  /** The name in IAM actions, for example `dynamodb` or `sdb`. */
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly profile: string;
  /** What was sent, to name what the call was about. */
  readonly input?: object;
  /** True when an attempt may have reached AWS and no clear answer to it came back. */
  readonly ambiguous?: boolean;
  /** How a person signs in for the profile, where one has to. */
  readonly signIn?: SignIn;
}

/** What an SDK exception tells, read without trusting its type. */
export interface FailedCall {
  /** The wire code for AWS's own errors, the class name for others. */
  readonly name: string;
  readonly message: string;
  /** The code of a Node error, for example `ECONNRESET`. */
  readonly socketCode?: string;
  readonly httpStatus?: number;
  readonly requestId?: string;
  readonly attempts?: number;
  /** S3's `x-amz-bucket-region` header. */
  readonly bucketRegion?: string;
}

/** Reads what is known of a failed call from whatever was thrown. */
export function readFailure(error: unknown): FailedCall {
  const metadata = valueAt(error, '$metadata');
  return compact({
    name: textAt(error, 'name') ?? 'Error',
    message: textAt(error, 'message') ?? '',
    socketCode: textAt(error, 'code'),
    httpStatus: numberAt(metadata, 'httpStatusCode'),
    requestId: textAt(metadata, 'requestId'),
    attempts: numberAt(metadata, 'attempts'),
    bucketRegion: textAt(headersOf(error), 'x-amz-bucket-region'),
  });
}

const headersOf = (error: unknown): unknown => valueAt(valueAt(error, '$response'), 'headers');

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function textAt(value: unknown, key: string): string | undefined {
  const found = valueAt(value, key);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function numberAt(value: unknown, key: string): number | undefined {
  const found = valueAt(value, key);
  return typeof found === 'number' ? found : undefined;
}
