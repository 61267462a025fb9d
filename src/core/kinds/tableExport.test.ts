import { describe, expect, it } from 'vitest';
import { formatMoment, formatUtc } from '../format/moment.ts';
import type { Table } from '../sources.ts';
import { tableExport, type TableExportDraft, type TableExportFacts } from './tableExport.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 21, 12);

const undated: Table = {
  name: 'orders',
  arn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  status: 'ACTIVE',
  tableClass: 'STANDARD',
  keys: [{ name: 'orderId', type: 'S' }],
  indexes: [],
  deletionProtection: false,
};

const table: Table = { ...undated, createdAt: now - 30 * day };
const recovery = { status: 'on', earliest: now - 20 * day, latest: now - 5 * minute } as const;

function facts(change: Partial<TableExportFacts> = {}): TableExportFacts {
  const connection = { profile: 'acme-data', region: 'eu-west-1', account: '111122223333' };
  return { ...connection, table, recovery, readAt: now, now, ...change };
}

function draft(change: Partial<TableExportDraft> = {}): TableExportDraft {
  return { ...tableExport.draft(facts(), 'token-1'), bucket: 'acme-exports', ...change };
}

const at = (moment: number | null, momentText = 'as typed'): Partial<TableExportDraft> => ({
  timeMode: 'moment',
  momentText,
  moment,
});

/** What `check` says, as `field severity code`, for tables that can be read. */
function said(change: Partial<TableExportDraft>, about: Partial<TableExportFacts> = {}): string[] {
  const issues = tableExport.check(draft(change), facts(about));
  return issues.map(({ field, severity, code }) => `${field} ${severity} ${code}`);
}

function message(change: Partial<TableExportDraft>, about: Partial<TableExportFacts> = {}): string {
  return tableExport.check(draft(change), facts(about))[0]?.message ?? '';
}

describe('a new draft', () => {
  it('needs nothing but a bucket', () => {
    const fresh = tableExport.draft(facts(), 'token-1');
    expect(tableExport.check(fresh, facts())).toEqual([
      {
        field: 'bucket',
        severity: 'error',
        code: 'bucket-missing',
        message: 'Choose or type a bucket.',
      },
    ]);
    expect(said({})).toEqual([]);
  });

  it('suggests the latest moment, DynamoDB JSON and a folder of today', () => {
    const midday = new Date(2026, 10, 21, 12).getTime();
    expect(tableExport.draft(facts({ readAt: midday, now: midday }), 'token-1')).toMatchObject({
      prefix: 'orders/2026-11-21',
      format: 'DYNAMODB_JSON',
      timeMode: 'latest',
      encryption: 'bucket-default',
      clientToken: 'token-1',
    });
  });
});

describe('the table', () => {
  it.each(['ACTIVE', 'UPDATING'])('can be exported while it is %s', (status) => {
    expect(said({}, { table: { ...table, status } })).toEqual([]);
  });

  it.each(['CREATING', 'DELETING', 'ARCHIVING', 'ARCHIVED', 'INACCESSIBLE_ENCRYPTION_CREDENTIALS'])(
    'cannot be exported while it is %s',
    (status) => {
      const expected = ['table error table-not-exportable'];
      expect(said({}, { table: { ...table, status } })).toEqual(expected);
      // The status is the obstacle to name: recovery cannot be turned on meanwhile.
      const off = { recovery: { status: 'off' } as const };
      expect(said({}, { table: { ...table, status }, ...off })).toEqual(expected);
    },
  );

  it.each(['REPLICATION_NOT_AUTHORIZED', 'SOMETHING_NEW'])('may be refused as %s', (status) => {
    expect(said({}, { table: { ...table, status } })).toEqual(['table warning table-status']);
  });

  it('needs point-in-time recovery', () => {
    expect(said({}, { recovery: { status: 'off' } })).toEqual(['table error recovery-off']);
    expect(said({}, { recovery: { status: 'unknown' } })).toEqual([
      'table warning recovery-unknown',
    ]);
  });

  it('is named by the ARN of a table, not of an index', () => {
    const arn = `${table.arn}/index/byDate`;
    expect(said({}, { table: { ...table, arn } })).toEqual(['table error table-arn']);
    expect(message({}, { table: { ...table, arn: '' } })).toMatch(/nothing is not the ARN/);
  });

  it('is looked up in the Region of the connection only', () => {
    expect(said({}, { region: 'us-east-1' })).toEqual(['table error table-other-region']);
    expect(message({}, { region: 'us-east-1' })).toContain('eu-west-1');
  });

  it('is exported only by the account that owns it, where that is known', () => {
    expect(said({}, { account: '444455556666' })).toEqual(['table error table-other-account']);
    expect(said({}, { account: '' })).toEqual([]);
  });
});

describe('the bucket', () => {
  it('may have spaces around it from pasting, which are not sent', () => {
    expect(said({ bucket: ' acme-exports\n' })).toEqual([]);
    expect(tableExport.request(draft({ bucket: ' acme-exports\n' }), facts()).S3Bucket).toBe(
      'acme-exports',
    );
  });

  it.each([
    ['s3://acme-exports/orders', 'bucket error bucket-not-a-name'],
    ['a', 'bucket error bucket-too-short'],
    ['Acme_Exports', 'bucket warning bucket-upper-case'],
  ])('is held against the rules of S3: %s', (bucket, issue) => {
    expect(said({ bucket })).toEqual([issue]);
  });

  it.each(['', '111122223333', ' 444455556666 '])('may belong to account "%s"', (bucketOwner) => {
    expect(said({ bucketOwner })).toEqual([]);
  });

  it.each(['1111-2222-3333', '11112222333', 'acme', 'arn:aws:iam::444455556666:root'])(
    'cannot belong to "%s"',
    (bucketOwner) => {
      expect(said({ bucketOwner })).toEqual(['bucketOwner error owner-not-account']);
    },
  );
});

describe('the prefix', () => {
  it.each([
    ['x'.repeat(949), ['prefix error prefix-too-long']],
    ['/orders', ['prefix warning prefix-leading-slash']],
    ['orders/', []],
    ['', []],
  ])('is held against the rules of S3', (prefix, issues) => {
    expect(said({ prefix })).toEqual(issues);
  });
});

describe('the moment', () => {
  it('is not looked at while the latest one is chosen', () => {
    expect(said({ ...at(null), timeMode: 'latest' })).toEqual([]);
  });

  it('may be the first, the last and any between', () => {
    const { earliest, latest } = recovery;
    for (const moment of [earliest, now - day, latest]) expect(said(at(moment))).toEqual([]);
  });

  it.each([
    ['is asked for', at(null, '  '), 'moment-missing'],
    ['has to be one', at(null, 'yesterday'), 'moment-unreadable'],
    ['has to be one, whatever the form claims', at(NaN), 'moment-unreadable'],
    ['cannot be in the future', at(now + 1000), 'moment-future'],
    ['cannot be so far off that no date says it', at(1e300), 'moment-future'],
    ['cannot be closer than five minutes', at(now - 5 * minute + 1000), 'moment-too-late'],
    ['cannot be now', at(now), 'moment-too-late'],
    ['cannot lie before the recovery period', at(recovery.earliest - 1000), 'moment-too-early'],
    ['cannot lie before the table', at(now - 31 * day), 'moment-before-table'],
  ])('%s', (_, change, code) => {
    expect(said(change)).toEqual([`moment error ${code}`]);
  });

  it('says which moments there are, by the clock of the person and in UTC', () => {
    expect(message(at(now))).toContain(formatMoment(recovery.latest));
    expect(message(at(now - 25 * day))).toContain(formatMoment(recovery.earliest));
    expect(message(at(now - 31 * day))).toContain(formatMoment(now - 30 * day));
  });

  it('may lie in what was the future when AWS told the window', () => {
    const later = { now: now + hour };
    expect(said(at(now + 55 * minute), later)).toEqual([]);
    expect(said(at(now + 56 * minute), later)).toEqual(['moment error moment-too-late']);
  });

  it('is taken at the time of reading where no other time is known', () => {
    const { profile, region, account } = facts();
    const timeless = { profile, region, account, table, recovery, readAt: now };
    const issues = tableExport.check(draft(at(now + 1000)), timeless);
    expect(issues[0]?.code).toBe('moment-future');
  });

  it('is not there yet just after recovery was turned on', () => {
    const fresh = { status: 'on', earliest: now - 200, latest: now - 200 } as const;
    expect(said(at(now - 200), { recovery: fresh })).toEqual(['moment error moment-no-history']);
    expect(message(at(now - 200), { recovery: fresh })).toContain('just turned on');
  });

  it('is there as soon as there is one second of history', () => {
    const short = { status: 'on', earliest: now - 5 * minute, latest: now - 5 * minute } as const;
    expect(said(at(now - 5 * minute), { recovery: short })).toEqual([]);
  });

  it('leaves the word to the table while recovery is off', () => {
    const off = { recovery: { status: 'off' } as const };
    expect(said(at(now + day), off)).toEqual(['table error recovery-off']);
  });

  it('asks for no creation time that AWS did not tell', () => {
    const issues = said(at(now - 31 * day), { table: undated });
    expect(issues).toEqual(['moment error moment-too-early']);
  });
});

describe('the KMS key', () => {
  const id = '1234abcd-12ab-34cd-56ef-1234567890ab';
  const keyIn = (region: string, account = '111122223333'): Partial<TableExportDraft> => ({
    encryption: 'KMS',
    kmsKeyId: `arn:aws:kms:${region}:${account}:key/${id}`,
  });

  it.each(['', id, 'alias/exports', 'alias/aws/s3', ` ${id} `])('may be "%s"', (kmsKeyId) => {
    expect(said({ encryption: 'KMS', kmsKeyId })).toEqual([]);
  });

  it('has to be a key', () => {
    const wrong = { encryption: 'KMS', kmsKeyId: 'exports' } as const;
    expect(said(wrong)).toEqual(['kmsKeyId error key-unreadable']);
    expect(said({ ...wrong, encryption: 'AES256' })).toEqual([]);
  });

  it('has to be in the Region of the bucket, as AWS would fail late', () => {
    const bucketRegion = 'us-east-1';
    expect(said(keyIn('eu-west-1'), { bucketRegion })).toEqual(['kmsKeyId error key-other-region']);
    expect(message(keyIn('eu-west-1'), { bucketRegion })).toMatch(/us-east-1.*eu-west-1.*fail/);
    expect(said(keyIn('us-east-1'), { bucketRegion })).toEqual([]);
  });

  it('is doubted where the Region of the bucket is not known', () => {
    expect(said(keyIn('us-east-1'))).toEqual(['kmsKeyId warning key-region-unsure']);
    expect(said(keyIn('eu-west-1'))).toEqual([]);
  });

  it('may belong to another account, whose policy then has to allow it', () => {
    const foreign = keyIn('eu-west-1', '444455556666');
    expect(said(foreign)).toEqual(['kmsKeyId warning key-other-account']);
    expect(said(foreign, { account: '' })).toEqual([]);
  });
});

describe('the client token', () => {
  it.each([
    [' ', ['clientToken error token-missing']],
    ['a$b', ['clientToken error token-dollar']],
    [' token-1 ', []],
  ])('is held against the rule of DynamoDB: "%s"', (clientToken, issues) => {
    expect(said({ clientToken })).toEqual(issues);
  });
});

it('says one thing a field, in the order of the form', () => {
  const wrong: Partial<TableExportDraft> = {
    ...at(null, ''),
    bucket: '',
    bucketOwner: 'x',
    prefix: '/',
    encryption: 'KMS',
    kmsKeyId: 'x',
    clientToken: '',
  };
  const fields = said(wrong, { recovery: { status: 'off' } }).map((text) => text.split(' ')[0]);
  expect(fields).toEqual([
    'table',
    'bucket',
    'bucketOwner',
    'prefix',
    'moment',
    'kmsKeyId',
    'clientToken',
  ]);
});

describe('the request', () => {
  it('leaves out all that was left open', () => {
    expect(tableExport.request(draft({ prefix: '' }), facts())).toEqual({
      TableArn: table.arn,
      S3Bucket: 'acme-exports',
      ExportFormat: 'DYNAMODB_JSON',
      ExportType: 'FULL_EXPORT',
      ClientToken: 'token-1',
    });
  });

  it('says everything in the names of AWS', () => {
    const full = draft({
      ...at(now - day),
      bucketOwner: '444455556666',
      prefix: 'orders/',
      format: 'ION',
      encryption: 'KMS',
      kmsKeyId: 'alias/exports',
    });
    expect(tableExport.request(full, facts())).toEqual({
      TableArn: table.arn,
      S3Bucket: 'acme-exports',
      S3BucketOwner: '444455556666',
      S3Prefix: 'orders/',
      S3SseAlgorithm: 'KMS',
      S3SseKmsKeyId: 'alias/exports',
      ExportFormat: 'ION',
      ExportType: 'FULL_EXPORT',
      ExportTime: '2026-11-20T12:00:00.000Z',
      ClientToken: 'token-1',
    });
  });

  it.each([
    ['AES256', { S3SseAlgorithm: 'AES256' }],
    ['bucket-default', {}],
  ] as const)('sends no key with %s', (encryption, sent) => {
    const request = tableExport.request(draft({ encryption, kmsKeyId: 'alias/exports' }), facts());
    const { S3SseAlgorithm, S3SseKmsKeyId } = request;
    expect({ S3SseAlgorithm, S3SseKmsKeyId }).toEqual(sent);
  });

  it('asks for KMS without a key where none is named', () => {
    const request = tableExport.request(draft({ encryption: 'KMS' }), facts());
    expect(request).toMatchObject({ S3SseAlgorithm: 'KMS' });
    expect(request).not.toHaveProperty('S3SseKmsKeyId');
  });

  it.each([
    ['the latest is chosen', { ...at(now - day), timeMode: 'latest' } as const],
    ['the text is no moment', at(null)],
    ['no date can say it', at(1e300)],
  ])('has no ExportTime when %s', (_, change) => {
    expect(tableExport.request(draft(change), facts())).not.toHaveProperty('ExportTime');
  });
});

describe('the same again', () => {
  const again = (change: Partial<TableExportDraft>, about: Partial<TableExportFacts> = {}) =>
    tableExport.again(tableExport.request(draft(change), facts()), facts(about), 'token-2');

  it('asks for the same with a new token', () => {
    const first = draft({
      bucketOwner: '444455556666',
      prefix: 'kept',
      format: 'ION',
      encryption: 'KMS',
      kmsKeyId: 'alias/exports',
    });
    expect(again(first)).toEqual({ ...first, clientToken: 'token-2' });
    expect(again({ prefix: '' })).toEqual(draft({ prefix: '', clientToken: 'token-2' }));
  });

  it('keeps a moment that can still be restored, and writes it in UTC', () => {
    expect(again(at(now - day))).toMatchObject({
      timeMode: 'moment',
      momentZone: 'utc',
      momentText: formatUtc(now - day),
      moment: now - day,
    });
    const { earliest, latest } = recovery;
    for (const moment of [earliest, latest]) expect(again(at(moment))).toMatchObject({ moment });
    expect(again(at(now - day + 7))).toMatchObject({
      momentText: '2026-11-20T12:00:00.007Z',
      moment: now - day + 7,
    });
  });

  it.each([
    ['left the window', { now: now + 60 * day, recovery: { ...recovery, earliest: now } }],
    ['has no window', { recovery: { status: 'off' } as const }],
  ])('takes the latest moment where the old one %s', (_, about) => {
    expect(again(at(now - day), about)).toMatchObject({ timeMode: 'latest', moment: null });
  });
});

describe('the sentence', () => {
  const sentence = (change: Partial<TableExportDraft>, about: Partial<TableExportFacts> = {}) =>
    tableExport.sentence(draft(change), facts(about));

  it('says what goes where, and as of when', () => {
    expect(sentence({ prefix: 'orders/2026-11-21' })).toBe(
      'Exports all of orders as it is at the latest moment that AWS can restore, as DynamoDB JSON, to s3://acme-exports/orders/2026-11-21/AWSDynamoDB/, with the default encryption.',
    );
  });

  it('says a moment by the clock of the person and in UTC', () => {
    const text = sentence({ ...at(now - day), format: 'ION', prefix: '' });
    expect(text).toContain(`as it was at ${formatMoment(now - day)}, as Amazon Ion`);
    expect(text).toContain('to s3://acme-exports/AWSDynamoDB/,');
  });

  it('says the latest moment although another one is still in the field', () => {
    expect(sentence({ ...at(now - day), timeMode: 'latest' })).toContain('at the latest moment');
  });

  it('says whose bucket it is when that was typed', () => {
    expect(sentence({ bucketOwner: '444455556666' })).toContain('of account 444455556666,');
  });

  it.each([
    [{ encryption: 'AES256' }, 'keys that S3 manages (AES256)'],
    [{ encryption: 'KMS' }, 'the AWS managed KMS key of S3, as no key is named'],
    [{ encryption: 'KMS', kmsKeyId: 'alias/exports' }, 'KMS key alias/exports'],
  ] as const)('says how it is encrypted', (change, how) => {
    expect(sentence(change).endsWith(`encrypted with ${how}.`)).toBe(true);
  });

  it.each([
    [{ bucket: '' }, {}, 'Choose a bucket to see where the export goes.'],
    [{ bucket: 'x' }, {}, 'Correct the bucket to see where the export goes.'],
    [at(null), {}, 'Choose a moment that AWS can restore to see what is exported.'],
    [{}, { recovery: { status: 'off' } }, 'Turn on point-in-time recovery to export this table.'],
    [{}, { table: { ...table, status: 'DELETING' } }, 'This table cannot be exported now.'],
    [{ clientToken: '' }, {}, /^Correct the client token/],
  ] as const)('says what is missing', (change, about, expected) => {
    expect(sentence(change, about)).toMatch(expected);
  });

  it('is not held up by a warning', () => {
    expect(sentence({ prefix: '/orders' })).toMatch(/^Exports all of orders/);
  });
});
