import { describe, expect, it } from 'vitest';
import type { DatabaseSource } from '../databases.ts';
import { formatLocalDate, formatMoment } from '../format/moment.ts';
import type { KmsKey } from '../ports.ts';
import {
  databaseExport,
  type DatabaseExportDraft,
  type DatabaseExportFacts,
} from './databaseExport.ts';

const now = Date.UTC(2026, 10, 21, 11, 0, 5);
const role = 'arn:aws:iam::111122223333:role/exports';

const snapshot: DatabaseSource = {
  type: 'snapshot',
  arn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:rds:orders-2026-11-20-04-10',
  name: 'rds:orders-2026-11-20-04-10',
  engine: 'postgres',
  engineVersion: '16.4',
  status: 'available',
};

const cluster: DatabaseSource = {
  type: 'cluster',
  arn: 'arn:aws:rds:eu-west-1:111122223333:cluster:shop',
  name: 'shop',
  engine: 'aurora-mysql',
  engineMode: 'provisioned',
  status: 'available',
};

function facts(change: Partial<DatabaseExportFacts> = {}): DatabaseExportFacts {
  const connection = { profile: 'acme-data', region: 'eu-west-1', account: '111122223333' };
  return { ...connection, source: snapshot, tasks: [], now, ...change };
}

function draft(change: Partial<DatabaseExportDraft> = {}): DatabaseExportDraft {
  const chosen = { bucket: 'acme-exports', roleArn: role, kmsKeyId: 'alias/exports' };
  return { ...databaseExport.draft(facts(), 'token-1'), ...chosen, ...change };
}

const parts = (exportOnly: string) => ({ partial: true, exportOnly });

function task(taskId: string, live: boolean, sourceArn = cluster.arn) {
  return { taskId, live, sourceArn };
}

/** What `check` says, as `field severity code`, for tables that can be read. */
function said(
  change: Partial<DatabaseExportDraft>,
  about: Partial<DatabaseExportFacts> = {},
): string[] {
  const issues = databaseExport.check(draft(change), facts(about));
  return issues.map(({ field, severity, code }) => `${field} ${severity} ${code}`);
}

function message(
  change: Partial<DatabaseExportDraft>,
  about: Partial<DatabaseExportFacts> = {},
): string {
  return databaseExport.check(draft(change), facts(about))[0]?.message ?? '';
}

describe('a new draft', () => {
  it('needs nothing but a bucket, a role and a key', () => {
    const issues = databaseExport.check(databaseExport.draft(facts(), 'token-1'), facts());
    expect(issues.map(({ code }) => code)).toEqual([
      'bucket-missing',
      'role-missing',
      'key-missing',
    ]);
    expect(said({})).toEqual([]);
  });

  it('has an identifier of its own and a prefix without a colon', () => {
    expect(databaseExport.draft(facts(), 'token-1')).toEqual({
      taskId: 'orders-2026-11-20-04-10-20261121110005',
      bucket: '',
      prefix: `orders-2026-11-20-04-10/${formatLocalDate(now)}`,
      roleArn: '',
      kmsKeyId: '',
      partial: false,
      exportOnly: '',
      clientToken: 'token-1',
    });
  });

  it('suggests the folder of the database where that is known', () => {
    const source = { ...snapshot, madeOf: 'orders' };
    const { prefix } = databaseExport.draft(facts({ source }), 'token-1');
    expect(prefix).toBe(`orders/${formatLocalDate(now)}`);
  });

  it('does without the time where nobody knows it', () => {
    const { profile, region, account, source } = facts();
    const timeless = databaseExport.draft({ profile, region, account, source }, 'token-1');
    expect(timeless).toMatchObject({
      taskId: 'orders-2026-11-20-04-10',
      prefix: 'orders-2026-11-20-04-10',
    });
  });

  it('takes no identifier that AWS has', () => {
    const tasks = [task('orders-2026-11-20-04-10-20261121110005', false)];
    expect(databaseExport.draft(facts({ tasks }), 'token-1').taskId).toBe(
      'orders-2026-11-20-04-10-20261121110005-2',
    );
  });
});

describe('the source', () => {
  it.each([
    snapshot,
    cluster,
    {
      ...snapshot,
      type: 'cluster-snapshot',
      arn: snapshot.arn.replace(':snapshot:', ':cluster-snapshot:'),
    },
  ] as const)('may be a $type', (source) => {
    expect(said({}, { source })).toEqual([]);
  });

  it('has to be one that AWS exports', () => {
    const source = { ...snapshot, engine: 'oracle-ee' };
    expect(said({}, { source })).toEqual(['source error source-not-exportable']);
    expect(message({}, { source })).toMatch(/never oracle-ee\.$/);
  });

  it('is named by an ARN, in the Region of the connection', () => {
    const arn = 'arn:aws:rds:eu-west-1:111122223333:db:orders';
    expect(said({}, { source: { ...snapshot, arn } })).toEqual(['source error source-arn']);
    expect(message({}, { source: { ...snapshot, arn: '' } })).toMatch(/nothing is not the ARN/);
    expect(said({}, { region: 'us-east-1' })).toEqual(['source error source-other-region']);
    expect(message({}, { region: 'us-east-1' })).toContain('Choose Region eu-west-1');
  });

  it('may belong to another account, which AWS may mind', () => {
    const expected = ['source warning source-other-account', 'roleArn warning role-other-account'];
    expect(said({}, { account: '444455556666' })).toEqual(expected);
    expect(message({}, { account: '444455556666' })).toMatch(/^Copy the snapshot/);
    expect(message({}, { account: '444455556666', source: cluster })).toMatch(/^Clone the cluster/);
    expect(said({}, { account: '' })).toEqual([]);
  });

  it('is exported by one task at a time', () => {
    const running = { tasks: [task('orders-1', true, snapshot.arn)] };
    expect(said({}, running)).toEqual(['source warning source-busy']);
    expect(message({}, running)).toContain('orders-1');
    expect(said({}, { tasks: [task('orders-1', false, snapshot.arn)] })).toEqual([]);
  });

  it('waits where five tasks run', () => {
    const live = ['a', 'b', 'c', 'd', 'e'].map((taskId) => task(taskId, true));
    expect(said({}, { tasks: live })).toEqual(['source warning tasks-limit']);
    expect(message({}, { tasks: live })).toContain('one of a, b, c, d, e ends: AWS runs at most 5');
    expect(said({}, { tasks: [...live.slice(1), task('f', false)] })).toEqual([]);
  });
});

describe('the identifier', () => {
  it('is held against the rules of RDS', () => {
    expect(said({ taskId: '' })).toEqual(['taskId error task-id-missing']);
    expect(said({ taskId: 'orders--1' })).toEqual(['taskId error task-id-hyphens']);
    expect(said({ taskId: ' orders-1\n' })).toEqual([]);
  });

  it('has to be new, where that can be seen', () => {
    const tasks = [task('orders-1', false)];
    expect(said({ taskId: 'orders-1' }, { tasks })).toEqual(['taskId error task-id-taken']);
    const { profile, region, account, source } = facts();
    const unseen = { profile, region, account, source };
    expect(databaseExport.check(draft({ taskId: 'orders-1' }), unseen)).toEqual([]);
  });
});

describe('the bucket', () => {
  it('is held against the rules of S3', () => {
    expect(said({ bucket: 's3://acme-exports/a' })).toEqual(['bucket error bucket-not-a-name']);
    expect(said({ bucket: 'Acme' })).toEqual(['bucket warning bucket-upper-case']);
  });

  it('has to be in the Region of the source', () => {
    expect(said({}, { bucketRegion: 'eu-west-1' })).toEqual([]);
    expect(said({}, { bucketRegion: 'us-east-1' })).toEqual(['bucket error bucket-other-region']);
    expect(message({}, { bucketRegion: 'us-east-1' })).toMatch(/bucket in eu-west-1.*in us-east-1/);
    const unusual = said({ bucket: 'Acme' }, { bucketRegion: 'us-east-1' });
    expect(unusual).toEqual(['bucket error bucket-other-region']);
  });
});

describe('the prefix', () => {
  it.each([
    ['', []],
    ['orders/2026', []],
    ['rds:orders', ['prefix error prefix-colon']],
    ['s3://acme-exports/orders', ['prefix error prefix-colon']],
    ['two words', ['prefix warning prefix-converted']],
    ['a\\b', ['prefix warning prefix-converted']],
    ['/orders', ['prefix warning prefix-leading-slash']],
    ['orders-1/a', []],
    ['x'.repeat(1024), ['prefix error prefix-too-long']],
  ])('is held against the rules of RDS and S3: %s', (prefix, issues) => {
    expect(said({ prefix, taskId: 'orders-1' })).toEqual(issues);
  });

  it('says what becomes of it', () => {
    expect(message({ prefix: 'two words/`a"' })).toContain('below two_words/_a_:');
    expect(message({ prefix: 's3://a/b' })).toContain('without s3://');
  });

  // 1 + 53: the slash, and orders-1/export_tables_info_orders-1_from_1_to_1.json.
  it('leaves room for the files that AWS names after the identifier', () => {
    const taskId = 'orders-1';
    expect(said({ prefix: 'x'.repeat(970), taskId })).toEqual([]);
    expect(said({ prefix: 'x'.repeat(971), taskId })).toEqual(['prefix error prefix-too-long']);
  });
});

describe('the role', () => {
  it('has to be named by its ARN', () => {
    expect(said({ roleArn: 'exports' })).toEqual(['roleArn error role-unreadable']);
    expect(said({ roleArn: ` ${role} ` })).toEqual([]);
  });

  it('has to belong to this account', () => {
    const roleArn = role.replace('111122223333', '444455556666');
    expect(said({ roleArn })).toEqual(['roleArn warning role-other-account']);
    expect(said({ roleArn }, { account: '' })).toEqual([]);
  });
});

describe('the KMS key', () => {
  const keyId = '1234abcd-12ab-34cd-56ef-1234567890ab';
  const arn = `arn:aws:kms:eu-west-1:111122223333:key/${keyId}`;
  const known: KmsKey = { arn, keyId, state: 'Enabled', usable: true };
  const found = (change: Partial<KmsKey> | null, typed = keyId): Partial<DatabaseExportFacts> => ({
    key: { typed, found: change && { ...known, ...change } },
  });

  it.each([keyId, arn, 'alias/exports', ` ${keyId}\n`])('may be "%s"', (kmsKeyId) => {
    expect(said({ kmsKeyId })).toEqual([]);
    expect(said({ kmsKeyId }, found({}))).toEqual([]);
  });

  it('has to be a key of the same Region', () => {
    expect(said({ kmsKeyId: 'exports' })).toEqual(['kmsKeyId error key-unreadable']);
    const other = arn.replace('eu-west-1', 'us-east-1');
    expect(said({ kmsKeyId: other })).toEqual(['kmsKeyId error key-other-region']);
    expect(message({ kmsKeyId: other })).toMatch(/key in eu-west-1.*in us-east-1/);
  });

  it.each([
    [null, 'error key-not-found'],
    [{ usable: false, state: 'PendingDeletion' }, 'error key-not-enabled'],
    [{ usable: false, state: 'Enabled' }, 'error key-not-symmetric'],
    [{ alias: 'alias/aws/rds' }, 'warning key-aws-managed'],
    [{ manager: 'AWS' } as const, 'warning key-aws-managed'],
  ])('has to be one that can encrypt the export', (change, issue) => {
    expect(said({ kmsKeyId: keyId }, found(change))).toEqual([`kmsKeyId ${issue}`]);
  });

  it('is not judged by what was found for another text', () => {
    expect(said({ kmsKeyId: keyId }, found(null, 'alias/exports'))).toEqual([]);
    expect(said({ kmsKeyId: keyId }, found(null, ` ${keyId}`))).toHaveLength(1);
  });

  it.each(['alias/aws/rds', 'arn:aws:kms:eu-west-1:111122223333:alias/aws/s3'])(
    'is doubted as %s, whose policy nobody can change',
    (kmsKeyId) => {
      expect(said({ kmsKeyId })).toEqual(['kmsKeyId warning key-aws-managed']);
    },
  );

  it('may belong to another account, whose policy then has to allow it', () => {
    const kmsKeyId = arn.replace('111122223333', '444455556666');
    expect(said({ kmsKeyId })).toEqual(['kmsKeyId warning key-other-account']);
  });
});

describe('the parts', () => {
  it('are held against the grammar of the engine', () => {
    expect(said(parts('shop.public.orders'))).toEqual([]);
    expect(said(parts('shop.public.orders'), { source: cluster })).toEqual([
      'exportOnly error part-levels',
    ]);
    expect(said(parts(' \n'))).toEqual(['exportOnly error parts-missing']);
    expect(said(parts('shop\nshop.public'))).toEqual(['exportOnly warning part-covered']);
  });

  it('are not looked at while everything is exported', () => {
    expect(said({ partial: false, exportOnly: '?' })).toEqual([]);
  });
});

describe('the request', () => {
  it('leaves out all that was left open', () => {
    const request = databaseExport.request(
      draft({ prefix: '', taskId: ' orders-1 ', exportOnly: 'shop' }),
      facts(),
    );
    expect(request).toEqual({
      ExportTaskIdentifier: 'orders-1',
      SourceArn: snapshot.arn,
      S3BucketName: 'acme-exports',
      IamRoleArn: role,
      KmsKeyId: 'alias/exports',
    });
  });

  it('says everything in the names of AWS', () => {
    const full = draft({ taskId: 'orders-1', prefix: 'a/b', ...parts('shop\n\n crm.public \n') });
    expect(databaseExport.request(full, facts({ source: cluster }))).toEqual({
      ExportTaskIdentifier: 'orders-1',
      SourceArn: cluster.arn,
      S3BucketName: 'acme-exports',
      S3Prefix: 'a/b',
      IamRoleArn: role,
      KmsKeyId: 'alias/exports',
      ExportOnly: ['shop', 'crm.public'],
    });
  });
});

describe('the same again', () => {
  const later = facts({ now: now + 1000 });
  const taskId = 'orders-2026-11-20-04-10-20261121110006';

  it('asks for the same with a new identifier and token', () => {
    for (const first of [draft(), draft({ prefix: '', ...parts('shop\ncrm') })]) {
      const again = databaseExport.again(databaseExport.request(first, facts()), later, 'token-2');
      expect(again).toEqual({ ...first, taskId, clientToken: 'token-2' });
    }
  });

  it('renews a draft for another task', () => {
    const first = draft({ taskId: 'mine', ...parts('shop') });
    const renewed = databaseExport.renew(first, later, 'token-2');
    expect(renewed).toEqual({ ...first, taskId, clientToken: 'token-2' });
  });

  it('never has the identifier of the task before, within the same second either', () => {
    const first = draft();
    expect(databaseExport.renew(first, facts(), 'token-2').taskId).toBe(`${first.taskId}-2`);
    const request = databaseExport.request(first, facts());
    expect(databaseExport.again(request, facts(), 'token-2').taskId).toBe(`${first.taskId}-2`);
  });
});

describe('the sentence', () => {
  const sentence = (
    change: Partial<DatabaseExportDraft>,
    about: Partial<DatabaseExportFacts> = {},
  ) =>
    databaseExport.sentence(draft({ taskId: 'orders-1', prefix: 'a b', ...change }), facts(about));

  it('says what goes where, as it will be there', () => {
    expect(sentence({})).toBe(
      'Exports all of DB snapshot rds:orders-2026-11-20-04-10, as Parquet, to s3://acme-exports/a_b/orders-1/, encrypted with KMS key alias/exports.',
    );
    expect(sentence({ prefix: '' })).toContain('to s3://acme-exports/orders-1/,');
  });

  it('says as of when', () => {
    const source = { ...snapshot, createdAt: now };
    expect(sentence({}, { source })).toContain(`as it was at ${formatMoment(now)}, as Parquet`);
    expect(sentence({}, { source: cluster })).toMatch(
      /^Exports all of DB cluster shop as it is when AWS clones it,/,
    );
  });

  it.each([
    ['shop', 'only shop of'],
    ['shop\ncrm', 'only shop and crm of'],
    ['a\nb\nc', 'only a, b and c of'],
    ['a\nb\nc\nd', 'only 4 parts of'],
  ])('says which parts', (exportOnly, expected) => {
    expect(sentence(parts(exportOnly))).toContain(`Exports ${expected} DB snapshot`);
  });

  it.each([
    [{ bucket: '' }, {}, 'Choose a bucket to see where the export goes.'],
    [{ bucket: 'x' }, {}, 'Correct the bucket to see where the export goes.'],
    [{ prefix: 'a:b' }, {}, 'Correct the prefix to see where the export goes.'],
    [{ taskId: '-' }, {}, 'Correct the identifier to see where the export goes.'],
    [{ roleArn: '' }, {}, 'Choose an IAM role, which writes the export.'],
    [{ kmsKeyId: '' }, {}, 'Choose a KMS key to see how the export is encrypted.'],
    [parts(''), {}, 'Name the parts to export, or export everything.'],
    [{}, { source: { ...snapshot, status: 'failed' } }, 'This source cannot be exported now.'],
  ])('says what is missing', (change, about, expected) => {
    expect(sentence(change, about)).toBe(expected);
  });

  it('is not held up by a warning', () => {
    const tasks = [task('orders-2', true, snapshot.arn)];
    expect(sentence({}, { tasks })).toMatch(/^Exports all of/);
  });
});
