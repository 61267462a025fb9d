import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse,
} from '@aws-sdk/client-sts';
import type { AssumableRoleSeed } from '../../accessSeed.ts';
import { ApiError, validationError } from '../../apiError.ts';
import { arnOf, type Identity } from '../../identities.ts';
import { validate, type Constraint } from '../../validation.ts';
import { operation, type Operation, type Wire } from '../operation.ts';
import type { Mfa } from './mfa.ts';
import type { StsParts } from './sts.ts';
import { roleId, toCredentials } from './stsShapes.ts';

const usualSeconds = 3600;
/** AWS's limit for a role that is assumed with the keys of another role. */
const longestChained = 3600;

const rules: readonly Constraint[] = [
  { member: 'RoleArn', required: true, length: [20, 2048] },
  { member: 'RoleSessionName', required: true, length: [2, 64], pattern: '[\\w+=,.@-]*' },
  { member: 'DurationSeconds', range: [900, 43_200] },
  { member: 'ExternalId', length: [2, 1224] },
  { member: 'SerialNumber', length: [9, 256] },
  { member: 'TokenCode', length: [6, 6] },
];

/** AssumeRole: the role's trust policy decides, and the code of an MFA device where one is sent. */
export function assumeRole(parts: StsParts, mfa: Mfa): Operation {
  return operation<AssumeRoleRequest, AssumeRoleResponse>((input, { identity }) => {
    validate(input, rules);
    const { RoleArn = '', RoleSessionName = '', DurationSeconds = usualSeconds } = input;
    const role = roleOf(parts, RoleArn);
    if (!role || !isTrusted(role, identity, input)) throw notAuthorized(parts, identity, RoleArn);
    checkDuration(role, DurationSeconds, identity);
    const isProven = mfa.check(identity.principal, input.SerialNumber, input.TokenCode);
    if (role.needsMfa && !isProven) throw notAuthorized(parts, identity, RoleArn);
    return enter(parts, role, RoleSessionName, DurationSeconds);
  });
}

/** The same for whoever holds the right token; nobody signs it. */
export function assumeRoleWithWebIdentity(parts: StsParts): Operation {
  return operation<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse>((input) => {
    validate(input, rules);
    const { RoleArn = '', RoleSessionName = '', DurationSeconds = usualSeconds } = input;
    const role = roleOf(parts, RoleArn);
    if (role?.webIdentityToken === undefined) throw notByWebIdentity();
    if (role.webIdentityToken !== input.WebIdentityToken) throw badWebIdentity();
    checkDuration(role, DurationSeconds);
    return enter(parts, role, RoleSessionName, DurationSeconds);
  });
}

function roleOf({ world, access }: StsParts, arn: string): AssumableRoleSeed | undefined {
  return access.roles?.find(({ name }) => arn === `arn:aws:iam::${world.account}:role/${name}`);
}

/** An external id that nobody asked for does no harm. */
function isTrusted(
  role: AssumableRoleSeed,
  { principal }: Identity,
  { ExternalId }: Wire<AssumeRoleRequest>,
): boolean {
  const { trusts, externalId = ExternalId, webIdentityToken } = role;
  return trusts.test(principal) && externalId === ExternalId && webIdentityToken === undefined;
}

function enter(
  { world, keys }: StsParts,
  { name, denied }: AssumableRoleSeed,
  session: string,
  seconds: number,
): Wire<AssumeRoleResponse> {
  const principal = `assumed-role/${name}/${session}`;
  const issued = keys.issue({ principal, lifetime: seconds * 1000, ...(denied && { denied }) });
  return {
    Credentials: toCredentials(issued),
    AssumedRoleUser: {
      AssumedRoleId: `${roleId(name)}:${session}`,
      Arn: `arn:aws:sts::${world.account}:${principal}`,
    },
  };
}

function checkDuration(role: AssumableRoleSeed, seconds: number, caller?: Identity): void {
  const isChained = caller?.principal.startsWith('assumed-role/') ?? false;
  if (isChained && seconds > longestChained) {
    throw validationError(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  }
  if (seconds <= (role.longestSession ?? usualSeconds)) return;
  throw validationError(
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  );
}

/**
 * One sentence for a role that does not exist, that does not trust the caller, and that wants an
 * external id or a code which is missing. Whether AWS goes on with "because no … policy allows …"
 * is not certain.
 */
function notAuthorized({ world }: StsParts, identity: Identity, role: string): ApiError {
  const principal = arnOf(identity, world.account);
  return new ApiError(
    'AccessDenied',
    `User: ${principal} is not authorized to perform: sts:AssumeRole on resource: ${role}`,
  );
}

function notByWebIdentity(): ApiError {
  const message = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';
  return new ApiError('AccessDenied', message);
}

/** AWS has a sentence for each thing that can be wrong with a token; this one is for its signature. */
function badWebIdentity(): ApiError {
  const message = "Couldn't retrieve verification key from your identity provider";
  return new ApiError('InvalidIdentityToken', message);
}
