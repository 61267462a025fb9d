import type {
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
  GetSessionTokenRequest,
  GetSessionTokenResponse,
} from '@aws-sdk/client-sts';
import type { AccessSeed } from '../../accessSeed.ts';
import { ApiError } from '../../apiError.ts';
import { arnOf } from '../../identities.ts';
import type { KeyRing } from '../../keyRing.ts';
import { validate, type Constraint } from '../../validation.ts';
import type { World } from '../../world.ts';
import { operation, type Operation } from '../operation.ts';
import { assumeRole, assumeRoleWithWebIdentity } from './assumeRole.ts';
import { createMfa, type Mfa } from './mfa.ts';
import { toCredentials, userId } from './stsShapes.ts';

const usualSeconds = 43_200;

const sessionRules: readonly Constraint[] = [
  { member: 'DurationSeconds', range: [900, 129_600] },
  { member: 'SerialNumber', length: [9, 256] },
  { member: 'TokenCode', length: [6, 6] },
];

/** What STS works with. */
export interface StsParts {
  readonly world: World;
  readonly access: AccessSeed;
  readonly keys: KeyRing;
}

/** STS: who somebody is, and temporary keys for roles and for users with an MFA device. */
export function stsOperations(parts: StsParts): Record<string, Operation> {
  const mfa = createMfa(parts.access.mfaDevices ?? []);
  return {
    AssumeRole: assumeRole(parts, mfa),
    AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity(parts),
    GetCallerIdentity: callerIdentity(parts.world),
    GetSessionToken: sessionToken(parts.keys, mfa),
  };
}

function callerIdentity({ account }: World): Operation {
  return operation<GetCallerIdentityRequest, GetCallerIdentityResponse>((_, { identity }) => ({
    UserId: userId(identity.principal),
    Account: account,
    Arn: arnOf(identity, account),
  }));
}

/**
 * The same user with temporary keys. That AWS closes IAM to keys that were had without a code is not
 * played.
 */
function sessionToken(keys: KeyRing, mfa: Mfa): Operation {
  return operation<GetSessionTokenRequest, GetSessionTokenResponse>((input, { identity }) => {
    validate(input, sessionRules);
    const { principal, denied } = identity;
    if (identity.sessionToken !== undefined) {
      throw new ApiError('AccessDenied', 'Cannot call GetSessionToken with session credentials');
    }
    mfa.check(principal, input.SerialNumber, input.TokenCode);
    const lifetime = (input.DurationSeconds ?? usualSeconds) * 1000;
    const issued = keys.issue({ principal, lifetime, ...(denied && { denied }) });
    return { Credentials: toCredentials(issued) };
  });
}
