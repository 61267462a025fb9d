import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { reportOf } from '../../../test/fakes/jobs.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { requestOfKind, sources } from '../../../test/fakes/requests.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { ExportError, type ErrorDetails, type ErrorReason } from '../../core/errors.ts';
import type { JobReport } from '../../core/jobs/job.ts';
import { openLedger } from '../../core/jobs/ledger.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import { policyProblems } from '../../../test/policyGrammar/problems.ts';
import { fromAddress, toAddress, type FailureRef } from './documentRef.ts';
import { policyBlocks } from './policyBlocks.ts';
import { readDocument } from './readDocument.ts';

async function setUp() {
  const clock = new FakeClock();
  const world = new FakeAws(clock);
  world.add('orders');
  const ledger = await openLedger(new MemoryJournal(), clock, new QuietLog());
  const refOf = (kind: KindId, id: string): FailureRef => ({
    ...{ kind: 'failure', connection, job: kind, id, name: sources[kind].name },
  });
  const read = (ref: FailureRef) => readDocument(ref, { clock, ledger, world });
  /** Reads why a job failed that AWS alone knows. */
  const readFailed = (kind: KindId, changes: Partial<JobReport>) => {
    const report = reportOf(kind, clock.now(), { state: 'failed', ...changes });
    world.gateways[kind].add(report);
    return read(refOf(kind, report.arn));
  };
  /** Reads why a job was refused. */
  const readRefused = async (kind: KindId, reason: ErrorReason, details?: ErrorDetails) => {
    const request = requestOfKind(kind, 'token-1');
    const { job } = await ledger.intend({ request, connection, source: sources[kind] });
    await ledger.reject(job.id, new ExportError(reason, details));
    return read(refOf(kind, job.id));
  };
  return { clock, ledger, read, readFailed, readRefused, refOf, world };
}

const headings = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith('#'));

const noBucket = { failure: { code: 'S3NoSuchBucket', message: 'No such\n```\nbucket' } };

describe('a document about a failure', () => {
  it('says why, what AWS said, what was looked at now, and what to do', async () => {
    const { readFailed, world } = await setUp();
    world.inspect.bucketsByName.set('acme-exports', { look: { answer: 'missing' } });
    const text = await readFailed('dynamodb-table', noBucket);
    expect(headings(text)).toEqual([
      '# Export of orders: why it failed',
      '## What AWS said',
      '## What was looked at now',
      '## What to do',
      '### 2. Create bucket acme-exports',
      '## Export again',
    ]);
    expect(text).toContain('**There is no bucket acme-exports.** Choose an existing bucket');
    expect(text).toContain('- Code: `S3NoSuchBucket`\n');
    expect(text).toContain("- Message: `No such ''' bucket`\n");
    expect(text).toMatch(/- \*\*Wrong\*\* · Bucket acme-exports/i);
    expect(text).toMatch(/\n## What to do\n\n1\. [A-Z].*\.\n/);
    expect(text).not.toContain('Point-in-time recovery of');
    expect(policyBlocks(text)).toMatchObject([
      {
        title: 'Create bucket acme-exports',
        language: 'shell',
        text: expect.stringMatching(/^aws s3api create-bucket --bucket acme-exports/) as string,
      },
    ]);
  });

  it('looks again when it is read again', async () => {
    const { clock, read, readFailed, refOf, world } = await setUp();
    world.inspect.bucketsByName.set('acme-exports', { look: { answer: 'missing' } });
    const report = reportOf('dynamodb-table', clock.now());
    const before = await readFailed('dynamodb-table', noBucket);
    world.inspect.bucketsByName.delete('acme-exports');
    const after = await read(refOf('dynamodb-table', report.arn));
    expect(before).toContain('**Wrong**');
    expect(after).not.toContain('**Wrong**');
  });

  it('names what could not be checked, with the permission', async () => {
    const { readFailed, world } = await setUp();
    const denied = new ExportError('access-denied', { action: 's3:GetBucketPolicy' });
    world.faults.set('GetBucketPolicy', denied);
    const text = await readFailed('dynamodb-table', { failure: { code: 'S3AccessDenied' } });
    expect(text).toMatch(
      /- \*\*Could not check\*\* · Policy of acme-exports: This needs `s3:GetBucketPolicy`\.\n/,
    );
  });

  it('has the policy to paste of what is only likely, and speaks of it where it is', async () => {
    const { readFailed, world } = await setUp();
    world.inspect.decisions.set('s3:PutObject', 'implicitDeny');
    const text = await readFailed('dynamodb-table', { failure: { code: 'S3Quota' } });
    const [policy, ...others] = policyBlocks(text);
    expect(others).toEqual([]);
    expect(policy?.text).toContain('s3:PutObject');
    expect(policyProblems(JSON.parse(policy?.text ?? ''), 'managed')).toEqual([]);
    expect(text).toMatch(/\*\*Warning\*\* · Permissions of this profile: .* on arn:[^ ]*\n/);
    expect(text).toMatch(
      /\n### 1\. .*\n\nHave the missing actions allowed\. Attach it to the user/,
    );
  });

  it('has a text to paste once, however many say it', async () => {
    const { ledger, read, refOf, world } = await setUp();
    const [kind, owner] = ['dynamodb-table', '444455556666'] as const;
    world.inspect.bucketsByName.set('acme-exports', { owner, look: { answer: 'found' } });
    world.faults.set(
      'GetBucketPolicy',
      new ExportError('access-denied', { action: 's3:GetBucketPolicy' }),
    );
    const asked = requestOfKind(kind, 'token-1');
    const input = { ...asked.input, S3BucketOwner: owner };
    const request = { ...asked, input } as typeof asked;
    const { job } = await ledger.intend({ request, connection, source: sources[kind] });
    await ledger.reject(job.id, new ExportError('bucket-unusable'));
    const text = await read(refOf(kind, job.id));
    expect(text).toContain('**Could not check** · Policy of acme-exports');
    const policies = policyBlocks(text).filter(({ title }) => title.startsWith('Bucket policy'));
    expect(new Set(policies.map(({ text }) => text)).size).toBe(policies.length);
    expect(policies).toHaveLength(1);
  });

  it('gives policies of this job, each ready to be pasted', async () => {
    const { readFailed } = await setUp();
    const text = await readFailed('dynamodb-table', { failure: { code: 'S3AccessDenied' } });
    const [first, second] = policyBlocks(text);
    expect(first?.title).toBe('IAM policy of arn:aws:iam::111122223333:user/ana');
    expect(policyProblems(JSON.parse(first?.text ?? ''), 'managed')).toEqual([]);
    expect(second?.title).toBe('Bucket policy of acme-exports');
    expect(policyProblems(JSON.parse(second?.text ?? ''), 'bucket')).toEqual([]);
  });

  describe('puts last what looked fine just now', () => {
    const denied = { failure: { code: 'S3AccessDenied' } };
    const ana = 'IAM policy of arn:aws:iam::111122223333:user/ana';
    const ofBucket = 'Bucket policy of acme-exports';
    const fine = '**What these change looked fine just now.**';

    it('behind what did not', async () => {
      const { readFailed, world } = await setUp();
      const theirs = { owner: '444455556666', look: { answer: 'found' } } as const;
      world.inspect.bucketsByName.set('acme-exports', theirs);
      world.faults.set('GetBucketPolicy', new ExportError('access-denied'));
      const text = await readFailed('dynamodb-table', denied);
      expect(policyBlocks(text).map(({ title }) => title)).toEqual([ofBucket, ana]);
      const [above, below] = text.split(`${fine} Go on only if nothing above helps:\n`);
      expect(above).toContain(`### 2. ${ofBucket}`);
      expect(below).toContain(`### 3. ${ana}`);
    });

    it('and says to try again first where all of it did', async () => {
      const { readFailed } = await setUp();
      const text = await readFailed('dynamodb-table', denied);
      expect(text).toContain(`## What to do\n\n${fine} Try again first, and go on only if`);
      expect(policyBlocks(text).map(({ title }) => title)).toEqual([ana, ofBucket]);
    });

    it('but nothing that did not', async () => {
      const { readFailed, world } = await setUp();
      world.inspect.decisions.set('s3:PutObject', 'implicitDeny');
      const text = await readFailed('dynamodb-table', denied);
      expect(text).toMatch(new RegExp(`## What to do\\n\\n### 1. ${ana}`));
      expect(text.indexOf(fine)).toBeGreaterThan(text.indexOf(ana));
    });
  });

  it('says what to put for a placeholder where AWS does not tell who asks', async () => {
    const { readFailed, world } = await setUp();
    world.faults.set('GetCallerIdentity', new ExportError('credentials-expired'));
    const text = await readFailed('dynamodb-table', { failure: { code: 'S3AccessDenied' } });
    expect(text).toContain('- Replace `<caller ARN>` by the ARN of the user or role that exports.');
  });

  it('shows all that AWS said to a code that is new, and looks at everything', async () => {
    const { readFailed } = await setUp();
    const failure = { code: 'S3Quota', message: 'Out of space' };
    const text = await readFailed('dynamodb-table', { failure });
    expect(text).toContain('- Code: `S3Quota`\n- Message: `Out of space`');
    expect(text).toContain('Point-in-time recovery of orders');
    expect(text).toContain('Bucket acme-exports');
    expect(text).toContain('Permissions of this profile');
  });

  describe('of a start that was refused', () => {
    const said = { awsCode: 'BrandNewFault', awsMessage: 'Turn on versioning.', requestId: 'r-1' };

    it('for a reason that is new shows all that AWS said, and looks at everything', async () => {
      const { readRefused } = await setUp();
      const text = await readRefused('rds-database', 'unknown', said);
      expect(text).toMatch(/^\*\*.*: AWS gave a reason that is not known here\.\*\*/m);
      expect(text).toContain(
        '## What AWS said\n\n- Code: `BrandNewFault`\n- Message: `Turn on versioning.`\n- Request ID: `r-1`\n',
      );
      for (const looked of ['Identifier', 'Bucket', 'IAM role', 'KMS key']) {
        expect(text).toMatch(new RegExp(`\\*\\* · ${looked} `));
      }
    });

    it('shows what AWS said beside a reason that is known', async () => {
      const { readRefused } = await setUp();
      const text = await readRefused('dynamodb-table', 'token-conflict', said);
      expect(text).toContain('- Message: `Turn on versioning.`');
    });
  });

  it.each<[KindId, Partial<JobReport>]>([
    ['rds-database', { failure: { code: '', message: 'Out of memory' } }],
    ['dynamodb-table', { failure: { code: 'S3Quota' } }],
    ['simpledb-domain', { failure: { code: 'S3Quota' } }],
    ['dynamodb-backup', {}],
  ])('does not ask of a job that AWS started whether AWS would: %s', async (kind, changes) => {
    const { readFailed } = await setUp();
    const text = await readFailed(kind, changes);
    expect(text).toContain('## What was looked at now');
    expect(text).not.toMatch(
      /identifier already|\*\* · (?:Running exports|Exports of|Backup name)/,
    );
  });

  it.each<KindId>(['dynamodb-table', 'dynamodb-backup', 'rds-database', 'simpledb-domain'])(
    'tells why nothing was started, from what is kept here: %s',
    async (kind) => {
      const { readRefused } = await setUp();
      const text = await readRefused(kind, 'access-denied');
      expect(text).toMatch(/^# (?:Export|Backup) of .*: why it was not started\n/);
      expect(policyBlocks(text)).toHaveLength(1);
      expect(text.includes('## Export again')).toBe(kind !== 'dynamodb-backup');
    },
  );

  it('tells of the warning of a completed task, and offers nothing again', async () => {
    const { readFailed } = await setUp();
    const warning = '{"skippedTables":["a.b"],"general":[{"reason":"PERMISSIONS_DO_NOT_EXIST"}]}';
    const text = await readFailed('rds-database', { state: 'completed', warning });
    expect(text).toMatch(/^# Export of .*: what AWS warns of\n/);
    expect(text).toContain('2. In each schema with skipped tables, grant the master user');
    expect(headings(text)).not.toContain('## Export again');
  });

  it('has an address that says all', async () => {
    const { refOf } = await setUp();
    const ref = refOf('rds-database', 'rds:eu-west-1:111122223333:task/shop');
    expect(fromAddress(toAddress(ref).query)).toEqual(ref);
    expect(toAddress(ref).path).toBe('/shop-2026-11-20-what-went-wrong.md');
  });

  it('passes on that nobody knows the job', async () => {
    const { read, refOf } = await setUp();
    await expect(read(refOf('dynamodb-table', 'token-9'))).rejects.toMatchObject({
      reason: 'export-not-found',
    });
  });
});
