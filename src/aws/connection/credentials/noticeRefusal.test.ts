import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { noticeRefusal } from './noticeRefusal.ts';

/** What is told of a call that fails with this error after it was signed. */
async function toldOf(name: string): Promise<readonly unknown[]> {
  const told: unknown[] = [];
  const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret' };
  const sts = new STSClient({ region: 'eu-west-1', credentials, maxAttempts: 1 });
  sts.middlewareStack.use(noticeRefusal((key, isExpired) => told.push([key, isExpired])));
  sts.middlewareStack.add(
    () => () => Promise.reject(Object.assign(new Error('AWS said so'), { name })),
    { step: 'deserialize', priority: 'low', name: 'answer' },
  );
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
});
