import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../../test/fakes/fakeClock.ts';
import type { FakeBucket } from '../../../../test/fakes/fakeInspector.ts';
import { findingsIn } from '../../../../test/fakes/preflight.ts';
import { ExportError } from '../../errors.ts';
import { allow, policyOf } from '../../policy/policy.ts';
import type { RequiredPolicy } from '../../policy/required.ts';
import type { Finding } from '../finding.ts';
import { bucketChecks } from './bucket.ts';
import type { BucketUse } from './bucketUse.ts';

const account = '111122223333';
const other = '444455556666';

const use: BucketUse = {
  bucket: 'acme-exports',
  owner: '',
  prefix: 'orders',
  sourceRegion: 'eu-west-1',
  mustBeInRegion: false,
  account,
  principal: 'caller',
  actions: ['s3:PutObject', 's3:PutObjectAcl'],
};

interface Situation {
  readonly use?: Partial<BucketUse>;
  readonly bucket?: Partial<FakeBucket>;
  /** The operation that fails. */
  readonly fault?: readonly [operation: string, error: ExportError];
  /** The buckets of the account, where it lists others than this one. */
  readonly listed?: readonly string[];
}

async function findings({ use: changes, bucket, fault, listed }: Situation) {
  const world = new FakeAws(new FakeClock());
  if (listed !== undefined) world.bucketNames = listed;
  const name = changes?.bucket ?? use.bucket;
  if (bucket !== undefined) world.inspect.bucketsByName.set(name, bucket);
  if (fault !== undefined) world.faults.set(...fault);
  return findingsIn(world, bucketChecks({ ...use, ...changes }));
}

async function found(id: string, situation: Situation = {}): Promise<Finding | undefined> {
  return (await findings(situation)).get(id);
}

const statement = (changes: object) => ({
  Effect: 'Allow',
  Principal: { AWS: account },
  Action: 's3:*',
  Resource: 'arn:aws:s3:::acme-exports/*',
  ...changes,
});

const policy = (...changes: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: changes.map(statement) });

const missing = { look: { answer: 'missing' } } as const;
const denied = { look: { answer: 'denied', region: 'eu-west-1' } } as const;
const noList = [
  'ListBuckets',
  new ExportError('access-denied', { action: 's3:ListAllMyBuckets' }),
] as const;
const far = { look: { answer: 'found', region: 'eu-central-1' } } as const;

it('has nothing against a bucket in which nothing is in the way', async () => {
  const all = [...(await findings({})).values()];
  expect(all.map(({ id, verdict }) => `${id}: ${verdict}`)).toEqual([
    'bucket-exists: pass',
    'bucket-region: pass',
    'bucket-owner: pass',
    'bucket-policy: pass',
    'bucket-lock: pass',
    'bucket-payer: pass',
    'prefix-length: pass',
  ]);
  expect(all.filter(({ fix }) => fix !== undefined)).toEqual([]);
});

describe('a bucket', () => {
  it('that is missing is told once', async () => {
    const all = await findings({ bucket: missing });
    expect(all.get('bucket-exists')).toMatchObject({
      verdict: 'fail',
      found: 'There is no bucket of this name.',
      field: 'bucket',
    });
    // What hangs on it would only say the same.
    expect([...all.keys()]).toEqual(['bucket-exists', 'prefix-length']);
  });

  it('that cannot be one is not asked for', async () => {
    const world = new FakeAws(new FakeClock());
    const all = await findingsIn(world, bucketChecks({ ...use, bucket: 'Not A Bucket' }));
    expect(all.get('bucket-exists')?.verdict).toBe('fail');
    expect(world.count('HeadBucket')).toBe(0);
  });

  it('exists where nobody may look into it', async () => {
    expect(await found('bucket-exists', { bucket: denied })).toMatchObject({
      verdict: 'pass',
      found: 'It exists, but S3 does not let this profile look into it.',
    });
  });
});

describe('its Region', () => {
  it('may be another one, at a price', async () => {
    const region = await found('bucket-region', { bucket: far });
    expect(region?.verdict).toBe('warn');
    expect(region?.found).toContain('AWS bills the transfer between Regions');
  });

  it('has to be the one of the source where AWS says so', async () => {
    const region = await found('bucket-region', { bucket: far, use: { mustBeInRegion: true } });
    expect(region).toMatchObject({
      verdict: 'fail',
      fix: { text: 'Choose a bucket in eu-west-1.' },
    });
  });

  it('is not known where S3 does not tell', async () => {
    const bucket = { look: { answer: 'denied' } } as const;
    expect((await found('bucket-region', { bucket }))?.verdict).toBe('unknown');
  });
});

describe('its owner', () => {
  it.each<[string, Situation, Finding['verdict']]>([
    ['ours', { bucket: { owner: account } }, 'pass'],
    ['the given one', { bucket: { owner: other }, use: { owner: other } }, 'pass'],
    ['not the given one', { bucket: { owner: account }, use: { owner: other } }, 'fail'],
    ['another one, and none is given', { bucket: { owner: other } }, 'fail'],
    [
      'another one, where none can be given',
      { bucket: { owner: other }, use: { owner: undefined } },
      'warn',
    ],
    ['on the list only', { bucket: denied }, 'pass'],
    ['on the list, and not the given one', { bucket: denied, use: { owner: other } }, 'fail'],
    ['not on the list', { bucket: denied, listed: ['other'] }, 'fail'],
    [
      'not on the list, and said to be ours',
      { bucket: denied, listed: [], use: { owner: account } },
      'fail',
    ],
    [
      'not on the list, and may be the given one',
      { bucket: denied, listed: [], use: { owner: other } },
      'unknown',
    ],
    [
      'not on the list, like all access points',
      { bucket: denied, listed: [], use: { bucket: 'orders-abcdef-s3alias' } },
      'unknown',
    ],
    ['not on a list of nobody', { bucket: denied, listed: [], use: { account: '' } }, 'unknown'],
    ['not to be seen', { bucket: { ...denied, owner: other }, fault: noList }, 'unknown'],
    ['not to be compared', { use: { account: '' } }, 'unknown'],
  ])('is %s', async (_, situation, verdict) => {
    expect((await found('bucket-owner', situation))?.verdict).toBe(verdict);
  });

  it('names what is missing to see it', async () => {
    const owner = await found('bucket-owner', { bucket: denied, fault: noList });
    expect(owner).toMatchObject({ permission: 's3:ListBucket', field: 'bucketOwner' });
  });

  it('is not looked for in a list that is too long to read', async () => {
    const world = new FakeAws(new FakeClock());
    world.inspect.bucketsByName.set('acme-exports', denied);
    const buckets = {
      ...world.buckets,
      listBuckets: () => Promise.resolve({ items: [{ name: 'other' }], next: 'more' }),
    };
    const all = await findingsIn(world, bucketChecks(use), { buckets });
    expect(all.get('bucket-owner')?.verdict).toBe('unknown');
  });

  it('is looked for in the list only where the bucket does not tell', async () => {
    const world = new FakeAws(new FakeClock());
    await findingsIn(world, bucketChecks(use));
    expect(world.count('ListBuckets')).toBe(0);
  });
});

describe('its policy', () => {
  const keyArn = `arn:aws:kms:eu-west-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  const keyOnly = policy({
    ...{ Effect: 'Deny', Action: 's3:PutObject' },
    Condition: {
      ArnNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': keyArn },
    },
  });
  const elsewhere = { owner: other };
  const given = { owner: other };

  it.each<[string, Situation, Finding['verdict'], RegExp]>([
    [
      'denies the upload',
      { bucket: { policy: policy({ Effect: 'Deny', Sid: 'No' }) } },
      'fail',
      /^Statement No denies s3:PutObject to/,
    ],
    [
      'denies something that may not be needed',
      { bucket: { policy: policy({ Effect: 'Deny', Action: 's3:PutObjectAcl' }) } },
      'warn',
      /^A statement of the policy denies s3:PutObjectAcl/,
    ],
    [
      'denies other objects',
      {
        bucket: {
          policy: policy({ Effect: 'Deny', Resource: 'arn:aws:s3:::acme-exports/logs/*' }),
        },
      },
      'pass',
      /^No statement denies/,
    ],
    [
      'denies it to other addresses than those of an office',
      {
        bucket: {
          policy: policy({
            Effect: 'Deny',
            Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
          }),
        },
      },
      'warn',
      /from some addresses, and AWS writes from its own/,
    ],
    [
      'denies it on a condition',
      {
        bucket: {
          policy: policy({
            Effect: 'Deny',
            Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } },
          }),
        },
      },
      'unknown',
      /depends on aws:PrincipalOrgID/,
    ],
    [
      'lets in one endpoint only, through which AWS does not come',
      {
        bucket: {
          policy: policy({
            Effect: 'Deny',
            Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } },
          }),
        },
      },
      'fail',
      /denies s3:PutObject to/,
    ],
    [
      'lets in one endpoint only, and AWS for itself',
      {
        bucket: {
          policy: policy({
            Effect: 'Deny',
            Condition: {
              StringNotEquals: { 'aws:SourceVpce': 'vpce-1' },
              Bool: { 'aws:ViaAWSService': 'false' },
            },
          }),
        },
      },
      'unknown',
      /depends on aws:ViaAWSService/,
    ],
    [
      'asks for a KMS key, and none is named',
      { bucket: { policy: keyOnly }, use: { algorithm: 'default' } },
      'fail',
      /denies s3:PutObject to/,
    ],
    [
      'asks for a KMS key, and another one is named',
      { bucket: { policy: keyOnly }, use: { algorithm: 'KMS', key: `${keyArn.slice(0, -1)}1` } },
      'fail',
      /denies s3:PutObject to/,
    ],
    [
      'asks for a KMS key that is named',
      { bucket: { policy: keyOnly }, use: { algorithm: 'KMS', key: keyArn } },
      'pass',
      /^No statement denies/,
    ],
    [
      'asks for a KMS key, and one is named by its alias',
      { bucket: { policy: keyOnly }, use: { algorithm: 'KMS', key: 'alias/exports' } },
      'unknown',
      /depends on s3:x-amz-server-side-encryption-aws-kms-key-id/,
    ],
    [
      'denies other encryption',
      {
        bucket: {
          policy: policy({
            Effect: 'Deny',
            Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
          }),
        },
        use: { algorithm: 'AES256' },
      },
      'fail',
      /denies s3:PutObject/,
    ],
    [
      'is another account’s and allows it',
      { bucket: { ...elsewhere, policy: policy({}) }, use: given },
      'pass',
      /^The policy lets this profile/,
    ],
    [
      'is another account’s and is silent',
      {
        bucket: { ...elsewhere, policy: policy({ Principal: { AWS: '999988887777' } }) },
        use: given,
      },
      'fail',
      /no statement allows s3:PutObject/,
    ],
    [
      'is another account’s and is none',
      { bucket: elsewhere, use: given },
      'fail',
      /no statement allows s3:PutObject/,
    ],
    [
      'is silent in our own bucket, though the owner given is wrong',
      { bucket: { owner: account }, use: { owner: '999988887777' } },
      'pass',
      /^No statement denies/,
    ],
  ])('%s', async (_, situation, verdict, text) => {
    const finding = await found('bucket-policy', situation);
    expect(finding?.verdict).toBe(verdict);
    expect(finding?.found).toMatch(text);
  });

  it.each([
    [true, /has to name account 111122223333/],
    [false, /^It shuts out no account/],
  ])('beside Block Public Access, if that is %s', async (restrictsPublic, text) => {
    const situation = { bucket: { ...elsewhere, restrictsPublic }, use: given };
    const finding = await found('bucket-public', situation);
    expect(finding).toMatchObject({
      verdict: 'pass',
      found: expect.stringMatching(text) as string,
    });
  });

  it('of our own account is told without a word of Block Public Access', async () => {
    expect(await found('bucket-public')).toBeUndefined();
  });

  it('is not shown, and of another account it is told what it has to say', async () => {
    const required: RequiredPolicy = {
      ...{ id: 'bucket', title: 'Bucket policy', attachTo: 'Put it there.', place: 'bucket' },
      ...{ isOptional: false, notes: [], policy: policyOf(allow('AllowExport', { actions: [] })) },
    };
    const fault = [
      'GetBucketPolicy',
      new ExportError('access-denied', { action: 's3:GetBucketPolicy' }),
    ] as const;
    const ours = await found('bucket-policy', { fault });
    expect(ours).toMatchObject({ verdict: 'unknown', permission: 's3:GetBucketPolicy' });
    const theirs = await found('bucket-policy', {
      fault,
      bucket: elsewhere,
      use: { ...given, policies: () => [required] },
    });
    // A permission would not help: S3 shows it to no other account.
    expect(theirs).toMatchObject({
      verdict: 'unknown',
      found: 'S3 shows the policy of a bucket to its own account only.',
    });
    expect(theirs?.permission).toBeUndefined();
    expect(theirs?.fix?.paste?.text).toContain('AllowExport');
  });

  it('is judged for the role that writes', async () => {
    const role = `arn:aws:iam::${account}:role/exports`;
    const situation = {
      bucket: { policy: policy({ Effect: 'Deny', Principal: { AWS: role } }) },
      use: { principal: role },
    };
    expect((await found('bucket-policy', situation))?.found).toMatch(
      /denies s3:PutObject to the role/,
    );
    expect((await found('bucket-policy', { ...situation, use: {} }))?.verdict).toBe('pass');
  });
});

describe('its settings', () => {
  it.each<[string, Situation, Finding['verdict']]>([
    ['bucket-lock', { bucket: { lock: { isOn: true, hasDefaultRetention: false } } }, 'pass'],
    ['bucket-lock', { bucket: { lock: { isOn: true, hasDefaultRetention: true } } }, 'warn'],
    ['bucket-payer', { bucket: { requesterPays: true } }, 'warn'],
    ['prefix-length', { use: { prefix: 'a'.repeat(900) } }, 'pass'],
    ['prefix-length', { use: { prefix: 'a'.repeat(1000) } }, 'fail'],
    [
      'prefix-length',
      { use: { prefix: 'a'.repeat(900), layout: { longest: 'b'.repeat(200) } } },
      'fail',
    ],
  ])('%s %j: %s', async (id, situation, verdict) => {
    expect((await found(id, situation))?.verdict).toBe(verdict);
  });
});
