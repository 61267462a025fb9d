import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { connection, orders } from '../../../test/fakes/samples.ts';
import { noSignal } from '../../../test/fakes/noSignal.ts';
import { ExportError } from '../../core/errors.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import { permissionsOf } from '../../core/kinds/permissions.ts';
import { policyProblems } from '../../../test/policyGrammar/problems.ts';
import type { Need } from '../../core/policy/required.ts';
import { fromAddress, toAddress, type PermissionsRef } from './documentRef.ts';
import { readPermissions } from './permissions.ts';
import { policyBlocks } from './policyBlocks.ts';

const need: Need = {
  source: { name: 'orders', arn: orders.arn },
  ...{ bucket: 'acme-exports', bucketOwner: '', prefix: 'daily' },
};
const ref = (changes: Partial<Need> = {}, job: KindId = 'dynamodb-table'): PermissionsRef => ({
  ...{ kind: 'permissions', connection, job, need: { ...need, ...changes } },
});

async function setUp() {
  const world = new FakeAws(new FakeClock());
  const access = await world.connect(connection);
  return { access, world, read: (one = ref()) => readPermissions(one, access, noSignal) };
}

describe('a document of required permissions', () => {
  it('names what it is about, and holds each policy as it is to be pasted', async () => {
    const { read } = await setUp();
    const text = await read();
    expect(text).toMatch(/^# Required permissions: Export a DynamoDB table to S3\n/);
    expect(text).toContain('- Destination: `s3://acme-exports/daily/`\n');
    expect(text).toContain('- Caller: `arn:aws:iam::111122223333:user/ana`\n');
    expect(text).not.toContain('Before you use a policy');
    const headings = text.split('\n').filter((line) => line.startsWith('## '));
    expect(headings).toEqual([
      '## 1. To start and to follow the export',
      '## 2. To turn on point-in-time recovery (optional)',
      '## 3. To open the manifest and read the files (optional)',
      '## 4. To fill in the form (optional)',
      '## 5. To check before the launch (optional)',
    ]);
    const blocks = policyBlocks(text);
    expect(blocks).toHaveLength(headings.length);
    for (const { line, text: policy } of blocks) {
      expect(policyProblems(JSON.parse(policy), 'managed')).toEqual([]);
      expect(text.split('\n')[line]).toBe('```json');
    }
  });

  it('says before the policy for the checks what another account has to do with them', async () => {
    const { read } = await setUp();
    const sectionOf = (text: string): string =>
      text.slice(text.indexOf('To check before the launch'));
    const [ours, theirs] = [await read(), await read(ref({ bucketOwner: '444455556666' }))];
    expect(sectionOf(ours)).toContain('"s3:GetBucketPolicy"');
    expect(sectionOf(ours)).not.toContain('444455556666');
    const [notes = '', policy] = sectionOf(theirs).split('```json\n');
    expect(notes.match(/^> .+$/gm)).toHaveLength(3);
    expect(notes).toContain('> Account 444455556666 has to allow the statement about its bucket');
    expect(policy).toContain('"s3:ListBucket"');
    expect(policy).not.toContain('"s3:GetBucketPolicy"');
  });

  it('holds placeholders where AWS does not tell who asks, and says what they stand for', async () => {
    const { read, world } = await setUp();
    world.faults.set('GetCallerIdentity', new ExportError('credentials-expired'));
    const text = await read(ref({ source: { name: 'orders' }, bucketOwner: '444455556666' }));
    expect(text).toContain('arn:aws:dynamodb:eu-west-1:<account>:table/orders');
    expect(text).toContain('"AWS": "<caller ARN>"');
    expect(text).toContain('- `<account>`: the 12 digits of the account that exports\n');
    expect(text).not.toContain('- Caller');
  });

  it.each<[KindId, string]>([
    ['dynamodb-table', 'eu-central-1'],
    ['simpledb-domain', 'eu-central-1'],
    ['rds-database', 'eu-west-1'],
  ])('names a key by its ARN where its kind looks for it: %s', async (job, region) => {
    const { access } = await setUp();
    const arn = `arn:aws:kms:${region}:111122223333:key/1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60`;
    const asked: string[] = [];
    const keys = {
      ...access.keys,
      describeKey: (keyId: string, region: string) => {
        asked.push(`${keyId} in ${region}`);
        return Promise.resolve({ arn, keyId, usable: true });
      },
    };
    const buckets = { ...access.buckets, regionOf: () => Promise.resolve('eu-central-1') };
    const one = ref({ kmsKeyId: 'alias/exports' }, job);
    const text = await readPermissions(one, { ...access, buckets, keys }, noSignal);
    expect(asked).toEqual([`alias/exports in ${region}`]);
    expect(text).toContain(`"Resource": "${arn}"`);
    expect(text).not.toContain('kms:ResourceAliases');
  });

  it('keeps what a person typed inside the lines that it belongs to', async () => {
    const { read } = await setUp();
    const text = await read(ref({ prefix: 'a`b\n```\n# Hello' }));
    expect(text.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
    expect(policyBlocks(text)).toHaveLength(5);
  });

  it.each(Object.keys(permissionsOf) as KindId[])(
    'is read again from its address after a reload: %s',
    async (job) => {
      const { read } = await setUp();
      const { path, query } = toAddress(ref({ kmsKeyId: 'alias/exports' }, job));
      expect(path).toBe('/orders-permissions.md');
      const again = fromAddress(query);
      expect(again).toEqual(ref({ kmsKeyId: 'alias/exports' }, job));
      expect(await read(again as PermissionsRef)).toContain(permissionsOf[job].title);
    },
  );

  it.each([{}, { source: {} }, { source: { name: '' } }, { source: { name: 'a' }, bucket: 7 }])(
    'has no address that says %j',
    (strange) => {
      const query = JSON.stringify({ ...ref(), need: strange });
      expect(fromAddress(query)).toBeUndefined();
    },
  );
});
