import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { noticeRefusal } from './noticeRefusal.ts';

/** What is told of a call that fails with this error after it was signed. */
async function toldOf(name: string, message = 'AWS said so'): Promise<readonly unknown[]> {
  const told: unknown[] = [];
  const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret' };
  const sts = new STSClient({ region: 'eu-west-1', credentials, maxAttempts: 1 });
  sts.middlewareStack.use(noticeRefusal((key, isExpired) => told.push([key, isExpired])));
  sts.middlewareStack.add(() => () => Promise.reject(Object.assign(new Error(message), { name })), {
    step: 'deserialize',
    priority: 'low',
    name: 'answer',
  });
  await expect(sts.send(new GetCallerIdentityCommand())).rejects.toMatchObject({ name });
  return told;
}

describe('a refusal', () => {
  it('is told with the key that the call was signed with', async () => {
    expect(await toldOf('ExpiredToken')).toEqual([['ASIAEXAMPLE', true]]);
    expect(await toldOf('InvalidClientTokenId')).toEqual([['ASIAEXAMPLE', false]]);
  });

  it('is not told where it is not about the credentials', async () => {
    expect(await toldOf('AccessDenied')).toEqual([]);
    expect(await toldOf('Throttling')).toEqual([]);
  });

  it('is not told where only the clock is wrong, by whichever name', async () => {
    const early = 'Signature not yet current: 20260101T000000Z is still later than now';
    const late = 'Signature expired: 20260101T000000Z is now earlier than then';
    expect(await toldOf('InvalidSignatureException', early)).toEqual([]);
    expect(await toldOf('SignatureDoesNotMatch', late)).toEqual([]);
  });
});
