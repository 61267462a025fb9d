import { describe, expect, it } from 'vitest';
import {
  asker,
  caller,
  codes,
  failed,
  key,
  other,
  pastes,
  problemsOf,
  remedy,
  textUnder,
  titles,
} from '../../../test/fakes/patients.ts';
import { reportOf } from '../../../test/fakes/jobs.ts';
import { replacementsIn } from '../policy/placeholder.ts';
import type { Need } from '../policy/required.ts';

describe.each(['dynamodb-table', 'simpledb-domain'] as const)('a failure code of %s', (kind) => {
  it.each(codes)('%s has a cause and only fixes that can be pasted', (code) => {
    const needs: readonly Partial<Need>[] = [
      { kmsKeyId: key },
      { kmsKeyId: key.replace('111122223333', other), bucketOwner: other },
      { kmsKeyId: 'alias/exports', prefix: 'a*b' },
      {},
    ];
    for (const need of needs) {
      const one = failed(kind, { code }, { need });
      expect(one.lookAgain).not.toBe('all');
      expect(one.cause).toMatch(/^[A-Z0-9].*\.$/);
      expect(one.cause).not.toContain(code);
      expect(one.fixes.flatMap(problemsOf)).toEqual([]);
    }
  });
});

describe('a bucket that does not exist', () => {
  it('is created in the Region of the source, by a command with the profile', () => {
    const one = failed('dynamodb-table', { code: 'S3NoSuchBucket' });
    expect(one.cause).toBe('There is no bucket acme-exports.');
    expect(pastes(one)).toEqual([
      {
        title: 'Create bucket acme-exports',
        language: 'shell',
        text: 'aws s3api create-bucket --bucket acme-exports --create-bucket-configuration LocationConstraint=eu-west-1 --region eu-west-1 --profile acme-data',
      },
    ]);
  });

  it('has no LocationConstraint in us-east-1', () => {
    const there = { ...asker, region: 'us-east-1' };
    const one = failed('dynamodb-table', { code: 'S3NoSuchBucket' }, { asker: there });
    expect(textUnder(one, 'Create bucket')).not.toContain('LocationConstraint');
  });

  it('of another account is created by that account', () => {
    const need = { bucketOwner: other };
    const one = failed('dynamodb-table', { code: 'S3NoSuchBucket' }, { need });
    expect(one.fixes).toEqual([{ text: `Let account ${other} create bucket acme-exports.` }]);
  });
});

describe('a denied write', () => {
  const denied = { code: 'S3AccessDenied' };

  it('is allowed to the caller with three actions below the prefix, and nothing else', () => {
    const one = failed('dynamodb-table', denied, { need: { prefix: 'daily' } });
    expect(JSON.parse(textUnder(one, `IAM policy of ${caller}`))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'WriteToBucket',
          Effect: 'Allow',
          Action: ['s3:AbortMultipartUpload', 's3:PutObject', 's3:PutObjectAcl'],
          Resource: 'arn:aws:s3:::acme-exports/daily/AWSDynamoDB/*',
        },
      ],
    });
  });

  it('is allowed by the policy of a bucket of another account', () => {
    const one = failed('dynamodb-table', denied, { need: { bucketOwner: other } });
    expect(textUnder(one, 'Bucket policy of acme-exports')).toContain(`"AWS": "${caller}"`);
    expect(one.fixes[1]?.text).toMatch(/^Account 444455556666 adds the statements/);
  });

  it('says so under a condition where nobody knows whose bucket it is', () => {
    const one = failed('simpledb-domain', denied);
    expect(one.fixes[1]?.text).toMatch(
      /^If another account owns bucket acme-exports, give it as bucket owner in the form, and let/,
    );
    expect(textUnder(one, 'Bucket policy of acme-exports')).toContain('s3:ListBucket');
    // In a bucket of the own account no such statement is missing.
    expect(one.fixes[1]?.check).toBe('bucket-owner');
  });

  it('tells the session of a role by its role', () => {
    const arn = 'arn:aws:sts::111122223333:assumed-role/exporter/ana';
    const one = failed('dynamodb-table', denied, { asker: { ...asker, arn } });
    expect(one.fixes.flatMap(problemsOf)).toEqual([]);
    expect(textUnder(one, 'Bucket policy')).toContain('role/*/exporter');
  });

  it('has placeholders, and only these, where nobody could tell who asks', () => {
    const one = failed('dynamodb-table', denied, { asker: { region: 'eu-west-1' } });
    const found = replacementsIn(
      pastes(one)
        .map(({ text }) => text)
        .join(),
    );
    expect(found.map(({ placeholder }) => placeholder)).toEqual(['<caller ARN>']);
    expect(titles(one)).toContain('IAM policy of the caller');
  });
});

describe('a KMS key', () => {
  it('that is disabled is enabled in its own Region', () => {
    const one = failed(
      'simpledb-domain',
      { code: 'KmsDisabledException' },
      { need: { kmsKeyId: key } },
    );
    expect(pastes(one).map(({ text }) => text)).toEqual([
      `aws kms enable-key --key-id ${key} --region eu-west-1 --profile acme-data`,
    ]);
  });

  it('of another account is left to that account', () => {
    const kmsKeyId = key.replace('111122223333', other);
    const one = failed('simpledb-domain', { code: 'KmsDisabledException' }, { need: { kmsKeyId } });
    expect(one.fixes).toEqual([{ text: `Ask account ${other}: enable the key.` }]);
  });

  it('may be used by the caller, and by the key policy where that does not trust IAM', () => {
    const need = { kmsKeyId: key };
    const one = failed('dynamodb-table', { code: 'KmsAccessDeniedException' }, { need });
    expect(titles(one)).toEqual([`IAM policy of ${caller}`, `Key policy of ${key}`]);
    expect(JSON.parse(textUnder(one, 'Key policy'))).toMatchObject({
      Statement: [{ Principal: { AWS: caller }, Resource: '*' }],
    });
  });

  it('is looked for where the bucket is, and for RDS where the source is', () => {
    const there = { ...asker, bucketRegion: 'eu-central-1' };
    const code = 'KmsNotFoundException';
    expect(textUnder(failed('dynamodb-table', { code }, { asker: there }), 'KMS keys')).toBe(
      'aws kms list-aliases --region eu-central-1 --profile acme-data',
    );
    const ofRds = remedy('rds-database', {
      ...{ asker: there, need: { kmsKeyId: key } },
      job: { state: 'rejected', refusal: { reason: 'key-not-accessible' } },
    });
    expect(textUnder(ofRds, 'KMS keys')).toContain('list-aliases --region eu-west-1 ');
    const { bucketRegion: _, ...nowhere } = asker;
    expect(pastes(failed('dynamodb-table', { code }, { asker: nowhere }))).toEqual([]);
  });
});

describe('a command', () => {
  const commandWith = (profile: string): string => {
    const connection = { profile, region: 'eu-west-1' };
    const failure = { code: 'S3NoSuchBucket' };
    const report = reportOf('dynamodb-table', 0, { state: 'failed', failure });
    return pastes(remedy('dynamodb-table', { job: { connection, report } }))[0]?.text ?? '';
  };

  it('quotes a profile with spaces', () => {
    expect(commandWith('acme base')).toMatch(/ --profile "acme base"$/);
  });

  it.each(['(environment)', 'a$(reboot)', 'a"; reboot', 'a`b`'])('leaves out %s', (profile) => {
    expect(commandWith(profile)).toMatch(/--region eu-west-1$/);
  });
});
