import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../../test/fakes/fakeClock.ts';
import { findingsIn } from '../../../../test/fakes/preflight.ts';
import { connection } from '../../../../test/fakes/samples.ts';
import { ExportError } from '../../errors.ts';
import { allow, policyOf } from '../../policy/policy.ts';
import type { KmsKey } from '../../ports.ts';
import type { Finding } from '../finding.ts';
import { keyChecks } from './key.ts';
import type { KeyUse } from './keyUse.ts';

const account = '111122223333';
const keyId = '1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60';
const arnIn = (region: string, owner = account) => `arn:aws:kms:${region}:${owner}:key/${keyId}`;
const arn = arnIn('eu-west-1');

const use: KeyUse = {
  key: arn,
  bucket: 'acme-exports',
  principal: 'caller',
  isRequired: false,
  connection,
};

interface Situation {
  readonly use?: Partial<KeyUse>;
  readonly key?: Partial<KmsKey> | ExportError;
  readonly policy?: readonly object[];
  readonly prepare?: (world: FakeAws) => void;
}

async function found(id: string, situation: Situation = {}): Promise<Finding | undefined> {
  const { key, policy, prepare } = situation;
  const world = new FakeAws(new FakeClock());
  world.keys.describeKey = () =>
    key instanceof ExportError
      ? Promise.reject(key)
      : Promise.resolve({ arn, keyId, state: 'Enabled', usable: true, ...key });
  if (policy !== undefined)
    world.inspect.keyPolicies.set(arn, JSON.stringify({ Statement: policy }));
  prepare?.(world);
  return (await findingsIn(world, keyChecks({ ...use, ...situation.use }))).get(id);
}

const allowed = { Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:*', Resource: '*' };

describe('the Region of a key', () => {
  it.each<[string, Situation, Finding['verdict']]>([
    ['of the bucket', {}, 'pass'],
    ['that the name does not tell', { use: { key: 'alias/exports' } }, 'pass'],
    ['of another Region', { use: { key: arnIn('us-east-1') } }, 'fail'],
    ['of the source', { use: { region: 'us-east-1' } }, 'fail'],
    [
      'of a bucket that is missing',
      {
        prepare: ({ inspect }) =>
          inspect.bucketsByName.set('acme-exports', { look: { answer: 'missing' } }),
      },
      'unknown',
    ],
  ])('%s', async (_, situation, verdict) => {
    expect((await found('key-region', situation))?.verdict).toBe(verdict);
  });

  it.each([
    [{}, 'It is in eu-west-1, like the bucket.'],
    [{ region: 'eu-west-1', service: 'rds' }, 'It is in eu-west-1, like the source.'],
  ] as const)('is compared with that of what AWS goes by: %j', async (changes, text) => {
    expect((await found('key-region', { use: changes }))?.found).toBe(text);
  });
});

describe('the state of a key', () => {
  it.each<[string, Situation, Finding['verdict']]>([
    ['enabled', {}, 'pass'],
    ['disabled', { key: { state: 'Disabled', usable: false } }, 'fail'],
    ['being deleted', { key: { state: 'PendingDeletion', usable: false } }, 'fail'],
    ['without material', { key: { state: 'PendingImport', usable: false } }, 'fail'],
    ['being made', { key: { state: 'Creating', usable: false } }, 'warn'],
    ['asymmetric', { key: { usable: false } }, 'fail'],
    ['unknown to KMS', { key: new ExportError('validation') }, 'fail'],
    ['no key at all', { use: { key: 'my key' } }, 'fail'],
    [
      'not to be seen',
      { key: new ExportError('access-denied', { action: 'kms:DescribeKey' }) },
      'unknown',
    ],
  ])('%s', async (_, situation, verdict) => {
    expect((await found('key-state', situation))?.verdict).toBe(verdict);
  });

  it('comes with all commands that mend it', async () => {
    const state = await found('key-state', { key: { state: 'PendingDeletion', usable: false } });
    expect(state).toMatchObject({
      found: 'It is pending deletion, and AWS needs one that is enabled.',
      field: 'kmsKeyId',
    });
    expect(state?.fix?.paste).toMatchObject({
      language: 'shell',
      text: [
        `aws kms cancel-key-deletion --key-id ${keyId} --region eu-west-1 --profile acme-data`,
        `aws kms enable-key --key-id ${keyId} --region eu-west-1 --profile acme-data`,
      ].join('\n'),
    });
  });

  it('names no profile that a shell would run', async () => {
    const state = await found('key-state', {
      use: { connection: { profile: 'a$(reboot)', region: 'eu-west-1' } },
      key: { state: 'Disabled', usable: false },
    });
    expect(state?.fix?.paste?.text).toBe(`aws kms enable-key --key-id ${keyId} --region eu-west-1`);
  });
});

describe('who manages a key', () => {
  it.each<[string, Situation, Finding['verdict'] | undefined]>([
    ['does not matter where none is required', { use: { isRequired: false } }, undefined],
    ['is AWS by its alias', { use: { key: 'alias/aws/rds' } }, 'warn'],
    ['is AWS by DescribeKey', { key: { manager: 'AWS' } }, 'warn'],
    ['is a customer', { key: { manager: 'CUSTOMER' } }, 'pass'],
    ['is not told', {}, 'unknown'],
  ])('%s', async (_, situation, verdict) => {
    const required = { ...situation, use: { isRequired: true, ...situation.use } };
    expect((await found('key-manager', required))?.verdict).toBe(verdict);
  });
});

describe('the policy of a key', () => {
  const viaS3 = (region: string) => ({
    StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
  });

  it.each<[string, Situation, Finding['verdict']]>([
    ['leaves it to IAM', {}, 'pass'],
    ['allows it by way of S3', { policy: [{ ...allowed, Condition: viaS3('eu-west-1') }] }, 'pass'],
    [
      'allows it elsewhere only',
      { policy: [{ ...allowed, Condition: viaS3('us-east-1') }] },
      'warn',
    ],
    ['is silent', { policy: [{ ...allowed, Principal: { AWS: '444455556666' } }] }, 'warn'],
    ['denies the use', { policy: [allowed, { ...allowed, Effect: 'Deny' }] }, 'fail'],
    [
      'denies to read only',
      { policy: [allowed, { ...allowed, Effect: 'Deny', Action: 'kms:Decrypt' }] },
      'warn',
    ],
    [
      'hangs on what cannot be known',
      { policy: [{ ...allowed, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }] },
      'unknown',
    ],
    ['is AWS’s own for S3', { use: { key: 'alias/aws/s3' } }, 'pass'],
    ['is AWS’s own for another service', { use: { key: 'alias/aws/rds' } }, 'warn'],
  ])('%s', async (_, situation, verdict) => {
    expect((await found('key-policy', situation))?.verdict).toBe(verdict);
  });

  it.each<[string, Situation, Finding['verdict']]>([
    ['of a key that is missing', { key: new ExportError('validation') }, 'fail'],
    [
      'in a Region that nobody knows',
      {
        use: { key: 'alias/exports' },
        prepare: ({ inspect }) =>
          inspect.bucketsByName.set('acme-exports', { look: { answer: 'missing' } }),
      },
      'unknown',
    ],
  ])('is not spoken of where the line above tells why: %s', async (_, situation, verdict) => {
    const world = (id: string) => found(id, { ...situation, use: { ...situation.use } });
    const above = verdict === 'fail' ? 'key-state' : 'key-region';
    expect((await world(above))?.verdict).toBe(verdict);
    expect(await world('key-policy')).toBeUndefined();
    expect(
      await found('key-manager', { ...situation, use: { ...situation.use, isRequired: true } }),
    ).toBeUndefined();
  });

  describe('that AWS wrote for a key of its own', () => {
    const statementFor = (service: string, actions: readonly string[]) => ({
      ...{ Effect: 'Allow', Principal: { AWS: '*' }, Action: actions, Resource: '*' },
      Condition: {
        StringEquals: {
          'kms:CallerAccount': account,
          'kms:ViaService': `${service}.eu-west-1.amazonaws.com`,
        },
      },
    });
    const looking = {
      ...{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` } },
      ...{ Action: ['kms:Describe*', 'kms:Get*', 'kms:List*'], Resource: '*' },
    };
    const upload = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey'];
    const granting = [...upload, 'kms:CreateGrant'];
    const ofExport = (
      key: string,
      service: string,
      actions: readonly string[],
      manager: 'AWS' | 'CUSTOMER' = 'AWS',
    ): Situation => ({
      use: {
        ...{ key, isRequired: true, region: 'eu-west-1', service: 'rds' },
        actions: ['kms:CreateGrant', 'kms:DescribeKey'],
      },
      key: { manager },
      policy: [statementFor(service, actions), looking],
    });

    it.each<[string, Situation, Finding['verdict'], string]>([
      [
        'allows no grant of the key of S3',
        ofExport('alias/aws/s3', 's3', upload),
        'fail',
        'No statement lets this profile use kms:CreateGrant, and nobody can change the policy of a key that AWS manages.',
      ],
      [
        'is the same however the key is named',
        ofExport(keyId, 's3', upload),
        'fail',
        'No statement lets this profile use kms:CreateGrant, and nobody can change the policy of a key that AWS manages.',
      ],
      [
        'allows a grant through RDS',
        ofExport('alias/aws/rds', 'rds', granting),
        'pass',
        'It lets this profile use the key through RDS, by itself or where IAM policies allow it.',
      ],
      [
        'allows a grant through another service',
        ofExport('alias/aws/ebs', 'ec2', granting),
        'warn',
        'No statement lets this profile use kms:CreateGrant through RDS, and nobody can change the policy of a key that AWS manages.',
      ],
      [
        'would be silent of a key that a customer manages',
        ofExport(arn, 's3', upload, 'CUSTOMER'),
        'warn',
        'No statement lets this profile use kms:CreateGrant; only a grant of the key could.',
      ],
    ])('%s', async (_, situation, verdict, text) => {
      expect(await found('key-policy', situation)).toMatchObject({ verdict, found: text });
    });

    it('is certain of nothing that was not read', async () => {
      const denied = new ExportError('access-denied', { action: 'kms:GetKeyPolicy' });
      const situation = {
        ...ofExport('alias/aws/s3', 's3', upload),
        prepare: ({ faults }: FakeAws) => void faults.set('GetKeyPolicy', denied),
      };
      expect((await found('key-policy', situation))?.verdict).toBe('unknown');
      expect((await found('key-manager', situation))?.verdict).toBe('warn');
    });

    it('does not deny for certain what it denies of requests through RDS', async () => {
      const situation = ofExport(arn, 'rds', granting, 'CUSTOMER');
      const deny = { ...statementFor('rds', ['kms:CreateGrant']), Effect: 'Deny' };
      const policy = await found('key-policy', { ...situation, policy: [allowed, deny] });
      expect(policy?.verdict).toBe('unknown');
    });

    it('lets nobody of another account use it', async () => {
      const theirs = `arn:aws:kms:eu-west-1:444455556666:alias/aws/rds`;
      const policy = await found('key-policy', ofExport(theirs, 'rds', granting));
      expect(policy?.verdict).toBe('warn');
      expect(policy?.fix).toEqual({ text: 'Choose a customer managed key.' });
    });
  });

  it('is not shown by another account, which is told what it has to say', async () => {
    const theirs = await found('key-policy', {
      use: {
        key: arnIn('eu-west-1', '444455556666'),
        policies: () => [
          {
            ...{ id: 'key', title: 'Key policy', attachTo: 'Put it there.', place: 'key' },
            ...{ isOptional: false, notes: [], policy: policyOf(allow('UseKey', { actions: [] })) },
          },
        ],
      },
    });
    expect(theirs?.verdict).toBe('unknown');
    expect(theirs?.found).toContain('belongs to account 444455556666');
    expect(theirs?.fix?.paste?.text).toContain('UseKey');
  });

  it('names what is missing to read it', async () => {
    const denied = new ExportError('access-denied', { action: 'kms:GetKeyPolicy' });
    const policy = await found('key-policy', {
      prepare: ({ faults }) => faults.set('GetKeyPolicy', denied),
    });
    expect(policy).toMatchObject({ verdict: 'unknown', permission: 'kms:GetKeyPolicy' });
  });
});
