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

  it('comes with the command that mends it', async () => {
    const state = await found('key-state', { key: { state: 'PendingDeletion', usable: false } });
    expect(state).toMatchObject({
      found: 'It is pending deletion, and AWS needs one that is enabled.',
      field: 'kmsKeyId',
    });
    expect(state?.fix?.paste).toMatchObject({
      language: 'shell',
      text: `aws kms cancel-key-deletion --key-id ${keyId} --region eu-west-1 --profile acme-data`,
    });
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
    ['is of a key that is missing', { key: new ExportError('validation') }, 'unknown'],
  ])('%s', async (_, situation, verdict) => {
    expect((await found('key-policy', situation))?.verdict).toBe(verdict);
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
