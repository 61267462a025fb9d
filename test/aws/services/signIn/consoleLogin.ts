import type {
  CreateOAuth2TokenCommandInput,
  CreateOAuth2TokenCommandOutput,
} from '@aws-sdk/nested-clients/signin';
import type { ConsoleLoginSeed } from '../../accessSeed.ts';
import { ApiError } from '../../apiError.ts';
import type { Call } from '../../call.ts';
import type { Inspector } from '../../inspector.ts';
import type { KeyRing } from '../../keyRing.ts';
import { operation, type Operation } from '../operation.ts';
import type { Service } from '../service.ts';
import { createLoginService, readJson } from './loginService.ts';

/** What the console says that keys of a login live. */
const lifetime = 15 * 60;

/**
 * The sign-in service behind `aws login`: new keys for a refresh token. That the proof of possession
 * (DPoP) is there is demanded; it is not verified.
 */
export function createConsoleLogin(
  logins: readonly ConsoleLoginSeed[],
  keys: KeyRing,
  inspect: Inspector['inspect'],
): Service {
  return createLoginService({
    name: 'signin',
    operation: 'CreateOAuth2Token',
    run: renewal(new Map(logins.map((login) => [login.refreshToken, login])), keys),
    read: (call) => ({ tokenInput: readJson(call) }),
    payload: (output) => (output as { readonly tokenOutput: unknown }).tokenOutput,
    errorBody: ({ code, message }) => ({ error: errorOf(code), message }),
    inspect,
  });
}

function renewal(logins: Map<string, ConsoleLoginSeed>, keys: KeyRing): Operation {
  return operation<
    CreateOAuth2TokenCommandInput,
    Omit<CreateOAuth2TokenCommandOutput, '$metadata'>
  >(({ tokenInput }, call) => {
    const { refreshToken = '', clientId } = tokenInput ?? {};
    const login = logins.get(refreshToken);
    if (!isProven(call) || login?.clientId !== clientId || login === undefined) throw expired();
    const next = `${refreshToken}+`;
    logins.delete(refreshToken);
    logins.set(next, login);
    const issued = keys.issue({ principal: login.principal, lifetime: lifetime * 1000 });
    const { accessKeyId, secretAccessKey, sessionToken } = issued;
    return {
      tokenOutput: {
        accessToken: { accessKeyId, secretAccessKey, sessionToken },
        tokenType: 'aws_sigv4',
        expiresIn: lifetime,
        refreshToken: next,
      },
    };
  });
}

function isProven({ headers }: Call): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(String(headers['dpop']));
}

function expired(): ApiError {
  return new ApiError('AccessDeniedException', 'The refresh token has expired.');
}

/** A refresh that is refused means, to all that is known, that the login has ended. */
function errorOf(code: string): string {
  if (code === 'AccessDeniedException') return 'TOKEN_EXPIRED';
  return code === 'InternalServerException' ? 'server_error' : 'INVALID_REQUEST';
}
