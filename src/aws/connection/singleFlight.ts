import type { AwsCredentialIdentity } from '@smithy/types';

export type CredentialSource = () => Promise<AwsCredentialIdentity>;

/** The SDK renews credentials that have less than this left, in milliseconds. */
const margin = 5 * 60_000;

/**
 * One set of credentials for however many clients ask at once, kept until shortly before it
 * expires. Without this every client asks for itself, and a person is asked for the same code once
 * per client. A failure is not kept, so the next call tries again.
 */
export function singleFlight(
  load: CredentialSource,
  now: () => number = Date.now,
): CredentialSource {
  let known: AwsCredentialIdentity | undefined;
  let flight: Promise<AwsCredentialIdentity> | undefined;
  const fetch = async (): Promise<AwsCredentialIdentity> => {
    try {
      known = await load();
      return known;
    } finally {
      flight = undefined;
    }
  };
  return async () => {
    const left = (known?.expiration?.getTime() ?? Infinity) - now();
    if (known !== undefined && left > margin) return known;
    return (flight ??= fetch());
  };
}
