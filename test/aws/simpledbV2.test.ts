import { describe, expect, it } from 'vitest';
import { open } from './fixture/open.ts';
import { domainSeed, v2, type V2Wishes } from './fixture/simpledb.ts';
import type { StandInOptions } from './standIn.ts';

const duration = 5 * 60_000;
const hour = 60 * 60_000;
const day = 24 * hour;
const wanted = { clientToken: 'token-1', domainName: 'people', s3Bucket: 'exports-eu' };
const arnPattern =
  /^arn:aws:sdb:eu-west-1:111122223333:domain\/people\/export\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function start(options: StandInOptions = {}) {
  const { standIn } = await open({ seed: domainSeed, ...options });
  const call = (operation: string, input: object = {}, wishes: V2Wishes = {}) =>
    v2(standIn, operation, input, wishes);
  const startExport = async (more: object = {}) => {
    const { body } = await call('StartDomainExport', { ...wanted, ...more });
    return String(body['exportArn']);
  };
  return { standIn, call, startExport };
}

type Summaries = readonly Readonly<Record<string, unknown>>[];

describe('StartDomainExport', () => {
  it('accepts a request and shows it as pending', async () => {
    const { call, standIn } = await start();
    const { status, body } = await call('StartDomainExport', wanted);
    expect(status).toBe(200);
    expect(body).toEqual({
      clientToken: 'token-1',
      exportArn: expect.stringMatching(arnPattern) as string,
      requestedAt: expect.closeTo(standIn.clock.now() / 1000, 0) as number,
    });
    expect(standIn.domainExports().at(-1)).toMatchObject({
      arn: body['exportArn'],
      domain: 'people',
      region: 'eu-west-1',
      status: 'PENDING',
      bucket: 'exports-eu',
      clientToken: 'token-1',
    });
    expect(standIn.calls.at(-1)).toMatchObject({ service: 'sdb', operation: 'StartDomainExport' });
  });

  it('makes a token where none was sent', async () => {
    const { call } = await start();
    const { body } = await call('StartDomainExport', { ...wanted, clientToken: undefined });
    expect(body['clientToken']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('gives the same export to the same request with the same token, for eight hours', async () => {
    const { standIn, startExport } = await start();
    const first = await startExport();
    standIn.clock.advance(8 * hour - 1_000);
    expect(await startExport()).toBe(first);
    standIn.clock.advance(2_000);
    expect(await startExport()).not.toBe(first);
  });

  it.each([{ s3KeyPrefix: 'other' }, { s3Bucket: 'exports-us' }, { domainName: 'empty' }])(
    'refuses a known token with %j',
    async (change) => {
      const { call, startExport } = await start();
      await startExport();
      const answer = await call('StartDomainExport', { ...wanted, ...change });
      expect(answer).toMatchObject({
        status: 400,
        error: 'ConflictException',
        body: { message: 'Idempotent request failed due to parameter mismatch.' },
      });
    },
  );

  it.each<[object, string, string]>([
    [{ clientToken: '' }, 'ClientToken', 'between 1 and 128 characters long'],
    [{ clientToken: 'x'.repeat(129) }, 'ClientToken', 'between 1 and 128 characters long'],
    [{ clientToken: 'a b' }, 'ClientToken', 'ASCII characters in the range of 33-126'],
    [{ domainName: undefined }, 'DomainName', 'between 3 and 255 characters long'],
    [{ domainName: 'no' }, 'DomainName', 'between 3 and 255 characters long'],
    [{ domainName: 'a/b/c' }, 'DomainName', 'only contain letters, numbers'],
    [{ s3Bucket: 'x'.repeat(64) }, 'S3BucketName', 'between 3 and 63 characters long'],
    [{ s3Bucket: 'what!!' }, 'S3BucketName', 'valid Amazon S3 bucket name'],
    [{ s3KeyPrefix: '' }, 'S3KeyPrefix', 'between 1 and 850 characters long'],
    [{ s3KeyPrefix: 'x'.repeat(851) }, 'S3KeyPrefix', 'between 1 and 850 characters long'],
    [{ s3SseAlgorithm: 'aws:kms' }, 'S3SseAlgorithm', 'can only be AES256 or KMS'],
    [{ s3SseAlgorithm: 'KMS', s3SseKmsKeyId: '' }, 'S3SseKmsKeyId', 'between 1 and 2048'],
    [{ s3SseAlgorithm: 'KMS', s3SseKmsKeyId: 'a b' }, 'S3SseKmsKeyId', 'only contain letters'],
    [{ s3BucketOwner: '1234' }, 'S3BucketOwner', 'valid AWS account ID'],
  ])('refuses %j', async (change, parameter, why) => {
    const { call } = await start();
    const { status, error, body } = await call('StartDomainExport', { ...wanted, ...change });
    expect([status, error]).toEqual([400, 'InvalidParameterValueException']);
    expect(body['message']).toContain(`for parameter ${parameter} is invalid. ${parameter} `);
    expect(body['message']).toContain(why);
  });

  it.each([{}, { s3SseAlgorithm: 'AES256' }])('refuses a key with %j', async (more) => {
    const { call } = await start();
    const input = { ...wanted, s3SseKmsKeyId: 'alias/exports', ...more };
    expect((await call('StartDomainExport', input)).error).toBe(
      'InvalidParameterCombinationException',
    );
  });

  it.each([
    ['nobody', 'eu-west-1'],
    ['american', 'eu-west-1'],
    ['people', 'us-east-1'],
  ])('does not find the domain %s in %s', async (domainName, region) => {
    const { call } = await start();
    const answer = await call('StartDomainExport', { ...wanted, domainName }, { region });
    expect([answer.status, answer.error]).toEqual([400, 'NoSuchDomainException']);
  });

  it('allows five exports of a domain within any 24 hours', async () => {
    const { standIn, call } = await start();
    const again = (index: number, domainName = 'people') =>
      call('StartDomainExport', { ...wanted, domainName, clientToken: `token-${index}` });
    for (const index of [1, 2, 3, 4, 5]) expect((await again(index)).status).toBe(200);
    const sixth = await again(6);
    expect([sixth.status, sixth.error]).toEqual([409, 'NumberExportsLimitExceeded']);
    expect((await again(5)).status).toBe(200);
    expect((await again(7, 'empty')).status).toBe(200);
    standIn.clock.advance(day);
    expect((await again(8)).status).toBe(200);
  });

  it('allows 25 exports of an account within any 24 hours', async () => {
    const domains = Array.from({ length: 26 }, (_, index) => ({
      name: `domain-${index}`,
      region: 'eu-west-1',
      items: () => [],
    }));
    const { call } = await start({ seed: { ...domainSeed, domains, domainExports: [] } });
    const errors: (string | null)[] = [];
    for (const { name } of domains) {
      const input = { domainName: name, s3Bucket: 'exports-eu' };
      errors.push((await call('StartDomainExport', input)).error);
    }
    expect(errors.filter((error) => error !== null)).toEqual(['NumberExportsLimitExceeded']);
  });
});

describe('GetExport', () => {
  it('shows an export in all its states, by the clock', async () => {
    const { standIn, call, startExport } = await start();
    const exportArn = await startExport({ s3KeyPrefix: 'sdb', s3SseAlgorithm: 'AES256' });
    const pending = await call('GetExport', { exportArn });
    standIn.clock.advance(duration / 2);
    const running = await call('GetExport', { exportArn });
    standIn.clock.advance(duration / 2);
    const succeeded = await call('GetExport', { exportArn });
    const asked = {
      exportArn,
      clientToken: 'token-1',
      domainName: 'people',
      requestedAt: pending.body['requestedAt'],
      s3Bucket: 'exports-eu',
      s3KeyPrefix: 'sdb',
      s3SseAlgorithm: 'AES256',
      s3BucketOwner: '111122223333',
    };
    const exportDataCutoffTime = Number(asked.requestedAt) + 30;
    expect(pending.body).toEqual({ ...asked, exportStatus: 'PENDING' });
    expect(running.body).toEqual({
      ...asked,
      exportStatus: 'IN_PROGRESS',
      exportDataCutoffTime: expect.closeTo(exportDataCutoffTime, 2) as number,
    });
    const exportId = exportArn.split('/').at(-1) ?? '';
    expect(succeeded.body).toEqual({
      ...running.body,
      exportStatus: 'SUCCEEDED',
      itemsCount: 5,
      exportManifest: `sdb/AWSSimpleDB/${exportId}/people/manifest-summary.json`,
    });
  });

  it.each<[object, string]>([
    [{ s3Bucket: 'no-such-bucket' }, 'S3NoSuchBucket'],
    [{ s3Bucket: 'locked' }, 'S3AccessDenied'],
    [{ s3Bucket: 'partner' }, 'S3AccessDenied'],
    [{ s3BucketOwner: '444455556666' }, 'S3AccessDenied'],
    [{ s3SseAlgorithm: 'KMS', s3SseKmsKeyId: 'alias/nothing' }, 'KmsNotFoundException'],
    [{ s3SseAlgorithm: 'KMS', s3SseKmsKeyId: 'alias/off' }, 'KmsDisabledException'],
    [{ s3SseAlgorithm: 'KMS', s3SseKmsKeyId: 'alias/going' }, 'KmsInvalidStateException'],
    [{ s3SseAlgorithm: 'KMS', s3SseKmsKeyId: 'alias/signing' }, 'KmsInvalidKeyUsageException'],
  ])('tells late that %j fails with %s', async (more, failureCode) => {
    const { standIn, call, startExport } = await start();
    const exportArn = await startExport(more);
    standIn.clock.advance(duration - 1_000);
    const running = await call('GetExport', { exportArn });
    standIn.clock.advance(1_000);
    const failed = await call('GetExport', { exportArn });
    expect(running.body).toMatchObject({ exportStatus: 'IN_PROGRESS' });
    expect(running.body).not.toHaveProperty('failureCode');
    expect(failed.body).toMatchObject({
      exportStatus: 'FAILED',
      failureCode,
      failureMessage: expect.stringContaining('xport') as string,
    });
    expect(failed.body).not.toHaveProperty('exportManifest');
    expect(standIn.domainExports().at(-1)?.failureCode).toBe(failureCode);
  });

  it.each<[object]>([
    [{ s3Bucket: 'exports-us' }],
    [{ s3Bucket: 'partner', s3BucketOwner: '444455556666' }],
    [{ s3SseAlgorithm: 'KMS', s3SseKmsKeyId: 'alias/exports' }],
    [
      {
        s3SseAlgorithm: 'KMS',
        s3SseKmsKeyId:
          'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      },
    ],
  ])('lets %j succeed', async (more) => {
    const { standIn, call, startExport } = await start();
    const exportArn = await startExport(more);
    standIn.clock.advance(duration);
    const { body } = await call('GetExport', { exportArn });
    expect(body).toMatchObject({ exportStatus: 'SUCCEEDED', ...more });
  });

  it('forgets an export after three months', async () => {
    const { standIn, call } = await start();
    const [recent, old] = standIn.domainExports();
    expect((await call('GetExport', { exportArn: recent?.arn })).status).toBe(200);
    const { status, error } = await call('GetExport', { exportArn: old?.arn });
    expect([status, error]).toEqual([400, 'NoSuchExportException']);
  });

  it.each([
    [undefined, 'InvalidParameterValueException'],
    ['short', 'InvalidParameterValueException'],
    ['arn:aws:dynamodb:eu-west-1:111122223333:table/people', 'InvalidParameterValueException'],
    [
      'arn:aws:sdb:eu-west-1:111122223333:domain/people/export/3eb4eaed-872b-4e08-b4b6-ff6999a83e01',
      'NoSuchExportException',
    ],
  ])('answers %s with %s', async (exportArn, refusal) => {
    const { call } = await start();
    expect((await call('GetExport', { exportArn })).error).toBe(refusal);
  });

  it('does not find an export of another Region', async () => {
    const { call, startExport } = await start();
    const exportArn = await startExport();
    const answer = await call('GetExport', { exportArn }, { region: 'us-east-1' });
    expect(answer.error).toBe('NoSuchExportException');
  });
});

describe('ListExports', () => {
  it('lists what three months have left, oldest first', async () => {
    const { standIn, call, startExport } = await start();
    const arn = await startExport();
    const { body } = await call('ListExports');
    const [past] = standIn.domainExports();
    expect(body).toEqual({
      exportSummaries: [
        {
          exportArn: past?.arn,
          exportStatus: 'SUCCEEDED',
          requestedAt: (past?.startedAt ?? 0) / 1000,
          domainName: 'people',
        },
        expect.objectContaining({ exportArn: arn, exportStatus: 'PENDING' }),
      ],
    });
  });

  it('lists those of one domain', async () => {
    const { call, startExport } = await start();
    await startExport({ domainName: 'empty' });
    const names = async (domainName: string) => {
      const { body } = await call('ListExports', { domainName });
      return (body['exportSummaries'] as Summaries).map((one) => one['domainName']);
    };
    expect(await names('empty')).toEqual(['empty']);
    expect(await names('A_b.c-1')).toEqual([]);
  });

  it('lists nothing in another Region', async () => {
    const { call } = await start();
    const { body } = await call('ListExports', {}, { region: 'us-east-1' });
    expect(body).toEqual({ exportSummaries: [] });
  });

  it.each<[StandInOptions, object]>([
    [{}, { maxResults: 1 }],
    [{ pageSizes: { domainExports: 1 } }, {}],
    [{ pageSizes: { domainExports: 1 } }, { maxResults: 100 }],
  ])('pages with %j and %j', async (options, input) => {
    const { call, startExport } = await start(options);
    const arn = await startExport();
    const first = await call('ListExports', input);
    const second = await call('ListExports', { ...input, nextToken: first.body['nextToken'] });
    expect(first.body['exportSummaries']).toHaveLength(1);
    expect(first.body['nextToken']).toMatch(/^[A-Za-z0-9_=-]+$/);
    expect(second.body).toEqual({
      exportSummaries: [expect.objectContaining({ exportArn: arn })],
    });
  });

  it.each([
    [{ domainName: 'nobody' }, 'NoSuchDomainException'],
    [{ maxResults: 0 }, 'InvalidParameterValueException'],
    [{ maxResults: 101 }, 'InvalidParameterValueException'],
    [{ nextToken: 'a b' }, 'InvalidParameterValueException'],
    [{ nextToken: 'never' }, 'InvalidNextTokenException'],
    [{ maxResults: 'many' }, 'SerializationException'],
    [{ pageSize: 3 }, 'SerializationException'],
  ])('refuses %j with %s', async (input, refusal) => {
    const { call } = await start();
    const { status, error } = await call('ListExports', input);
    expect([status, error]).toEqual([400, refusal]);
  });
});

describe('errors of SimpleDB v2', () => {
  it('name who may not do what on which domain', async () => {
    const { call } = await start();
    const input = { domainName: 'people' };
    const { status, error, body } = await call('ListExports', input, { profile: 'no-access' });
    expect([status, error]).toEqual([403, 'AccessDeniedException']);
    expect(body['Message']).toContain(
      'User: arn:aws:iam::111122223333:user/guest is not authorized to perform: sdb:ListExports on resource: arn:aws:sdb:eu-west-1:111122223333:domain/people',
    );
  });

  it('refuse what nobody signed, and what has expired', async () => {
    const { call } = await start();
    const unsigned = await call('ListExports', {}, { authorization: '' });
    const expired = await call('ListExports', {}, { profile: 'expired' });
    expect([unsigned.status, unsigned.error]).toEqual([403, 'MissingAuthenticationTokenException']);
    expect([expired.status, expired.error]).toEqual([403, 'ExpiredTokenException']);
  });

  it('refuse an operation that there is not', async () => {
    const { call } = await start();
    const { status, error } = await call('ListDreams');
    expect([status, error]).toEqual([404, 'UnknownOperationException']);
  });

  it.each([
    [{ fault: 'throttle' }, 'ThrottlingException 400'],
    [{ fault: 'internal' }, 'InternalFailure 500'],
    [{ fault: 'wrong-region' }, 'InvalidSignatureException 403'],
    [{ fault: 'access-denied' }, 'AccessDeniedException 403'],
    [{ fault: 'error', code: 'ConflictException', status: 409 }, 'ConflictException 409'],
    [{ fault: 'error', code: 'NumberDomainExportsExceeded' }, 'NumberDomainExportsExceeded 409'],
  ] as const)('can be asked for: %j', async (fault, refusal) => {
    const { call, standIn } = await start();
    standIn.faults.set({ service: 'sdb', operation: 'ListExports', times: 1, ...fault });
    const { status, error } = await call('ListExports');
    expect(`${error} ${status}`).toBe(refusal);
    expect((await call('ListExports')).status).toBe(200);
  });

  it('can be asked for without meeting the exports of DynamoDB', async () => {
    const { standIn, call } = await start();
    standIn.faults.set({ service: 'dynamodb', operation: 'ListExports', fault: 'internal' });
    expect((await call('ListExports')).status).toBe(200);
  });
});
