import { ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { HeadBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
  type AssumeRoleCommandInput,
  type Credentials,
} from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { mfaCodes, mfaDevice, webIdentityToken } from './data/access.ts';
import { accessSeed, assumable } from './fixture/access.ts';
import { clientsFor, clientsWith, open, refusalOf, type Clients } from './fixture/open.ts';

const openAccount = () => open({ seed: accessSeed });

/** The usual request of Dana for a role. */
function request(role: string, more: Partial<AssumeRoleCommandInput> = {}): AssumeRoleCommand {
  const RoleArn = assumable(role);
  return new AssumeRoleCommand({ RoleArn, RoleSessionName: 'dana', ...more });
}

function keysOf(credentials: Credentials | undefined) {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

async function enter(sts: STSClient, url: string, command: AssumeRoleCommand): Promise<Clients> {
  const { Credentials } = await sts.send(command);
  return clientsWith(url, keysOf(Credentials));
}

describe('AssumeRole', () => {
  it('gives keys that act as the role, in every service', async () => {
    const { sts, standIn } = await openAccount();
    const answer = await sts.send(request('Reader', { DurationSeconds: 900 }));
    expect(answer.AssumedRoleUser?.Arn).toBe('arn:aws:sts::111122223333:assumed-role/Reader/dana');
    const left = (answer.Credentials?.Expiration?.getTime() ?? 0) - standIn.clock.now();
    expect(Math.round(left / 1000)).toBe(900);
    const role = clientsWith(standIn.url, keysOf(answer.Credentials));
    await role.dynamodb.send(new ListTablesCommand({}));
    await role.s3.send(new ListBucketsCommand({ MaxBuckets: 10 }));
    await role.s3.send(new HeadBucketCommand({ Bucket: 'exports-eu' }));
    const who = await role.sts.send(new GetCallerIdentityCommand({}));
    expect(who.Arn).toBe(answer.AssumedRoleUser?.Arn);
    expect(who.UserId).toBe(answer.AssumedRoleUser?.AssumedRoleId);
    const used = standIn.calls.slice(1).map(({ accessKeyId }) => accessKeyId);
    expect(new Set(used)).toEqual(new Set([answer.Credentials?.AccessKeyId]));
  });

  it('can be done with the keys of another role, for an hour', async () => {
    const { sts, standIn } = await openAccount();
    const reader = await enter(sts, standIn.url, request('Reader'));
    const next = await enter(reader.sts, standIn.url, request('Next'));
    const { Arn } = await next.sts.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe('arn:aws:sts::111122223333:assumed-role/Next/dana');
    const long = await refusalOf(reader.sts.send(request('Reader', { DurationSeconds: 3601 })));
    expect(long).toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining('role chaining') as string,
    });
  });

  it.each([
    ['a role that does not exist', request('Nobody')],
    ['one that does not trust the caller', request('Strangers')],
    ['one that wants an external id', request('Partner')],
    ['another external id', request('Partner', { ExternalId: 'acme-4712' })],
    ['one that wants a code', request('Guarded')],
    ['one for web identities', request('Pipeline')],
  ])('is refused for %s', async (_, command) => {
    const { sts } = await openAccount();
    const { RoleArn } = command.input;
    expect(await refusalOf(sts.send(command))).toEqual({
      name: 'AccessDenied',
      status: 403,
      message: `User: arn:aws:iam::111122223333:user/dana is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
    });
  });

  it('takes the right external id', async () => {
    const { sts } = await openAccount();
    const answer = await sts.send(request('Partner', { ExternalId: 'acme-4711' }));
    expect(answer.Credentials?.AccessKeyId).toMatch(/^ASIA[0-9A-F]{16}$/);
  });

  it('takes no longer than the role allows, and no malformed code', async () => {
    const { sts } = await openAccount();
    await sts.send(request('Reader', { DurationSeconds: 7200 }));
    const long = await refusalOf(
      sts.send(request('Partner', { DurationSeconds: 7200, ExternalId: 'acme-4711' })),
    );
    expect(long.message).toBe(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
    const short = await refusalOf(
      sts.send(request('Guarded', { SerialNumber: mfaDevice, TokenCode: '123' })),
    );
    expect(short).toMatchObject({ name: 'ValidationError', status: 400 });
  });
});

describe('a code of an MFA device', () => {
  const [code, next] = mfaCodes;

  it('is taken once, whatever it was asked for', async () => {
    const { sts } = await openAccount();
    const guarded = request('Guarded', { SerialNumber: mfaDevice, TokenCode: code });
    await sts.send(guarded);
    const wrong = {
      name: 'AccessDenied',
      status: 403,
      message: 'MultiFactorAuthentication failed with invalid MFA one time pass code.',
    };
    expect(await refusalOf(sts.send(guarded))).toEqual(wrong);
    const session = { SerialNumber: mfaDevice, TokenCode: code };
    expect(await refusalOf(sts.send(new GetSessionTokenCommand(session)))).toEqual(wrong);
    const odd = request('Guarded', { SerialNumber: mfaDevice, TokenCode: '000000' });
    expect(await refusalOf(sts.send(odd))).toEqual(wrong);
    await sts.send(request('Guarded', { SerialNumber: mfaDevice, TokenCode: next }));
  });

  it("is taken from its owner's device only", async () => {
    const { standIn } = await openAccount();
    const { sts } = clientsFor(standIn.url, 'eu-west-1', 'acme-dev');
    const session = new GetSessionTokenCommand({ SerialNumber: mfaDevice, TokenCode: code });
    expect((await refusalOf(sts.send(session))).message).toContain('verify your MFA serial number');
  });
});

describe('GetSessionToken', () => {
  it('gives keys of the same user, which give no further ones', async () => {
    const { sts, standIn } = await openAccount();
    const { Credentials } = await sts.send(
      new GetSessionTokenCommand({ SerialNumber: mfaDevice, TokenCode: mfaCodes[0] }),
    );
    const session = clientsWith(standIn.url, keysOf(Credentials));
    const { Arn } = await session.sts.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe('arn:aws:iam::111122223333:user/dana');
    const again = await refusalOf(session.sts.send(new GetSessionTokenCommand({})));
    expect(again.message).toBe('Cannot call GetSessionToken with session credentials');
  });
});

describe('AssumeRoleWithWebIdentity', () => {
  const ask = (role: string, WebIdentityToken: string): AssumeRoleWithWebIdentityCommand =>
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: assumable(role),
      RoleSessionName: 'pipeline',
      WebIdentityToken,
    });

  it('needs no keys, only the token', async () => {
    const { standIn } = await openAccount();
    const sts = new STSClient({ endpoint: standIn.url, region: 'eu-west-1', maxAttempts: 1 });
    const answer = await sts.send(ask('Pipeline', webIdentityToken));
    expect(answer.AssumedRoleUser?.Arn).toContain(':assumed-role/Pipeline/pipeline');
    expect(standIn.calls.map(({ accessKeyId }) => accessKeyId)).toEqual(['']);
    const wrong = await refusalOf(sts.send(ask('Pipeline', 'other')));
    expect(wrong).toMatchObject({ name: 'InvalidIdentityTokenException', status: 400 });
    const other = await refusalOf(sts.send(ask('Reader', webIdentityToken)));
    expect(other).toMatchObject({ name: 'AccessDenied', status: 403 });
  });
});

describe('temporary keys', () => {
  it('end when they were said to', async () => {
    const { sts, standIn } = await openAccount();
    const role = await enter(sts, standIn.url, request('Reader'));
    standIn.clock.advance(3_599_000);
    await role.dynamodb.send(new ListTablesCommand({}));
    standIn.clock.advance(2_000);
    const late = await refusalOf(role.dynamodb.send(new ListTablesCommand({})));
    expect(late).toMatchObject({ name: 'ExpiredTokenException', status: 400 });
  });

  it('are good with their own secret and token only', async () => {
    const { sts, standIn } = await openAccount();
    const one = keysOf((await sts.send(request('Reader'))).Credentials);
    const other = keysOf((await sts.send(request('Reader'))).Credentials);
    const mixed = clientsWith(standIn.url, { ...one, sessionToken: other.sessionToken });
    const forged = clientsWith(standIn.url, { ...one, secretAccessKey: other.secretAccessKey });
    expect(await Promise.all([mixed, forged].map(refusalsOf))).toEqual([
      [
        ['UnrecognizedClientException', 400],
        ['InvalidToken', 400],
        ['InvalidClientTokenId', 403],
      ],
      [
        ['InvalidSignatureException', 400],
        ['SignatureDoesNotMatch', 403],
        ['SignatureDoesNotMatch', 403],
      ],
    ]);
  });
});

async function refusalsOf({ dynamodb, s3, sts }: Clients) {
  const refusals = await Promise.all([
    refusalOf(dynamodb.send(new ListTablesCommand({}))),
    refusalOf(s3.send(new ListBucketsCommand({ MaxBuckets: 10 }))),
    refusalOf(sts.send(new GetCallerIdentityCommand({}))),
  ]);
  return refusals.map(({ name, status }) => [name, status]);
}

describe('ListAccountAliases', () => {
  it('tells the alias, where there is one and where it may be read', async () => {
    const { iam, sts, standIn } = await openAccount();
    const answer = await iam.send(new ListAccountAliasesCommand({}));
    expect(answer).toMatchObject({ AccountAliases: ['acme-data'], IsTruncated: false });
    const nameless = await enter(sts, standIn.url, request('Nameless'));
    const refusal = await refusalOf(nameless.iam.send(new ListAccountAliasesCommand({})));
    expect(refusal).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(refusal.message).toContain('iam:ListAccountAliases on resource: *');
    const { iam: small } = await open();
    const none = await small.send(new ListAccountAliasesCommand({}));
    expect(none.AccountAliases ?? []).toEqual([]);
  });
});
