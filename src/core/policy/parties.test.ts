import { describe, expect, it } from 'vitest';
import { granteeOf } from './grantee.ts';
import { policyKey } from './policyKey.ts';
import { partiesOf } from './parties.ts';
import { formatPolicy, policyOf } from './policy.ts';
import { objectsArn } from './resources.ts';

const account = '111122223333';
const place = { partition: 'aws', region: 'eu-west-1', account };
const keyId = '1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60';
const source = { name: 'orders' };

describe('granteeOf', () => {
  it.each([`arn:aws:iam::${account}:user/ana`, `arn:aws-cn:iam::${account}:role/a/exports`])(
    'is the very one that a policy can name: %s',
    (arn) => {
      expect(granteeOf(arn)).toEqual({ to: { AWS: arn } });
    },
  );

  it('is the role of a session, wherever its path', () => {
    const arn = `arn:aws-us-gov:sts::${account}:assumed-role/AWSReservedSSO_Data_0123/ana@acme.org`;
    const iam = `arn:aws-us-gov:iam::${account}`;
    expect(granteeOf(arn)).toEqual({
      to: { AWS: `${iam}:root` },
      when: {
        ArnLike: {
          'aws:PrincipalArn': [
            `${iam}:role/AWSReservedSSO_Data_0123`,
            `${iam}:role/*/AWSReservedSSO_Data_0123`,
          ],
        },
      },
    });
  });
});

describe('policyKey', () => {
  const arn = `arn:aws:kms:eu-west-1:${account}:key/${keyId}`;

  it.each([keyId, arn])('names a key by its ARN: %s', (reference) => {
    expect(policyKey(reference, place)).toEqual({ resource: arn, isAwsManaged: false });
  });

  it('names a key that is known by its alias by that', () => {
    expect(policyKey('alias/team/exports', place)).toEqual({
      resource: `arn:aws:kms:eu-west-1:${account}:key/*`,
      when: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/team/exports' } },
      isAwsManaged: false,
    });
  });

  it('knows whose key it is', () => {
    const theirs = `arn:aws:kms:eu-central-1:444455556666:key/${keyId}`;
    expect(policyKey(theirs, place)).toMatchObject({ resource: theirs, owner: '444455556666' });
  });

  it('knows keys that AWS manages, and takes nothing that is no key', () => {
    expect(policyKey('alias/aws/s3', place).isAwsManaged).toBe(true);
    expect(policyKey('*', place)).toEqual({ resource: '<KMS key ARN>', isAwsManaged: false });
  });
});

describe('partiesOf', () => {
  const here = { region: 'eu-west-1', account };

  it('has placeholders for what nobody said', () => {
    expect(partiesOf({ source }, { region: 'cn-north-1' }, 'bucket')).toEqual({
      partition: 'aws-cn',
      region: 'cn-north-1',
      account: '<account>',
      caller: '<caller ARN>',
      bucket: { name: '<bucket>', arn: 'arn:aws-cn:s3:::<bucket>' },
      prefix: '<prefix>',
      role: '<role ARN>',
    });
  });

  it.each(['*', 'a/*', 'Not A Bucket', 's3://bucket', '${aws:username}'])(
    'takes no bucket %s, and no role or owner that is none',
    (text) => {
      const need = { source, bucket: text, bucketOwner: text, roleArn: text };
      const { bucket, role } = partiesOf(need, { region: 'eu-west-1', account }, 'bucket');
      expect(bucket).toEqual({ name: '<bucket>', arn: 'arn:aws:s3:::<bucket>' });
      expect(role).toBe('<role ARN>');
    },
  );

  it.each(['*', 'team*', '?', '${aws:username}', '${*}'])(
    'takes no role that a policy would take for more than one: path %s',
    (path) => {
      const roleOf = (name: string) => `arn:aws:iam::${account}:role/${name}`;
      const read = (roleArn: string) => partiesOf({ source, roleArn }, here, 'bucket').role;
      expect(read(roleOf(`${path}/exports`))).toBe('<role ARN>');
      expect(read(roleOf('team/exports'))).toBe(roleOf('team/exports'));
    },
  );

  it.each(['*', '', 'eu-west-?', '${aws:RequestedRegion}'])('takes no Region "%s"', (region) => {
    const need = { source, kmsKeyId: keyId };
    expect(partiesOf(need, { region, account }, 'source')).toMatchObject({
      region: '<Region>',
      key: { resource: `arn:aws:kms:<Region>:${account}:key/${keyId}` },
    });
  });

  it.each([
    ['bucket', 'us-east-1'],
    ['source', 'eu-west-1'],
  ] as const)('takes a key whose name tells no Region from that of the %s', (home, region) => {
    const asker = { ...here, bucketRegion: 'us-east-1' };
    const { key } = partiesOf({ source, kmsKeyId: keyId }, asker, home);
    expect(key?.resource).toBe(`arn:aws:kms:${region}:${account}:key/${keyId}`);
  });

  it('tells a bucket of another account from one of its own', () => {
    const ownerOf = (bucketOwner: string) =>
      partiesOf({ source, bucket: 'acme', bucketOwner }, here, 'bucket').bucket.owner;
    expect([ownerOf(''), ownerOf(account), ownerOf('444455556666')]).toEqual([
      undefined,
      undefined,
      '444455556666',
    ]);
  });
});

it('takes a typed prefix by the letter, wildcards and variables included', () => {
  expect(objectsArn('arn:aws:s3:::b', 'a*/${x}?', 'AWSDynamoDB/*')).toBe(
    'arn:aws:s3:::b/a${*}/${$}{x}${?}/AWSDynamoDB/*',
  );
});

it('writes a policy as people paste it, always in the same order', () => {
  const text = formatPolicy(policyOf({ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }));
  expect(text.split('\n').slice(0, 4)).toEqual([
    '{',
    '  "Version": "2012-10-17",',
    '  "Statement": [',
    '    {',
  ]);
});
