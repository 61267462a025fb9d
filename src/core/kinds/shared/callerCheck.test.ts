import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../../test/fakes/fakeClock.ts';
import { findingsIn } from '../../../../test/fakes/preflight.ts';
import { connection, orders } from '../../../../test/fakes/samples.ts';
import { aSnapshot } from '../../../../test/fakes/things.ts';
import { ExportError } from '../../errors.ts';
import type { Inspector, KmsKey } from '../../ports.ts';
import type { Finding } from '../../preflight/finding.ts';
import { databaseExportPermissions } from '../databaseExport/permissions.ts';
import { tableExportPermissions } from '../tableExport/permissions.ts';
import { callerCheck } from './callerCheck.ts';

type Asked = Parameters<Inspector['simulate']>[1];

const keyId = '1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60';
const arnIn = (region: string, account = '111122223333') =>
  `arn:aws:kms:${region}:${account}:key/${keyId}`;
const arn = arnIn('eu-west-1');
const unseen = new ExportError('access-denied', { action: 'kms:DescribeKey' });

interface Situation {
  readonly kmsKeyId: string;
  /** What DescribeKey answers; the key of `arn` unless told. */
  readonly key?: Partial<KmsKey> | ExportError;
  /** Where S3 says that the bucket is. */
  readonly bucket?: string | undefined;
  readonly lacking?: string;
}

const kinds = {
  table: [tableExportPermissions, orders],
  database: [databaseExportPermissions, aSnapshot('orders')],
} as const;

/** What is found of a caller, and what IAM was asked. */
async function look(kind: keyof typeof kinds, { kmsKeyId, ...situation }: Situation) {
  const { key, bucket = 'eu-west-1', lacking } = situation;
  const world = new FakeAws(new FakeClock());
  const told = 'bucket' in situation && situation.bucket === undefined ? {} : { region: bucket };
  world.inspect.bucketsByName.set('acme-exports', { look: { answer: 'found', ...told } });
  if (lacking !== undefined) world.inspect.decisions.set(lacking, 'implicitDeny');
  const asked: Asked[] = [];
  const { simulate } = world.inspect;
  Object.assign(world.inspect, {
    simulate: (...call: Parameters<typeof simulate>) => {
      asked.push(call[1]);
      return simulate(...call);
    },
  });
  const [permissions, { arn: sourceArn, name }] = kinds[kind];
  const need = {
    ...{ source: { arn: sourceArn, name }, bucket: 'acme-exports', prefix: '', kmsKeyId },
    roleArn: 'arn:aws:iam::111122223333:role/exports',
  };
  // The form could not tell which account exports; the check itself can.
  const checks = callerCheck(permissions, need, { ...connection, account: '' }, {});
  const shown = { arn, keyId, usable: true, manager: 'CUSTOMER' } as const;
  const describeKey = () =>
    key instanceof ExportError ? Promise.reject(key) : Promise.resolve({ ...shown, ...key });
  const listKeys = () => Promise.resolve({ items: [] });
  const all = await findingsIn(world, checks, { keys: { describeKey, listKeys } });
  return { finding: all.get('caller-actions'), asked };
}

const found = async (
  kind: keyof typeof kinds,
  situation: Situation,
): Promise<Finding | undefined> => (await look(kind, situation)).finding;

const ofKey = (asked: readonly Asked[]) =>
  asked.filter(({ actions }) => actions.some((action) => action.startsWith('kms:')));

describe('the key that a caller needs', () => {
  it.each(['alias/exports', keyId, arn])('is tried by its ARN: %s', async (kmsKeyId) => {
    const { finding, asked } = await look('table', { kmsKeyId, lacking: 'kms:GenerateDataKey' });
    expect(finding).toMatchObject({
      verdict: 'warn',
      found: `IAM policies likely do not allow kms:GenerateDataKey on ${arn}.`,
    });
    expect(finding?.fix?.paste?.text).toContain(arn);
    expect(ofKey(asked)).toEqual([
      {
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [arn],
        context: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
      },
    ]);
  });

  it.each(['table', 'database'] as const)(
    'is not told to be allowed where an alias cannot be followed: %s',
    async (kind) => {
      const finding = await found(kind, { kmsKeyId: 'alias/exports', key: unseen });
      expect(finding?.verdict).toBe('unknown');
      expect(finding?.found).toMatch(/ Not tried: kms:\w+ and kms:\w+\.$/);
    },
  );

  it('is tried as typed where it may not be looked at', async () => {
    const denied = { key: unseen, lacking: 'kms:DescribeKey' };
    expect(await found('database', { kmsKeyId: arn, ...denied })).toMatchObject({
      verdict: 'warn',
      found: `IAM policies likely do not allow kms:DescribeKey on ${arn}.`,
    });
  });

  it('is looked for where the bucket is', async () => {
    const elsewhere = { kmsKeyId: keyId, key: unseen, bucket: 'us-east-1' };
    const { asked } = await look('table', elsewhere);
    expect(ofKey(asked)).toMatchObject([{ resources: [arnIn('us-east-1')] }]);
  });

  it('is not made up where nobody knows its Region', async () => {
    const { finding, asked } = await look('table', { kmsKeyId: keyId, bucket: undefined });
    expect(finding?.verdict).toBe('unknown');
    expect(ofKey(asked)).toEqual([]);
  });

  it.each(['alias/aws/s3', arn])('needs no IAM policy where AWS manages it: %s', async (typed) => {
    const key = { manager: 'AWS' } as const;
    const { finding, asked } = await look('table', { kmsKeyId: typed, key });
    expect(finding?.verdict).toBe('pass');
    expect(ofKey(asked)).toEqual([]);
  });

  it('of another account takes all that RDS does with it, one by one', async () => {
    const theirs = arnIn('eu-west-1', '444455556666');
    const { asked } = await look('database', { kmsKeyId: theirs, key: { arn: theirs } });
    const actions = ofKey(asked).flatMap((one) => one.actions);
    expect(actions).toContain('kms:Encrypt');
    expect(actions).toContain('kms:ReEncryptFrom');
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    const lacking = { key: { arn: theirs }, lacking: 'kms:RetireGrant' };
    expect((await found('database', { kmsKeyId: theirs, ...lacking }))?.verdict).toBe('warn');
  });
});

it('sends IAM no placeholder, although the form does not know the account', async () => {
  const { finding, asked } = await look('table', { kmsKeyId: keyId });
  expect(finding?.verdict).toBe('pass');
  expect(JSON.stringify(asked)).not.toMatch(/[<>]/);
});
