import { DescribeKeyCommand, GetKeyPolicyCommand, ListAliasesCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { clientsFor, open, refusalOf } from './fixture/open.ts';

const keyId = '1234abcd-12ab-34cd-56ef-1234567890ab';
const keyArn = `arn:aws:kms:eu-west-1:111122223333:key/${keyId}`;

describe('ListAliases', () => {
  it('gives the aliases of the Region, and those of AWS that have no key yet', async () => {
    const { kms } = await open();
    const { Aliases, Truncated } = await kms.send(new ListAliasesCommand({}));
    expect(Aliases?.map(({ AliasName, TargetKeyId }) => [AliasName, TargetKeyId])).toEqual([
      ['alias/aws/acm', undefined],
      ['alias/aws/ebs', undefined],
      ['alias/exports', keyId],
      ['alias/off', '9999abcd-12ab-34cd-56ef-1234567890ab'],
    ]);
    expect(Truncated).toBe(false);
  });

  it('pages by Limit and Marker', async () => {
    const { kms } = await open();
    const first = await kms.send(new ListAliasesCommand({ Limit: 3 }));
    const second = await kms.send(new ListAliasesCommand({ Limit: 3, Marker: first.NextMarker }));
    expect([first.Truncated, second.Truncated]).toEqual([true, false]);
    expect(second.Aliases?.map(({ AliasName }) => AliasName)).toEqual(['alias/off']);
  });

  it('pages by the page size of the stand-in where that is smaller', async () => {
    const { kms } = await open({ pageSizes: { aliases: 1 } });
    const { Aliases, Truncated } = await kms.send(new ListAliasesCommand({}));
    expect([Aliases?.length, Truncated]).toEqual([1, true]);
  });

  it('knows nothing of the keys of other Regions', async () => {
    const { standIn } = await open();
    const { kms } = clientsFor(standIn.url, 'us-east-1');
    const { Aliases } = await kms.send(new ListAliasesCommand({}));
    expect(Aliases?.filter(({ TargetKeyId }) => TargetKeyId !== undefined)).toEqual([]);
  });
});

describe('DescribeKey', () => {
  it.each([
    ['its id', keyId],
    ['its ARN', keyArn],
    ['its alias', 'alias/exports'],
    ["its alias's ARN", 'arn:aws:kms:eu-west-1:111122223333:alias/exports'],
  ])('finds a key by %s', async (_what, KeyId) => {
    const { kms } = await open();
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
    expect(KeyMetadata).toMatchObject({
      Arn: keyArn,
      KeyState: 'Enabled',
      KeyManager: 'CUSTOMER',
      KeySpec: 'SYMMETRIC_DEFAULT',
      KeyUsage: 'ENCRYPT_DECRYPT',
    });
  });

  it('makes a key of an alias of AWS, which then is always the same', async () => {
    const { kms } = await open();
    const asked = async (KeyId: string) =>
      (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;
    const made = await asked('alias/aws/s3');
    expect(made).toMatchObject({ KeyState: 'Enabled', KeyManager: 'AWS' });
    expect(await asked(made?.Arn ?? '')).toEqual(made);
    expect((await asked('alias/aws/rds'))?.Arn).not.toBe(made?.Arn);
  });

  it.each([
    ['s3', []],
    ['rds', ['kms:CreateGrant']],
  ])('gives the key of %s a policy for that service alone', async (service, more) => {
    const { kms } = await open();
    const described = await kms.send(new DescribeKeyCommand({ KeyId: `alias/aws/${service}` }));
    const KeyId = described.KeyMetadata?.Arn;
    const { Policy = '' } = await kms.send(new GetKeyPolicyCommand({ KeyId }));
    expect(JSON.parse(Policy)).toMatchObject({
      Statement: [
        {
          Action: [
            ...['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
            ...more,
          ],
          Condition: { StringEquals: { 'kms:ViaService': `${service}.eu-west-1.amazonaws.com` } },
        },
        {},
      ],
    });
  });

  it.each([
    ['a missing key', 'ffffabcd-12ab-34cd-56ef-1234567890ab', 'does not exist'],
    ['a missing alias', 'alias/nothing', 'is not found'],
    ['an ARN of another Region', keyArn.replace('eu-west-1', 'us-east-1'), 'Invalid arn us-east-1'],
  ])('answers %s with NotFoundException', async (_what, KeyId, message) => {
    const { kms } = await open();
    const refusal = await refusalOf(kms.send(new DescribeKeyCommand({ KeyId })));
    expect(refusal.name).toBe('NotFoundException');
    expect(refusal.message).toContain(message);
  });
});
