import { GetRoleCredentialsCommand, SSOClient } from '@aws-sdk/nested-clients/sso';
import { CreateTokenCommand, SSOOIDCClient } from '@aws-sdk/nested-clients/sso-oidc';
import { CreateOAuth2TokenCommand, SigninClient } from '@aws-sdk/nested-clients/signin';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { fromHttp, fromInstanceMetadata } from '@aws-sdk/credential-providers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { consoleLogin, containerToken, portalUser } from './data/access.ts';
import { accessSeed } from './fixture/access.ts';
import { clientsWith, open, refusalOf } from './fixture/open.ts';

/** The account with clients of the services that take no signature. */
async function openDoors() {
  const { standIn } = await open({ seed: accessSeed });
  const config = { endpoint: standIn.url, region: 'eu-west-1', maxAttempts: 1 };
  const signin = new SigninClient({
    ...config,
    credentials: { accessKeyId: '', secretAccessKey: '' },
  });
  return { standIn, signin, sso: new SSOClient(config), oidc: new SSOOIDCClient(config) };
}

const roleOf = (accessToken: string, roleName = 'DataReader', accountId = '111122223333') =>
  new GetRoleCredentialsCommand({ accessToken, roleName, accountId });

describe('the portal of IAM Identity Center', () => {
  it('gives keys of a permission set for an access token', async () => {
    const { standIn, sso } = await openDoors();
    const { roleCredentials } = await sso.send(roleOf(portalUser.accessToken));
    const { accessKeyId = '', secretAccessKey = '', sessionToken = '' } = roleCredentials ?? {};
    const { sts } = clientsWith(standIn.url, { accessKeyId, secretAccessKey, sessionToken });
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    expect(Arn).toMatch(/:assumed-role\/AWSReservedSSO_DataReader_\w+\/dana@example\.com$/);
    expect(roleCredentials?.expiration).toBeGreaterThan(standIn.clock.now());
    expect(standIn.calls[0]).toMatchObject({ service: 'sso', accessKeyId: '', status: 200 });
  });

  it.each([
    ['an unknown token', roleOf('old'), 'UnauthorizedException', 401],
    [
      'a permission set that is not theirs',
      roleOf(portalUser.accessToken, 'Admin'),
      'ForbiddenException',
      403,
    ],
    [
      'another account',
      roleOf(portalUser.accessToken, 'DataReader', '999988887777'),
      'ForbiddenException',
      403,
    ],
  ])('refuses %s', async (_, command, name, status) => {
    const { sso } = await openDoors();
    expect(await refusalOf(sso.send(command))).toMatchObject({ name, status });
  });
});

describe('the token service of IAM Identity Center', () => {
  const renew = (more = {}) =>
    new CreateTokenCommand({
      clientId: portalUser.clientId,
      clientSecret: portalUser.clientSecret,
      grantType: 'refresh_token',
      refreshToken: portalUser.refreshToken,
      ...more,
    });

  it('gives a new pair of tokens for a refresh token, once', async () => {
    const { oidc, sso } = await openDoors();
    const first = await oidc.send(renew());
    expect(first).toMatchObject({ tokenType: 'Bearer', expiresIn: 28_800 });
    await sso.send(roleOf(first.accessToken ?? ''));
    expect(await refusalOf(oidc.send(renew()))).toMatchObject({
      name: 'InvalidGrantException',
      status: 400,
    });
    await oidc.send(renew({ refreshToken: first.refreshToken }));
  });

  it('knows its clients', async () => {
    const { oidc } = await openDoors();
    const refusal = await refusalOf(oidc.send(renew({ clientSecret: 'other' })));
    expect(refusal).toMatchObject({ name: 'InvalidClientException', status: 401 });
  });
});

describe('the sign-in service of the console', () => {
  const { clientId, refreshToken } = consoleLogin;
  const renew = () =>
    new CreateOAuth2TokenCommand({
      tokenInput: { clientId, refreshToken, grantType: 'refresh_token' },
    });

  it('gives new keys for a refresh token with its proof, once', async () => {
    const { standIn, signin } = await openDoors();
    await expect(signin.send(renew())).rejects.toMatchObject({
      name: 'AccessDeniedException',
      error: 'TOKEN_EXPIRED',
    });
    signin.middlewareStack.add(
      (next) => (args) => {
        Object.assign((args.request as { headers: object }).headers, { DPoP: 'head.body.sign' });
        return next(args);
      },
      { step: 'build' },
    );
    const { tokenOutput } = await signin.send(renew());
    const {
      accessKeyId = '',
      secretAccessKey = '',
      sessionToken = '',
    } = tokenOutput?.accessToken ?? {};
    const { sts } = clientsWith(standIn.url, { accessKeyId, secretAccessKey, sessionToken });
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe('arn:aws:iam::111122223333:user/dana');
    expect(tokenOutput?.refreshToken).not.toBe(refreshToken);
    expect((await refusalOf(signin.send(renew()))).name).toBe('AccessDeniedException');
  });
});

describe('a machine', () => {
  it('tells a container its credentials, for the right token', async () => {
    const { standIn } = await openDoors();
    const ask = (token: string) =>
      fromHttp({
        awsContainerCredentialsFullUri: `${standIn.url}/container/credentials`,
        awsContainerAuthorizationToken: token,
        maxRetries: 1,
      })();
    const { sts } = clientsWith(standIn.url, await ask(containerToken));
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe('arn:aws:sts::111122223333:assumed-role/MachineRole/i-0123456789abcdef0');
    await expect(ask('other')).rejects.toThrow('401');
  });

  it('tells an instance its role, by version 2 of the metadata service only', async () => {
    const { standIn } = await openDoors();
    vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', standIn.url);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { sts } = clientsWith(standIn.url, await fromInstanceMetadata()());
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    expect(Arn).toContain(':assumed-role/MachineRole/');
    expect(standIn.calls.slice(0, 3).map(({ operation }) => operation)).toEqual([
      'InstanceToken',
      'InstanceRole',
      'InstanceCredentials',
    ]);
    const path = '/latest/meta-data/iam/security-credentials/';
    expect((await fetch(`${standIn.url}${path}`)).status).toBe(401);
  });

  it('that has no role knows of no credentials', async () => {
    const { standIn } = await open();
    const answer = await fetch(`${standIn.url}/container/credentials`);
    expect(answer.status).toBe(404);
  });
});
