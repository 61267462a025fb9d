import { describe, expect, it } from 'vitest';
import { aRequest } from '../../../test/fakes/samples.ts';
import { textsOf, type Statement } from '../policy/policy.ts';
import { policyProblems } from '../../../test/policyGrammar/problems.ts';
import type { Need, RequiredPolicy } from '../policy/required.ts';
import type { KindId } from './kind.ts';
import { needOf } from './needs.ts';
import { permissionsOf } from './permissions.ts';

const account = '111122223333';
const other = '444455556666';
const keyId = '1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60';
const kinds = Object.keys(permissionsOf) as KindId[];

const places = [
  ['aws', 'eu-west-1'],
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-eusc', 'eusc-de-east-1'],
] as const satisfies readonly Place[];
type Place = readonly [partition: string, region: string];

interface Choice {
  readonly owner: '' | typeof other;
  readonly key: 'none' | 'own' | 'foreign';
}

const choices: readonly Choice[] = (['', other] as const).flatMap((owner) =>
  (['none', 'own', 'foreign'] as const).map((key) => ({ owner, key })),
);

const plain: Choice = { owner: '', key: 'none' };

const keyArn = ([partition, region]: Place, whose: string): string =>
  `arn:${partition}:kms:${region}:${whose}:key/${keyId}`;

const sources: Readonly<Record<KindId, (place: Place) => string>> = {
  'dynamodb-table': ([p, r]) => `arn:${p}:dynamodb:${r}:${account}:table/orders`,
  'dynamodb-backup': ([p, r]) => `arn:${p}:dynamodb:${r}:${account}:table/orders`,
  'rds-database': ([p, r]) => `arn:${p}:rds:${r}:${account}:cluster-snapshot:orders`,
  'simpledb-domain': ([p, r]) => `arn:${p}:sdb:${r}:${account}:domain/orders`,
};

const caller = ([p]: Place): string => `arn:${p}:iam::${account}:user/ana`;
const role = ([p]: Place): string => `arn:${p}:iam::${account}:role/rds-exports`;

function policiesOf(
  kind: KindId,
  place: Place,
  { owner, key }: Choice,
  changes: Partial<Need> = {},
) {
  const keys = {
    none: {},
    own: { kmsKeyId: keyArn(place, account) },
    foreign: { kmsKeyId: keyArn(place, other) },
  };
  const need: Need = {
    source: { name: 'orders', arn: sources[kind](place) },
    ...{ bucket: 'acme-exports', bucketOwner: owner, prefix: 'daily', roleArn: role(place) },
    ...keys[key],
    ...changes,
  };
  return permissionsOf[kind].required(need, { region: place[1], account, arn: caller(place) });
}

/** `id Sid: actions on resources for principals`, one line a statement. */
const grants = (policies: readonly RequiredPolicy[]): readonly string[] =>
  policies.flatMap(({ id, policy }) => policy.Statement.map((one) => `${id} ${lineOf(one)}`));

function lineOf({ Sid, Action, Resource, Principal, Condition }: Statement): string {
  const who = Principal === undefined ? '' : ` for ${JSON.stringify(Principal)}`;
  const when = Condition === undefined ? '' : ` when ${JSON.stringify(Condition)}`;
  const on = Resource === undefined ? '' : ` on ${textsOf(Resource).join(' ')}`;
  return `${Sid ?? ''}: ${textsOf(Action).join(' ')}${on}${who}${when}`;
}

const list = 's3:ListAllMyBuckets kms:ListAliases iam:ListAccountAliases on *';
const useKey = 'kms:Decrypt kms:GenerateDataKey';
const foreignKey =
  'kms:CreateGrant kms:Decrypt kms:DescribeKey kms:Encrypt kms:GenerateDataKey* kms:ReEncrypt* kms:RetireGrant';

/** What each kind needs, word for word. Nothing may be wider than it is here. */
const expected: Readonly<Record<KindId, (place: Place, choice: Choice) => readonly string[]>> = {
  'dynamodb-table': (place, choice) => {
    const table = sources['dynamodb-table'](place);
    const files = `arn:${place[0]}:s3:::acme-exports/daily/AWSDynamoDB/*`;
    const writing = 's3:AbortMultipartUpload s3:PutObject s3:PutObjectAcl';
    return [
      `caller StartExport: dynamodb:ExportTableToPointInTime on ${table}`,
      `caller FollowExport: dynamodb:DescribeExport dynamodb:ListExports on ${table} ${table}/export/*`,
      `caller WriteToBucket: ${writing} on ${files}`,
      ...onKey('caller UseKey', useKey, place, choice),
      ...toForeign(
        choice,
        `bucket AllowExport: ${writing} on ${files} for ${asAws(caller(place))}`,
      ),
      ...toForeignKey(choice, `key UseKey: ${useKey} on * for ${asAws(caller(place))}`),
      `recovery TurnOnRecovery: dynamodb:UpdateContinuousBackups on ${table}`,
      `read ReadFiles: s3:GetObject on ${files}`,
      ...onKey('read UseKey', 'kms:Decrypt', place, choice),
      `look-up LookAtTable: dynamodb:DescribeContinuousBackups dynamodb:DescribeTable on ${table}`,
      `look-up ListForPickers: dynamodb:ListExports dynamodb:ListTables ${list}`,
      ...onKey('look-up LookAtKey', 'kms:DescribeKey', place, choice),
      `preflight LookAtBucket: ${bucketLooks(choice)} s3:ListBucket on arn:${place[0]}:s3:::acme-exports`,
      ...onOwnKey(place, choice),
      simulation(place),
    ];
  },
  'dynamodb-backup': (place) => {
    const table = sources['dynamodb-backup'](place);
    return [
      `caller CreateBackup: dynamodb:CreateBackup on ${table}`,
      `caller DescribeBackup: dynamodb:DescribeBackup on ${table}/backup/*`,
      'caller ListBackups: dynamodb:ListBackups on *',
      `delete DeleteBackup: dynamodb:DeleteBackup on ${table}/backup/*`,
      `look-up LookAtTable: dynamodb:DescribeTable on ${table}`,
      'look-up ListForPickers: dynamodb:ListTables iam:ListAccountAliases on *',
      simulation(place),
    ];
  },
  'rds-database': (place, choice) => {
    const bucket = `arn:${place[0]}:s3:::acme-exports`;
    const onBucket = `s3:GetBucketLocation s3:ListBucket on ${bucket}`;
    const onFiles = `s3:DeleteObject* s3:GetObject* s3:PutObject* on ${bucket}/daily/*`;
    const keyActions = choice.key === 'foreign' ? foreignKey : 'kms:CreateGrant kms:DescribeKey';
    const service = 'export.rds.amazonaws.com';
    return [
      `caller StartExport: rds:StartExportTask on ${sources['rds-database'](place)}`,
      'caller FollowAndCancelExports: rds:CancelExportTask rds:DescribeExportTasks on *',
      `caller PassRole: iam:PassRole on ${role(place)} when {"StringEquals":{"iam:PassedToService":"${service}"}}`,
      ...onAnyKey('caller UseKey', keyActions, place, choice),
      `role-trust AllowExportService: sts:AssumeRole for {"Service":"${service}"}`,
      `role UseBucket: ${onBucket}`,
      `role UseFiles: ${onFiles}`,
      ...toForeignKey(choice, `role UseKey: ${foreignKey} on ${keyArn(place, other)}`),
      ...toForeign(choice, `bucket UseBucket: ${onBucket} for ${asAws(role(place))}`),
      ...toForeign(choice, `bucket UseFiles: ${onFiles} for ${asAws(role(place))}`),
      ...toForeignKey(choice, `key UseKey: ${foreignKey} on * for ${asAws(caller(place))}`),
      ...toForeignKey(choice, `key UseKey2: ${foreignKey} on * for ${asAws(role(place))}`),
      `read ReadFiles: s3:GetObject on ${bucket}/daily/*`,
      ...onAnyKey('read UseKey', 'kms:Decrypt', place, choice),
      `look-up ListForPickers: iam:ListRoles rds:DescribeDBClusters rds:DescribeDBClusterSnapshots rds:DescribeDBSnapshots ${list}`,
      ...onAnyKey('look-up LookAtKey', 'kms:DescribeKey', place, choice),
      `preflight LookAtBucket: ${bucketLooks(choice, [])} s3:ListBucket on ${bucket}`,
      ...(choice.key === 'none'
        ? ['preflight LookAtKeyPolicy: kms:GetKeyPolicy on <KMS key ARN>']
        : onOwnKey(place, choice)),
      `preflight LookAtRole: iam:GetRole iam:GetRolePolicy iam:ListAttachedRolePolicies iam:ListRolePolicies on ${role(place)}`,
      `preflight LookAtPoliciesOfRole: iam:GetPolicy iam:GetPolicyVersion on arn:${place[0]}:iam::${account}:policy/* arn:${place[0]}:iam::aws:policy/*`,
      simulation(place),
    ];
  },
  'simpledb-domain': (place, choice) => {
    const domain = sources['simpledb-domain'](place);
    const bucket = `arn:${place[0]}:s3:::acme-exports`;
    const files = `${bucket}/daily/AWSSimpleDB/*`;
    const ana = asAws(caller(place));
    return [
      `caller StartExport: sdb:StartDomainExport on ${domain}`,
      `caller FollowExport: sdb:GetExport sdb:ListExports on ${domain} ${domain}/export/*`,
      `caller WriteToBucket: s3:PutObject on ${files}`,
      `caller FindBucket: s3:ListBucket on ${bucket}`,
      ...onKey('caller UseKey', useKey, place, choice),
      ...toForeign(choice, `bucket AllowExport: s3:PutObject on ${files} for ${ana}`),
      ...toForeign(choice, `bucket AllowFinding: s3:ListBucket on ${bucket} for ${ana}`),
      ...toForeignKey(choice, `key UseKey: ${useKey} on * for ${ana}`),
      `read ReadFiles: s3:GetObject on ${files}`,
      ...onKey('read UseKey', 'kms:Decrypt', place, choice),
      `look-up LookAtDomain: sdb:DomainMetadata on ${domain}`,
      `look-up ListForPickers: sdb:ListDomains sdb:ListExports ${list}`,
      ...onKey('look-up LookAtKey', 'kms:DescribeKey', place, choice),
      `preflight LookAtBucket: ${bucketLooks(choice)} on ${bucket}`,
      ...onOwnKey(place, choice),
      simulation(place),
    ];
  },
};

/** Another account is never shown the policy of a bucket, nor that of a key. */
const bucketLooks = (
  { owner }: Choice,
  ofOther: readonly string[] = ['PublicAccessBlock'],
): string =>
  ['ObjectLockConfiguration', ...(owner === '' ? ['Policy'] : ofOther), 'RequestPayment']
    .map((part) => `s3:GetBucket${part}`)
    .join(' ');
const onOwnKey = (place: Place, { key }: Choice): readonly string[] =>
  key === 'own' ? [`preflight LookAtKeyPolicy: kms:GetKeyPolicy on ${keyArn(place, account)}`] : [];
const simulation = (place: Place): string =>
  `preflight SimulateYourself: iam:SimulatePrincipalPolicy on ${caller(place)}`;

const asAws = (arn: string): string => JSON.stringify({ AWS: arn });
const toForeign = ({ owner }: Choice, line: string) => (owner === '' ? [] : [line]);
const toForeignKey = ({ key }: Choice, line: string) => (key === 'foreign' ? [line] : []);

function onKey(what: string, actions: string, place: Place, { key }: Choice): readonly string[] {
  if (key === 'none') return [];
  return [`${what}: ${actions} on ${keyArn(place, key === 'own' ? account : other)}`];
}

/** RDS encrypts everything: a key that nobody named is a placeholder. */
const onAnyKey = (what: string, actions: string, place: Place, choice: Choice) =>
  choice.key === 'none'
    ? [`${what}: ${actions} on <KMS key ARN>`]
    : onKey(what, actions, place, choice);

describe.each(kinds)('the permissions of %s', (kind) => {
  describe.each(places)('in %s, %s', (...place) => {
    it.each(choices)('are these and no others: $owner $key', (choice) => {
      expect(grants(policiesOf(kind, place, choice))).toEqual(expected[kind](place, choice));
    });

    it.each(choices)('are good by the grammar of AWS: $owner $key', (choice) => {
      const lacksKey = kind === 'rds-database' && choice.key === 'none';
      for (const { id, policy, place: where } of policiesOf(kind, place, choice)) {
        const problems = policyProblems(policy, where);
        expect(
          problems.filter((one) => !(lacksKey && one.includes('KMS key ARN'))),
          id,
        ).toEqual([]);
      }
    });
  });

  it('say in sentences where each policy goes, and what AWS does not tell', () => {
    for (const choice of choices) {
      const policies = policiesOf(kind, places[0], choice);
      const ids = policies.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { title, attachTo, notes } of policies) {
        expect(title).toMatch(/^[A-Z].*[^.]$/);
        for (const text of [attachTo, ...notes]) expect(text).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it.each([
    { name: 'orders', arn: '*' },
    { name: 'orders', arn: `${sources[kind](places[0])}*` },
    { name: 'orders', arn: `arn:aws:s3:::orders` },
    { name: '*' },
    { name: 'orders/${aws:username}' },
  ])('are about no more than one source, whatever was said: %j', (source) => {
    const policies = policiesOf(kind, places[0], plain, { source });
    const [start] = policies[0]?.policy.Statement ?? [];
    expect(textsOf(start?.Resource)).toEqual(['<source ARN>']);
    for (const other of policies.flatMap(({ policy }) => policy.Statement)) {
      expect(textsOf(other.Resource).join()).not.toMatch(/orders\*|:s3:::orders|aws:username/);
    }
  });

  it('name a source by its name where nobody knows its ARN', () => {
    const source = { name: 'orders' };
    const [caller] = policiesOf(kind, places[0], plain, { source });
    const named = textsOf(caller?.policy.Statement[0]?.Resource)[0] ?? '';
    expect(named.replace(':snapshot:', ':cluster-snapshot:')).toBe(sources[kind](places[0]));
  });

  it('take nothing away from where there is a policy already', () => {
    const shared = choices
      .flatMap((choice) => policiesOf(kind, places[0], choice))
      .filter(({ place }) => place === 'bucket' || place === 'key' || place === 'trust');
    for (const { attachTo } of shared) {
      expect(attachTo).toMatch(/adds? the statements? to .* and keeps? those that are there\.$/i);
    }
  });

  it('have placeholders where nobody said anything, which no place takes', () => {
    const policies = permissionsOf[kind].required(
      { source: { name: 'orders' } },
      { region: 'eu-west-1' },
    );
    const [first] = policies;
    expect(JSON.stringify(first?.policy)).toContain('eu-west-1:<account>:');
    expect(first && policyProblems(first.policy, first.place)).toContain(
      'Replace <account> by the 12 digits of the account that exports.',
    );
  });
});

describe('what the permissions of a request depend on', () => {
  const source = { name: 'orders' };

  it('is where it writes and with which key, and no expression or value', () => {
    const { input } = aRequest('token-1', {
      S3Prefix: 'a',
      S3SseAlgorithm: 'KMS',
      S3SseKmsKeyId: 'alias/x',
      FilterSpecification: { FilterExpression: 'secret' },
    });
    expect(needOf('dynamodb-table', input, source)).toEqual({
      ...{ source, bucket: 'acme-exports', bucketOwner: '', prefix: 'a', kmsKeyId: 'alias/x' },
    });
  });

  it('is no key without KMS, and the one of S3 where none is named', () => {
    const keyOf = (changes: object) =>
      needOf('dynamodb-table', aRequest('t', changes).input, source).kmsKeyId;
    expect(keyOf({ S3SseAlgorithm: 'AES256' })).toBeUndefined();
    expect(keyOf({ S3SseAlgorithm: 'KMS' })).toBe('alias/aws/s3');
  });
});

describe('special cases', () => {
  const [first] = places;

  it('ask nothing of a key that AWS manages', () => {
    const lines = grants(policiesOf('dynamodb-table', first, plain, { kmsKeyId: 'alias/aws/s3' }));
    expect(lines.filter((line) => line.includes('UseKey'))).toEqual([]);
  });

  it('write below the root of the bucket where there is no prefix', () => {
    const lines = grants(policiesOf('dynamodb-table', first, plain, { prefix: '' })).join('\n');
    expect(lines).toContain('on arn:aws:s3:::acme-exports/AWSDynamoDB/*');
    const [, , rds] = policiesOf('rds-database', first, plain, { prefix: '' });
    expect(rds?.notes.join()).toMatch(/everywhere in the bucket/);
  });

  it('say what the owner of a key has to allow besides, so that it can be looked at', () => {
    const notesOf = (kind: KindId, key: Choice['key']) =>
      policiesOf(kind, first, { owner: '', key }).find(({ id }) => id === 'look-up')?.notes;
    const note = `Account ${other} has to allow kms:DescribeKey in the key policy, too.`;
    for (const kind of ['dynamodb-table', 'simpledb-domain'] as const) {
      expect(notesOf(kind, 'foreign')).toContain(note);
      expect(notesOf(kind, 'own')).not.toContain(note);
    }
    // Its policy for the job has that already.
    expect(notesOf('rds-database', 'foreign')).not.toContain(note);
  });

  const looksOf = (kind: KindId, arn: string | undefined, kmsKeyId?: string) => {
    const need = {
      ...{ source: { name: 'orders' }, bucket: 'acme-exports' },
      ...(kmsKeyId !== undefined && { kmsKeyId }),
    };
    const asker = { region: 'eu-west-1', account, ...(arn !== undefined && { arn }) };
    return grants(permissionsOf[kind].required(need, asker))
      .filter((line) => line.startsWith('preflight '))
      .map((line) => line.replace('preflight ', ''));
  };

  it('find the role of a session before they simulate it, whatever its path', () => {
    const arn = `arn:aws:sts::${account}:assumed-role/Data/ana`;
    const roles = `arn:aws:iam::${account}:role/Data arn:aws:iam::${account}:role/*/Data`;
    expect(looksOf('dynamodb-backup', arn)).toEqual([
      `SimulateYourself: iam:GetRole iam:SimulatePrincipalPolicy on ${roles}`,
    ]);
  });

  it('simulate one user only, whatever the path of it holds', () => {
    expect(looksOf('dynamodb-backup', `arn:aws:iam::${account}:user/a*b/ana`)).toEqual([
      `SimulateYourself: iam:SimulatePrincipalPolicy on arn:aws:iam::${account}:user/a\${*}b/ana`,
    ]);
  });

  it('simulate whoever is put in where nobody knows who asks', () => {
    expect(looksOf('dynamodb-backup', undefined)).toEqual([
      'SimulateYourself: iam:GetRole iam:SimulatePrincipalPolicy on <caller ARN>',
    ]);
  });

  it.each([`arn:aws:iam::${account}:root`, `arn:aws:sts::${account}:federated-user/ana`])(
    'have no simulation of whom IAM does not simulate: %s',
    (arn) => {
      expect(looksOf('dynamodb-backup', arn)).toEqual([]);
      expect(looksOf('dynamodb-table', arn).join()).toMatch(/^LookAtBucket: [^,]+$/);
    },
  );

  it('read the policy of a key that AWS manages for RDS only, where it counts', () => {
    const user = caller(first);
    expect(looksOf('dynamodb-table', user, 'alias/aws/s3').join()).not.toContain('kms:');
    expect(looksOf('simpledb-domain', user, 'alias/aws/s3').join()).not.toContain('kms:');
    expect(looksOf('rds-database', user, 'alias/aws/rds').join()).toContain(
      `kms:GetKeyPolicy on arn:aws:kms:eu-west-1:${account}:key/* when {"ForAnyValue:StringEquals":{"kms:ResourceAliases":"alias/aws/rds"}}`,
    );
  });

  it('say what another account shows to nobody, and what it has to allow to be looked at', () => {
    const notesOf = (choice: Choice) =>
      policiesOf('dynamodb-table', first, choice)
        .find(({ id }) => id === 'preflight')
        ?.notes.join(' ');
    const theirs = notesOf({ owner: other, key: 'foreign' });
    expect(theirs).toContain(`Account ${other} has to allow the statement about its bucket`);
    expect(theirs).toContain('S3 shows the policy of a bucket, ');
    expect(theirs).toContain('KMS shows the policy of a key to its own account only');
    expect(notesOf({ owner: '', key: 'own' })).not.toMatch(/own account only|has to allow/);
  });

  it('take the prefix of RDS as RDS writes it', () => {
    const lines = grants(policiesOf('rds-database', first, plain, { prefix: 'my data' })).join(
      '\n',
    );
    expect(lines).toContain('s3:PutObject* on arn:aws:s3:::acme-exports/my_data/*');
  });

  it('let the role of a session write to the bucket of another account', () => {
    const arn = `arn:aws:sts::${account}:assumed-role/Data/ana`;
    const need = { source: { name: 'orders' }, bucket: 'acme-exports', bucketOwner: other };
    const policies = permissionsOf['dynamodb-table'].required(need, {
      ...{ region: 'eu-west-1', account, arn },
    });
    const bucket = policies.find(({ id }) => id === 'bucket');
    expect(bucket?.policy.Statement[0]).toMatchObject({
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Condition: {
        ArnLike: {
          'aws:PrincipalArn': [
            `arn:aws:iam::${account}:role/Data`,
            `arn:aws:iam::${account}:role/*/Data`,
          ],
        },
      },
    });
  });
});
