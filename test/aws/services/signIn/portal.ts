import type {
  GetRoleCredentialsCommandInput,
  GetRoleCredentialsCommandOutput,
} from '@aws-sdk/nested-clients/sso';
import type {
  CreateTokenCommandInput,
  CreateTokenCommandOutput,
} from '@aws-sdk/nested-clients/sso-oidc';
import type { PortalUserSeed } from '../../accessSeed.ts';
import { ApiError } from '../../apiError.ts';
import type { Inspector } from '../../inspector.ts';
import type { KeyRing } from '../../keyRing.ts';
import { operation, type Operation } from '../operation.ts';
import type { Service } from '../service.ts';
import { createLoginService, readJson } from './loginService.ts';

const hour = 3600;

/** What IAM Identity Center works with. */
export interface PortalParts {
  readonly account: string;
  readonly users: readonly PortalUserSeed[];
  readonly keys: KeyRing;
  readonly inspect: Inspector['inspect'];
}

/** IAM Identity Center: its portal, which gives keys for a token, and its tokens' renewal. */
export function createPortal(parts: PortalParts): {
  readonly sso: Service;
  readonly oidc: Service;
} {
  const { users, inspect } = parts;
  const access = new Map(users.map((user) => [user.accessToken, user]));
  const refresh = new Map(users.map((user) => [user.refreshToken, user]));
  return {
    sso: createLoginService({
      name: 'sso',
      operation: 'GetRoleCredentials',
      run: roleCredentials(parts, access),
      read: ({ url, headers }) => ({
        roleName: url.searchParams.get('role_name') ?? undefined,
        accountId: url.searchParams.get('account_id') ?? undefined,
        accessToken: headers['x-amz-sso_bearer_token'],
      }),
      errorBody: ({ message }) => ({ message }),
      inspect,
    }),
    oidc: createLoginService({
      name: 'sso-oidc',
      operation: 'CreateToken',
      run: renewal(access, refresh),
      read: readJson,
      errorBody: ({ code, message }) => ({ error: oauthCode(code), error_description: message }),
      inspect,
    }),
  };
}

type Tokens = Map<string | undefined, PortalUserSeed>;

function roleCredentials({ account, keys }: PortalParts, access: Tokens): Operation {
  return operation<
    GetRoleCredentialsCommandInput,
    Omit<GetRoleCredentialsCommandOutput, '$metadata'>
  >(({ accessToken, accountId, roleName = '' }) => {
    const user = access.get(accessToken);
    if (!user) throw new ApiError('UnauthorizedException', 'Session token not found or invalid');
    const isTheirs = accountId === account && user.roles.includes(roleName);
    // No model has this error; people meet it as "No access".
    if (!isTheirs) throw new ApiError('ForbiddenException', 'No access', 403);
    const issued = keys.issue({ principal: `assumed-role/${roleOf(roleName)}/${user.name}` });
    return {
      roleCredentials: {
        accessKeyId: issued.accessKeyId,
        secretAccessKey: issued.secretAccessKey,
        sessionToken: issued.sessionToken,
        expiration: issued.expiresAt,
      },
    };
  });
}

/** A new pair of tokens for the old one, which is good only once. */
function renewal(access: Tokens, refresh: Tokens): Operation {
  return operation<CreateTokenCommandInput, Omit<CreateTokenCommandOutput, '$metadata'>>(
    (input) => {
      const { grantType, refreshToken = '', clientId, clientSecret } = input;
      if (grantType !== 'refresh_token') {
        throw new ApiError('UnsupportedGrantTypeException', 'Only refresh_token is played here');
      }
      const user = refresh.get(refreshToken);
      if (!user) throw new ApiError('InvalidGrantException', 'Invalid refresh token provided');
      if (user.clientId !== clientId || user.clientSecret !== clientSecret) {
        throw new ApiError('InvalidClientException', 'Invalid client provided');
      }
      const next = { accessToken: `${user.accessToken}+`, refreshToken: `${refreshToken}+` };
      refresh.delete(refreshToken);
      refresh.set(next.refreshToken, user);
      access.set(next.accessToken, user);
      return { ...next, tokenType: 'Bearer', expiresIn: 8 * hour };
    },
  );
}

/** The IAM role behind a permission set; its last part is random on AWS. */
function roleOf(permissionSet: string): string {
  return `AWSReservedSSO_${permissionSet}_0123456789abcdef`;
}

/** `InvalidGrantException` is `invalid_grant` in words of OAuth. */
function oauthCode(code: string): string {
  const words = code.replace(/Exception$/, '').match(/[A-Z][a-z]+/g) ?? [];
  return words.join('_').toLowerCase();
}
