import { partition } from '@aws-sdk/core/client';
import type { Pluggable } from '@smithy/types';
import { ExportError } from '../../core/errors.ts';
import { readFailure } from '../failedCall.ts';
import type { AwsService } from './endpoints.ts';

/** Who calls what, and what the service is called. */
export interface FipsCaller {
  readonly service: AwsService;
  readonly region: string;
  readonly profile: string;
}

/**
 * For clients that may use FIPS endpoints only. What has none is never asked anywhere else: it
 * fails with `endpoint-missing`. Where only the network can tell, a host that does not exist is
 * explained.
 */
export function fipsOnly<I extends object, O extends object>(caller: FipsCaller): Pluggable<I, O> {
  return {
    applyToStack: (stack) =>
      stack.add(
        (next) => async (args) => {
          if (lacksFips(caller)) throw missing(caller);
          return next(args).catch((error: unknown) => {
            throw readFailure(error).socketCode === 'ENOTFOUND' ? unknownHost(caller) : error;
          });
        },
        { step: 'initialize', priority: 'low', name: 'fipsOnly', override: true },
      ),
  };
}

/** SimpleDB has plain endpoints only (general/latest/gr/sdb.html), and the SDK knows none of S3 in China. */
function lacksFips({ service, region }: FipsCaller): boolean {
  if (service === 's3') return partition(region).name === 'aws-cn';
  return service === 'simpledb' || service === 'simpledbv2';
}

function missing({ service, region, profile }: FipsCaller): ExportError {
  const name = service === 's3' ? 'Amazon S3' : 'SimpleDB';
  return new ExportError('endpoint-missing', { service: name, region, profile });
}

function unknownHost({ region, profile }: FipsCaller): ExportError {
  const problem = 'AWS may have no FIPS endpoint of this service there.';
  return new ExportError('network', { region, profile, problem });
}
