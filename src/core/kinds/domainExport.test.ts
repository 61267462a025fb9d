import { describe, expect, it } from 'vitest';
import type { JobReport } from '../jobs/job.ts';
import { domainExport, type DomainExportDraft, type DomainExportFacts } from './domainExport.ts';

const now = new Date(2026, 10, 21, 12).getTime();

const timeless: DomainExportFacts = {
  ...{ profile: 'acme-data', region: 'eu-west-1', account: '111122223333' },
  domain: { name: 'sessions' },
};

const facts = (change: Partial<DomainExportFacts> = {}): DomainExportFacts => ({
  ...timeless,
  now,
  ...change,
});

const draft = (change: Partial<DomainExportDraft> = {}): DomainExportDraft => ({
  ...domainExport.draft(facts(), 'token-1'),
  bucket: 'acme-exports',
  ...change,
});

const issues = (change: Partial<DomainExportDraft>, about: Partial<DomainExportFacts> = {}) =>
  domainExport.check(draft(change), facts(about));

/** What `check` says, as `field severity code`. */
const said = (change: Partial<DomainExportDraft>, about: Partial<DomainExportFacts> = {}) =>
  issues(change, about).map(({ field, severity, code }) => `${field} ${severity} ${code}`);

it('is StartDomainExport of SimpleDB, which answers the same token with the same export', () => {
  const { id, service, operation, repeat } = domainExport;
  expect([id, service, operation, repeat]).toEqual([
    'simpledb-domain',
    'simpledb',
    'StartDomainExport',
    'same',
  ]);
});

describe('a new draft', () => {
  it('needs nothing but a bucket', () => {
    expect(said({ bucket: '' })).toEqual(['bucket error bucket-missing']);
    expect(said({})).toEqual([]);
  });

  it('suggests a folder of the domain and today, and the default encryption', () => {
    expect(domainExport.draft(facts(), 'token-1')).toEqual({
      bucket: '',
      bucketOwner: '',
      prefix: 'sessions/2026-11-21',
      encryption: 'bucket-default',
      kmsKeyId: '',
      clientToken: 'token-1',
    });
  });

  it('suggests a folder of the domain where no time is known', () => {
    expect(domainExport.draft(timeless, 'token-1').prefix).toBe('sessions');
  });
});

describe('the domain', () => {
  it('has a name of 3 to 255 characters that SimpleDB takes', () => {
    expect(said({}, { domain: { name: 'my domain' } })).toEqual(['domain error domain-name']);
    expect(issues({}, { domain: { name: '' } })[0]?.message).toContain('nothing is not the name');
  });

  it.each([
    [0, 0, []],
    [3, 23, []],
    [4, 4, ['domain warning domain-quota-last']],
    [5, 5, ['domain error domain-quota']],
    [9, 30, ['domain error domain-quota']],
    [0, 24, ['domain warning account-quota-last']],
    [0, 25, ['domain error account-quota']],
    [4, 24, ['domain warning domain-quota-last']],
    [4, 25, ['domain error account-quota']],
  ])('had %d exports of its own and %d of its account in 24 hours', (ofDomain, ofAccount, list) => {
    expect(said({}, { lastDay: { ofDomain, ofAccount } })).toEqual(list);
  });

  it.each([
    [5, 5, { ofDomain: 1, ofAccount: 1 }, ['domain warning domain-quota-failed']],
    [5, 5, { ofDomain: 5, ofAccount: 5 }, ['domain warning domain-quota-failed']],
    [6, 6, { ofDomain: 1, ofAccount: 1 }, ['domain error domain-quota']],
    [4, 4, { ofDomain: 1, ofAccount: 1 }, ['domain warning domain-quota-last']],
    [0, 25, { ofDomain: 0, ofAccount: 1 }, ['domain warning account-quota-failed']],
    [5, 26, { ofDomain: 1, ofAccount: 1 }, ['domain error account-quota']],
    [3, 9, { ofDomain: 2, ofAccount: 2 }, []],
  ])('had %d and %d in 24 hours, of which failed %j', (ofDomain, ofAccount, failed, list) => {
    expect(said({}, { lastDay: { ofDomain, ofAccount, failed } })).toEqual(list);
  });

  it('says that nobody knows whether failed exports count', () => {
    const failed = { ofDomain: 2, ofAccount: 2 };
    const [full] = issues({}, { lastDay: { ofDomain: 5, ofAccount: 5, failed } });
    expect(full?.message).toContain('5 exports in 24 hours, 2 of which failed');
    expect(full?.message).toMatch(/AWS starts at most 5, and does not say whether failed ones/);
    const [last] = issues({}, { lastDay: { ofDomain: 4, ofAccount: 4, failed } });
    expect(last?.message).toContain('it may be the last of the 5');
  });

  it('may be exported where nobody may count', () => {
    expect(said({})).toEqual([]);
  });

  it('says how AWS counts, and when there is the next', () => {
    const [full] = issues({}, { lastDay: { ofDomain: 5, ofAccount: 5 } });
    expect(full?.message).toMatch(
      /this domain had 5 exports in 24 hours and AWS starts at most 5\./,
    );
    expect(full?.message).toMatch(/next can start 24 hours after the oldest of these\.$/);
    const [last] = issues({}, { lastDay: { ofDomain: 0, ofAccount: 24 } });
    expect(last?.message).toContain('the last of the 25 exports that AWS starts for this account');
  });
});

describe('the bucket', () => {
  it.each([
    ['s3://acme-exports/x', 'bucket error bucket-not-a-name'],
    ['ab', 'bucket error bucket-too-short'],
    ['x'.repeat(64), 'bucket error bucket-too-long'],
    ['Acme-exports', 'bucket warning bucket-upper-case'],
  ])('is held against the rules of S3 and SimpleDB: %s', (bucket, issue) => {
    expect(said({ bucket })).toEqual([issue]);
  });

  it.each(['abc', 'x'.repeat(63), ' acme-exports\n'])('may be "%s"', (bucket) => {
    expect(said({ bucket })).toEqual([]);
  });

  it('may be in any Region, and belong to another account', () => {
    expect(said({ bucketOwner: ' 444455556666 ' }, { bucketRegion: 'us-east-2' })).toEqual([]);
    expect(said({ bucketOwner: 'acme' })).toEqual(['bucketOwner error owner-not-account']);
  });
});

describe('the prefix', () => {
  it('has up to 850 characters', () => {
    expect(said({ prefix: '' })).toEqual([]);
    expect(said({ prefix: 'x'.repeat(850) })).toEqual([]);
    const [one] = issues({ prefix: 'x'.repeat(851) });
    expect(one).toMatchObject({ severity: 'error', code: 'prefix-too-long' });
    expect(one?.message).toContain('by 1 character:');
    expect(issues({ prefix: 'x'.repeat(1860) })[0]?.message).toContain('by 1,010 characters:');
  });

  it('leaves room for the folder with the name of the domain', () => {
    const domain = { name: 'd'.repeat(255) };
    // 1 + 12 + 36 + 1 + 255 + 1 + 22 = 328: "/AWSSimpleDB/", id, "/", domain, "/", first data file.
    expect(said({ prefix: 'x'.repeat(697) }, { domain })).toEqual(['prefix error prefix-too-long']);
    expect(said({ prefix: 'x'.repeat(696) }, { domain })).toEqual([]);
  });

  it('leaves out the folder that AWS adds', () => {
    expect(said({ prefix: 'a/AWSSimpleDB' })).toEqual(['prefix warning prefix-aws-folder']);
    expect(said({ prefix: '/a' })).toEqual(['prefix warning prefix-leading-slash']);
  });
});

describe('the KMS key', () => {
  const id = '1234abcd-12ab-34cd-56ef-1234567890ab';
  const arn = `arn:aws:kms:us-east-1:111122223333:key/${id}`;

  it.each(['', id, 'alias/exports', 'arn:aws:kms:eu-west-1:111122223333:alias/exports'])(
    'may be "%s"',
    (kmsKeyId) => {
      expect(said({ encryption: 'KMS', kmsKeyId })).toEqual([]);
    },
  );

  it('has to be a key, but only with KMS', () => {
    expect(said({ encryption: 'KMS', kmsKeyId: 'x' })).toEqual(['kmsKeyId error key-unreadable']);
    expect(said({ encryption: 'AES256', kmsKeyId: 'x' })).toEqual([]);
    expect(said({ encryption: 'bucket-default', kmsKeyId: 'x' })).toEqual([]);
  });

  it('has to be in the Region of the bucket, where that is known', () => {
    const key = { encryption: 'KMS', kmsKeyId: arn } as const;
    expect(said(key, { bucketRegion: 'us-east-1' })).toEqual([]);
    expect(said(key, { bucketRegion: 'eu-west-1' })).toEqual(['kmsKeyId error key-other-region']);
    expect(said(key)).toEqual(['kmsKeyId warning key-region-unsure']);
  });
});

it.each([
  [' ', ['clientToken error token-missing']],
  ['two words', ['clientToken error token-characters']],
  ['x'.repeat(129), ['clientToken error token-long']],
  [' token-1 ', []],
])('the client token "%s" is held against the rule of SimpleDB', (clientToken, list) => {
  expect(said({ clientToken })).toEqual(list);
});

it('says one thing a field, in the order of the form', () => {
  const wrong: Partial<DomainExportDraft> = {
    ...{ bucket: '', bucketOwner: 'x', prefix: '/', clientToken: '' },
    ...{ encryption: 'KMS', kmsKeyId: 'x' },
  };
  const fields = issues(wrong, { domain: { name: '' } }).map(({ field }) => field);
  expect(fields).toEqual(['domain', 'bucket', 'bucketOwner', 'prefix', 'kmsKeyId', 'clientToken']);
});

describe('the request', () => {
  it('leaves out all that was left open', () => {
    expect(domainExport.request(draft({ prefix: '' }), facts())).toEqual({
      clientToken: 'token-1',
      domainName: 'sessions',
      s3Bucket: 'acme-exports',
    });
  });

  it('says everything in the names of AWS, without spaces from pasting', () => {
    const full = draft({
      ...{ bucket: ' acme-exports ', bucketOwner: '444455556666 ', prefix: 'a b/' },
      ...{ encryption: 'KMS', kmsKeyId: ' alias/exports' },
    });
    expect(domainExport.request(full, facts())).toEqual({
      clientToken: 'token-1',
      domainName: 'sessions',
      s3Bucket: 'acme-exports',
      s3KeyPrefix: 'a b/',
      s3SseAlgorithm: 'KMS',
      s3SseKmsKeyId: 'alias/exports',
      s3BucketOwner: '444455556666',
    });
  });

  it.each([
    ['AES256', 'alias/exports', { s3SseAlgorithm: 'AES256' }],
    ['bucket-default', 'alias/exports', {}],
    ['KMS', '', { s3SseAlgorithm: 'KMS' }],
  ] as const)('with %s sends no key "%s"', (encryption, kmsKeyId, sent) => {
    const request = domainExport.request(draft({ encryption, kmsKeyId, prefix: '' }), facts());
    const { clientToken, domainName, s3Bucket } = request;
    expect(request).toEqual({ clientToken, domainName, s3Bucket, ...sent });
  });
});

describe('the same again', () => {
  it('asks for the same with a new token', () => {
    const first = draft({
      ...{ bucketOwner: '444455556666', prefix: 'kept' },
      ...{ encryption: 'KMS', kmsKeyId: 'alias/exports' },
    });
    const again = (from: DomainExportDraft) =>
      domainExport.again(domainExport.request(from, facts()), facts(), 'token-2');
    expect(again(first)).toEqual({ ...first, clientToken: 'token-2' });
    const bare = draft({ prefix: '' });
    expect(again(bare)).toEqual({ ...bare, clientToken: 'token-2' });
    expect(domainExport.renew(first, facts(), 'token-3')).toEqual({
      ...first,
      clientToken: 'token-3',
    });
  });
});

describe('an export that was started elsewhere', () => {
  const report: JobReport = {
    kind: 'simpledb-domain',
    arn: 'arn:aws:sdb:eu-west-1:111122223333:domain/sessions/export/1',
    source: {
      service: 'simpledb',
      arn: 'arn:aws:sdb:eu-west-1:111122223333:domain/sessions',
      name: 'sessions',
    },
    state: 'completed',
    exportType: 'full',
  };

  it('was asked for by what it reports', () => {
    const full = draft({
      ...{ bucketOwner: '444455556666', prefix: 'kept' },
      ...{ encryption: 'KMS', kmsKeyId: 'alias/exports' },
    });
    const told: JobReport = {
      ...{ ...report, clientToken: 'token-1', bucket: 'acme-exports', prefix: 'kept' },
      ...{ bucketOwner: '444455556666', encryption: 'KMS', kmsKeyId: 'alias/exports' },
    };
    expect(domainExport.requestOf(told)).toEqual(domainExport.request(full, facts()));
  });

  it('leaves out what it does not report, and what is new to us', () => {
    expect(domainExport.requestOf({ ...report, encryption: 'DSSE' })).toEqual({
      clientToken: '',
      domainName: 'sessions',
      s3Bucket: '',
    });
  });

  it('is the answer to the request with the same token', () => {
    const input = domainExport.request(draft(), facts());
    const told = { ...report, clientToken: 'token-1' };
    expect(domainExport.isAnswerTo(told, input, 'token-1')).toBe(true);
    expect(domainExport.isAnswerTo(told, input, 'token-2')).toBe(false);
    expect(domainExport.isAnswerTo(report, input, 'token-1')).toBe(false);
  });
});

describe('the sentence', () => {
  const sentence = (
    change: Partial<DomainExportDraft>,
    about: Partial<DomainExportFacts> = {},
  ): string => domainExport.sentence(draft(change), facts(about));

  it('says what goes where, of which moment, and what it costs', () => {
    expect(sentence({ prefix: 'kept', bucketOwner: '444455556666' })).toBe(
      'Exports all of domain sessions, as JSON, to s3://acme-exports/kept/AWSSimpleDB/ of account 444455556666, with the default encryption. It is no snapshot of one moment: all that is inserted before AWS begins to work on it is in it, later changes may be. The export is free of charge; S3 bills requests, storage and transfer.',
    );
  });

  it('says how it is encrypted', () => {
    expect(sentence({ encryption: 'KMS', kmsKeyId: 'alias/exports' })).toContain(
      ', encrypted with KMS key alias/exports.',
    );
  });

  it.each([
    [{ bucket: '' }, {}, 'Choose a bucket to see where the export goes.'],
    [{ bucket: 'x' }, {}, 'Correct the bucket to see where the export goes.'],
    [{}, { domain: { name: '' } }, 'This domain cannot be exported now.'],
    [{}, { lastDay: { ofDomain: 5, ofAccount: 5 } }, 'Wait until AWS starts another export of'],
    [{}, { lastDay: { ofDomain: 0, ofAccount: 25 } }, 'Wait until AWS starts another export for'],
  ] as const)('says what is missing', (change, about, expected) => {
    expect(sentence(change, about)).toContain(expected);
  });

  it('is not held up by a warning', () => {
    expect(sentence({}, { lastDay: { ofDomain: 4, ofAccount: 4 } })).toMatch(/^Exports all of/);
  });
});
