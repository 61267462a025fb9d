import { DescribeExportCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import type { RoleSeed } from './databaseSeed.ts';
import { exportDuration, finish, start, type Wishes } from './fixture/exporting.ts';
import { clientsFor, open, refusalOf } from './fixture/open.ts';
import { smallSeed, tableArn } from './fixture/seed.ts';
import { domainSeed, v2 } from './fixture/simpledb.ts';
import { finishTask, roleArn, startTask } from './fixture/tasks.ts';
import { policy, type PolicyDocument, type PolicyStatement } from './policy/document.ts';
import type { BucketSeed, KeySeed, Seed } from './seed.ts';

const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const kms = { S3SseAlgorithm: 'KMS', S3SseKmsKeyId: keyArn } as const;

const exporting: PolicyStatement = {
  Effect: 'Allow',
  Action: 'dynamodb:*',
  Resource: [tableArn('orders'), `${tableArn('orders')}/export/*`],
};
const writing: PolicyStatement = {
  Effect: 'Allow',
  Action: ['s3:PutObject', 's3:PutObjectAcl', 's3:AbortMultipartUpload'],
  Resource: 'arn:aws:s3:::exports-eu/a/*',
};
const encrypting: PolicyStatement = {
  Effect: 'Allow',
  Action: ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:CreateGrant', 'kms:DescribeKey'],
  Resource: keyArn,
};

/** The small account, in which dana has these policies, and buckets, keys and roles are changed. */
function accountWith(
  statements: readonly PolicyStatement[],
  change: {
    readonly bucket?: Partial<BucketSeed>;
    readonly key?: Partial<KeySeed>;
    readonly role?: Partial<RoleSeed>;
  } = {},
): { readonly seed: Seed } {
  const { buckets, keys, roles = [] } = smallSeed;
  return {
    seed: {
      ...smallSeed,
      exports: [],
      buckets: buckets.map((one) =>
        one.name === 'exports-eu' ? { ...one, ...change.bucket } : one,
      ),
      keys: keys.map((one, place) => (place === 0 ? { ...one, ...change.key } : one)),
      roles: roles.map((one) => (one.name === 'exporter' ? { ...one, ...change.role } : one)),
      access: { policies: { 'user/dana': [policy(...statements)] } },
    },
  };
}

const denying = (statement: PolicyStatement): PolicyDocument =>
  policy({ ...statement, Effect: 'Deny', Principal: '*' });
const everything: PolicyStatement = { Effect: 'Allow', Action: '*', Resource: '*' };

const encryptedOnly = (which: string, value: string) => ({
  bucket: {
    policy: denying({
      ...{ Effect: 'Deny', Action: 's3:PutObject' },
      Resource: 'arn:aws:s3:::exports-eu/*',
      Condition: { StringNotEquals: { [`s3:x-amz-server-side-encryption${which}`]: value } },
    }),
  },
});
const kmsOnly = encryptedOnly('', 'aws:kms');
const long = 'a'.repeat(1000);

describe('an export of a table by somebody with policies', () => {
  it.each<[string, Parameters<typeof accountWith>, Wishes, string | undefined]>([
    ['all that it takes', [[exporting, writing, encrypting]], kms, undefined],
    ['no leave to write', [[exporting, encrypting]], {}, 'S3AccessDenied'],
    ['leave for another prefix', [[exporting, writing]], { S3Prefix: 'b' }, 'S3AccessDenied'],
    [
      'two of the three actions',
      [[exporting, { ...writing, Action: ['s3:PutObject', 's3:PutObjectAcl'] }]],
      {},
      'S3AccessDenied',
    ],
    ['no leave to use the key', [[exporting, writing]], kms, 'KmsAccessDeniedException'],
    [
      'a key whose policy lets nobody in',
      [[everything], { key: { policy: policy() } }],
      kms,
      'KmsAccessDeniedException',
    ],
    [
      'a bucket whose policy denies the prefix',
      [[everything], { bucket: { policy: denying(writing) } }],
      {},
      'S3AccessDenied',
    ],
    [
      'a bucket that denies what comes through no service',
      [
        [everything],
        {
          bucket: {
            policy: denying({
              ...writing,
              Condition: { Null: { 'aws:CalledVia': 'true' } },
            }),
          },
        },
      ],
      {},
      undefined,
    ],
    ['a prefix that makes keys too long', [[everything]], { S3Prefix: long }, 'S3KeyTooLong'],
    ['a bucket that wants keys of KMS', [[everything], kmsOnly], {}, 'S3AccessDenied'],
    ['a bucket that wants keys of KMS, and has its way', [[everything], kmsOnly], kms, undefined],
    [
      'a bucket that wants another key of KMS',
      [[everything], encryptedOnly('-aws-kms-key-id', `${keyArn}0`)],
      kms,
      'S3AccessDenied',
    ],
    [
      'a bucket whose requesters pay',
      [[everything], { bucket: { requesterPays: true } }],
      {},
      'S3AccessDenied',
    ],
  ])('that has %s ends as it must', async (_, account, wishes, failure) => {
    const ended = await finish(await open(accountWith(...account)), { S3Prefix: 'a', ...wishes });
    expect(ended.ExportStatus).toBe(failure === undefined ? 'COMPLETED' : 'FAILED');
    expect(ended.FailureCode).toBe(failure);
  });

  it('is refused at once where they may not export the table', async () => {
    const opened = await open(accountWith([writing]));
    expect(await refusalOf(start(opened, {}))).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('dynamodb:ExportTableToPointInTime') as string,
    });
  });

  it('is judged by who asks, and others may do everything', async () => {
    const { standIn } = await open(accountWith([exporting]));
    const dev = clientsFor(standIn.url, 'eu-west-1', 'acme-dev');
    const { ExportArn } = await start(dev, {});
    standIn.clock.advance(exportDuration);
    const answer = await dev.dynamodb.send(new DescribeExportCommand({ ExportArn }));
    expect(answer.ExportDescription?.ExportStatus).toBe('COMPLETED');
  });
});

describe('an export task', () => {
  const starting: PolicyStatement = { Effect: 'Allow', Action: 'rds:*', Resource: '*' };
  const passing: PolicyStatement = {
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: roleArn('exporter'),
    Condition: { StringEquals: { 'iam:PassedToService': 'export.rds.amazonaws.com' } },
  };
  const enough = [starting, passing, encrypting];
  const files = [
    {
      Effect: 'Allow',
      Action: ['s3:ListBucket', 's3:GetBucketLocation'],
      Resource: 'arn:aws:s3:::exports-eu',
    },
    {
      Effect: 'Allow',
      Action: ['s3:PutObject*', 's3:GetObject*', 's3:DeleteObject*'],
      Resource: 'arn:aws:s3:::exports-eu/a/*',
    },
  ] as const satisfies readonly PolicyStatement[];

  it.each<[string, Parameters<typeof accountWith>, string]>([
    ['the role may not be passed on', [[starting, encrypting]], 'AccessDenied'],
    ['the key may not be granted', [[starting, passing]], 'KMSKeyNotAccessibleFault'],
    [
      'the key lets nobody in',
      [[everything], { key: { policy: policy() } }],
      'KMSKeyNotAccessibleFault',
    ],
    [
      'the role does not trust the service',
      [enough, { role: { trust: policy() } }],
      'IamRoleMissingPermissionsFault',
    ],
    [
      'the role may not write',
      [enough, { role: { inline: { list: policy(files[0]) } } }],
      'IamRoleMissingPermissionsFault',
    ],
    [
      'the role may not write there',
      [enough, { role: { inline: { files: policy(...files) } } }],
      'IamRoleMissingPermissionsFault',
    ],
    [
      'the boundary of the role shuts it in',
      [enough, { role: { boundary: policy(starting) } }],
      'IamRoleMissingPermissionsFault',
    ],
    [
      'the bucket is another’s',
      [enough, { bucket: { account: '444455556666' } }],
      'InvalidS3BucketFault',
    ],
  ])('is refused at once where %s', async (_, account, name) => {
    const opened = await open(accountWith(...account));
    expect((await refusalOf(startTask(opened, { S3Prefix: 'b' }))).name).toBe(name);
    expect(opened.standIn.acceptedTasks()).toBe(0);
  });

  it('is made where the role has its leave from two sides', async () => {
    const role = { inline: { list: policy(files[0]) }, attached: { files: policy(files[1]) } };
    const opened = await open(accountWith(enough, { role }));
    expect((await finishTask(opened, { S3Prefix: 'a' }))?.Status).toBe('COMPLETE');
  });

  it('goes to another account that lets the role in', async () => {
    const statements = files.map((one) => ({ ...one, Principal: { AWS: roleArn('exporter') } }));
    const bucket = { account: '444455556666', policy: policy(...statements) };
    const opened = await open(accountWith(enough, { bucket }));
    expect((await finishTask(opened, { S3Prefix: 'a' }))?.Status).toBe('COMPLETE');
  });

  describe('with a key of another account', () => {
    const account = '444455556666';
    const KmsKeyId = keyArn.replace('111122223333', account);
    const using: PolicyStatement = { Effect: 'Allow', Action: 'kms:*', Resource: KmsKeyId };
    const forUs = { Principal: { AWS: 'arn:aws:iam::111122223333:root' } };
    const key = { account, policy: policy({ ...using, ...forUs, Resource: '*' }) };
    const role = { inline: { files: policy(...files), key: policy(using) } };
    const asked = { S3Prefix: 'a', KmsKeyId };
    const caller = [starting, passing, using];

    it('is made where both sides let the caller and the role use it', async () => {
      const opened = await open(accountWith(caller, { key, role }));
      expect((await finishTask(opened, asked))?.Status).toBe('COMPLETE');
    });

    it('is refused at once where the caller may only make grants', async () => {
      const granting = { ...using, Action: ['kms:CreateGrant', 'kms:DescribeKey'] };
      const opened = await open(accountWith([starting, passing, granting], { key, role }));
      expect((await refusalOf(startTask(opened, asked))).name).toBe('KMSKeyNotAccessibleFault');
    });

    it('fails late where the role may not use it', async () => {
      const writer = { inline: { files: policy(...files) } };
      const opened = await open(accountWith(caller, { key, role: writer }));
      expect(await finishTask(opened, asked)).toMatchObject({
        Status: 'FAILED',
        FailureCause: expect.stringContaining('KMS key check failed') as string,
      });
    });
  });

  it('fails late where the bucket denies the role', async () => {
    const bucket = { policy: denying({ ...files[1], Resource: 'arn:aws:s3:::exports-eu/*' }) };
    const task = await finishTask(await open(accountWith(enough, { bucket })));
    expect(task).toMatchObject({
      Status: 'FAILED',
      FailureCause: expect.stringContaining('Error code: AccessDenied') as string,
    });
  });
});

describe('an export of a domain', () => {
  const starting: PolicyStatement = { Effect: 'Allow', Action: 'sdb:*', Resource: '*' };
  const puts: PolicyStatement = { ...writing, Action: 's3:PutObject' };
  const input = { domainName: 'people', s3Bucket: 'exports-eu', s3KeyPrefix: 'a' };
  const withKey = { s3SseAlgorithm: 'KMS', s3SseKmsKeyId: keyArn };

  it.each<[string, readonly PolicyStatement[], object, string | undefined]>([
    ['all that it takes', [starting, puts, encrypting], withKey, undefined],
    ['no leave to write', [starting], {}, 'S3AccessDenied'],
    ['leave for another prefix', [starting, puts], { s3KeyPrefix: 'b' }, 'S3AccessDenied'],
    ['no leave to use the key', [starting, puts], withKey, 'KmsAccessDeniedException'],
  ])('by somebody with %s ends as it must', async (_, statements, more, failure) => {
    const { access } = accountWith(statements).seed;
    const { standIn } = await open({ seed: { ...domainSeed, ...(access && { access }) } });
    expect((await v2(standIn, 'StartDomainExport', { ...input, ...more })).status).toBe(200);
    standIn.clock.advance(exportDuration);
    expect(standIn.domainExports().at(-1)?.failureCode).toBe(failure);
  });
});
