import { accountIn } from '../../grammar/account.ts';
import type { CancelSignal, Identity } from '../../ports.ts';
import type { Looks } from '../check.ts';

/** Who does something: the caller, by GetCallerIdentity, or the role of an ARN. */
export async function whoIs(
  principal: string,
  looks: Looks,
  signal: CancelSignal,
): Promise<Identity> {
  if (principal === 'caller') return looks.identity(signal);
  return { arn: principal, account: accountIn(principal) ?? '' };
}
