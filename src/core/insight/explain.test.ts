import { describe, expect, it } from 'vitest';
import { quotedReasons } from '../../../test/fakes/quotedReasons.ts';
import { ExportError, errorReasons, type ErrorDetails, type ErrorReason } from '../errors.ts';
import { explainError } from './explain.ts';

const explain = (reason: ErrorReason, details: ErrorDetails = {}, doing = 'list the tables') =>
  explainError(new ExportError(reason, details), doing);

const full: ErrorDetails = {
  operation: 'DescribeTable',
  action: 'dynamodb:DescribeTable',
  resource: 'orders',
  service: 'SimpleDB',
  profile: 'acme-data',
  region: 'eu-west-1',
  problem: 'Its source_profile "base" does not exist.',
  awsMessage: 'TableName is too short',
};

/** One row a reason: the whole message, and what the next step has to name. */
const sentences: Readonly<Record<ErrorReason, readonly [message: string, next: RegExp]>> = {
  'access-denied': [
    'profile acme-data has no permission for dynamodb:DescribeTable on orders in eu-west-1',
    /allow dynamodb:DescribeTable on orders/,
  ],
  'backup-in-use': ['the backup is being made, deleted or restored right now', /Wait until/],
  'backup-not-found': ['AWS knows no such backup in eu-west-1', /Refresh the list of backups/],
  'bucket-not-found': ['AWS knows no bucket orders', /name of the bucket/],
  'bucket-unusable': [
    'AWS cannot export into bucket orders ("TableName is too short")',
    /exists, that it lies in eu-west-1 and that the role may write/,
  ],
  cancelled: ['it was cancelled', /again/],
  'clock-skewed': [
    'the clock of this computer is wrong, so that AWS refuses what it signs',
    /date, time and time zone/,
  ],
  'continuous-backups-unavailable': [
    'table orders is not ready for point-in-time recovery yet',
    /Wait a few seconds/,
  ],
  'credentials-expired': [
    'the credentials of profile acme-data have expired or are not valid',
    /Renew them the way you got them/,
  ],
  'credentials-missing': [
    'profile acme-data has no credentials that work',
    /aws configure --profile acme-data in a terminal, or repair its credential_process/,
  ],
  'domain-not-found': ['AWS knows no domain orders in eu-west-1', /profile and Region/],
  'endpoint-missing': [
    'AWS has no FIPS endpoint for SimpleDB in eu-west-1, and profile acme-data asks for no other',
    /use_fips_endpoint and AWS_USE_FIPS_ENDPOINT/,
  ],
  'export-ended': ['export orders has ended already', /how it ended/],
  'export-not-found': ['AWS knows no such export in eu-west-1', /90 days/],
  'export-quota': [
    'SimpleDB starts no more than 5 exports of a domain and 25 of an account in 24 hours',
    /24 hours old/,
  ],
  'identifier-in-use': [
    'there is an export with the identifier orders already',
    /Look at the exports first.*another identifier/,
  ],
  internal: ['AWS had an internal error', /Wait a minute/],
  'invalid-export-only': [
    'AWS does not accept the parts that are to be exported ("TableName is too short")',
    /database\.schema\.table for PostgreSQL/,
  ],
  'invalid-export-time': [
    'AWS cannot export the table at that moment or for that window of time',
    /restorable window/,
  ],
  'key-not-accessible': [
    'AWS cannot use KMS key orders for the export ("TableName is too short")',
    /symmetric key in eu-west-1.*profile acme-data kms:CreateGrant and kms:DescribeKey/,
  ],
  'limit-exceeded': [
    'the account is at a limit, such as the number of exports that run at once',
    /Service Quotas/,
  ],
  'list-outdated': ['AWS no longer knows where the list was left off', /Refresh the list/],
  'mfa-needed': ['profile acme-data needs a code of its MFA device', /enter the code/],
  'mfa-refused': ['AWS did not accept the code of the MFA device', /next code/],
  network: [
    'AWS in eu-west-1 could not be reached (its source_profile "base" does not exist)',
    /VPN and proxy/,
  ],
  'not-json': ['a proxy or captive portal answered instead of AWS', /browser/],
  'object-not-found': ['the bucket has no object orders', /completed/],
  'profile-unusable': [
    'profile acme-data cannot be used as it stands (its source_profile "base" does not exist)',
    /config or credentials file, or choose another profile/,
  ],
  'recovery-off': ['point-in-time recovery is off for table orders', /Turn on point-in-time/],
  'role-not-found': ['AWS knows no role orders', /ARN of the role/],
  'role-not-permitted': [
    'role orders may not write to the bucket ("TableName is too short")',
    /trust export\.rds\.amazonaws\.com.* s3:PutObject\*, s3:GetObject\*, s3:ListBucket, s3:DeleteObject\* and s3:GetBucketLocation/,
  ],
  'source-not-exportable': [
    'AWS cannot export orders in the state that it is in ("TableName is too short")',
    /no other export of it runs/,
  ],
  'source-not-found': [
    'AWS knows no snapshot or cluster orders in eu-west-1',
    /profile and Region/,
  ],
  'table-in-use': ['table orders is being created, changed or deleted right now', /active/],
  'table-not-found': ['AWS knows no table orders in eu-west-1', /profile and Region/],
  throttled: ['AWS asks for fewer requests at a time', /Wait a minute/],
  timeout: ['AWS in eu-west-1 did not answer in time', /VPN and proxy/],
  tls: [
    'the certificate of the server is not trusted',
    /those of the system or name its file in NODE_EXTRA_CA_CERTS.*AWS_CA_BUNDLE is not read/,
  ],
  'token-conflict': [
    'the client token was used before, for another request',
    /new token under Advanced/,
  ],
  unknown: ['something happened that is not known here', /log/],
  validation: ['AWS does not accept the request ("TableName is too short")', /Correct/],
  'window-outdated': [
    'a newer version of this extension keeps the list of exports',
    /Reload this window/,
  ],
  'wrong-region': ['orders belongs to another Region than the one that was asked', /Region/],
};

describe('explainError', () => {
  it.each(errorReasons)('explains %s in one sentence with a next step', (reason) => {
    const [message, next] = sentences[reason];
    const explained = explain(reason, full);
    expect(explained).toMatchObject({ reason, message: `Could not list the tables: ${message}.` });
    expect(explained.next).toMatch(next);
    expect(explained.next).toMatch(/^[A-Z].*\.$/);
  });

  it.each(errorReasons)('leaves no gap where nothing is known of %s', (reason) => {
    const { message, next } = explain(reason);
    const text = `${message} ${next}`;
    expect(text).not.toMatch(/undefined|null| {2}| [.,:)]|""/);
    expect(message).toMatch(/^Could not list the tables: .+\.$/);
  });

  it('keeps the name that the problem of a profile begins with', () => {
    const { message } = explain('profile-unusable', { problem: 'AWS tools cannot read it.' });
    expect(message).toContain('the profile cannot be used as it stands (AWS tools cannot read it)');
  });

  it('falls back on the operation where the IAM action is not known', () => {
    const { message } = explain('access-denied', { operation: 'ListTables' });
    expect(message).toContain('the profile has no permission for ListTables');
  });

  it('quotes a profile with a space in the command', () => {
    const { next } = explain('credentials-missing', { profile: 'my profile' });
    expect(next).toContain('aws configure --profile "my profile" in');
  });

  it.each([
    ['GetObject', /too large.*AWS CLI/],
    ['StartExportTask', /no more than five exports.*cancel one/],
    ['CreateBackup', /as many tables and backups.*Wait/],
    ['DeleteBackup', /as many tables and backups.*Wait/],
    ['ExportTableToPointInTime', /exports that run at once.*Service Quotas/],
  ])('tells what the limit of %s is', (operation, words) => {
    const { message, next } = explain('limit-exceeded', { operation });
    expect(`${message} ${next}`).toMatch(words);
  });

  it('calls a backup that is gone a backup, also where it is looked at as a job', () => {
    const { message } = explain('export-not-found', { operation: 'DescribeBackup' });
    expect(message).toContain('AWS knows no such backup');
  });

  it('tells what a backup waits for from what an export waits for', () => {
    const details = { operation: 'CreateBackup', resource: 'orders' };
    expect(explain('backup-in-use', details).message).toContain('another backup of table orders');
    expect(explain('continuous-backups-unavailable', details).message).toContain(
      'table orders is not ready for backups yet',
    );
  });
});

describe('what others wrote', () => {
  it('is put on one line and cut', () => {
    const awsMessage = `1 validation error\n\u001b[31m${'x'.repeat(500)}`;
    const { message } = explain('validation', { awsMessage });
    expect(message).toContain('("1 validation error [31mxxx');
    expect(message.length).toBeLessThan(300);
    expect(message).not.toMatch(/\p{Cc}/u);
  });

  it('is shown only where AWS writes it for people', () => {
    const secret = 'User: arn:aws:iam::111122223333:user/ada is not authorized';
    for (const reason of errorReasons.filter((other) => !quotedReasons.includes(other))) {
      const { message, next } = explain(reason, { awsMessage: secret });
      expect(`${message} ${next}`).not.toContain('ada');
    }
  });

  it.each([new Error('secret'), 'secret', { message: 'secret' }, undefined, null])(
    'stays out of sight when it is no error of ours: %s',
    (error) => {
      const { reason, message, next } = explainError(error, 'list the tables');
      expect(reason).toBe('unknown');
      expect(`${message} ${next}`).not.toContain('secret');
    },
  );

  it('stays out of sight as the cause of an error of ours', () => {
    const error = new ExportError('internal', {}, new Error('secret'));
    expect(JSON.stringify(explainError(error, 'list the tables'))).not.toContain('secret');
  });
});

describe('a call whose answer got lost', () => {
  it('is safe to send again when it starts an export', () => {
    const details = { operation: 'ExportTableToPointInTime', maybeDone: true, region: 'eu-west-1' };
    expect(explain('timeout', details, 'start the export')).toEqual({
      reason: 'timeout',
      message:
        'AWS may have started it, but no answer came: AWS in eu-west-1 did not answer in time.',
      next: 'Nothing is sent twice: try again with the same token, and AWS answers with the same export.',
    });
  });

  it('is safe to send again when it starts an export of a domain', () => {
    const details = { operation: 'StartDomainExport', maybeDone: true };
    expect(explain('timeout', details).next).toMatch(/^Nothing is sent twice/);
  });

  it.each([
    ['StartExportTask', /Refresh the exports.*takes an identifier only once/],
    ['CreateBackup', /Refresh the backups of the table first.*another one/],
  ])('is to be looked for first when it was %s', (operation, words) => {
    const { message, next } = explain('timeout', { operation, maybeDone: true });
    expect(message).toMatch(/^AWS may have started it, but no answer came: /);
    expect(next).toMatch(words);
  });

  it('is to be looked at first when it does something else', () => {
    const details = { operation: 'UpdateContinuousBackups', maybeDone: true };
    const { message, next } = explain('network', details, 'turn on point-in-time recovery');
    expect(message).toBe('AWS may have done it, but no answer came: AWS could not be reached.');
    expect(next).toMatch(/^Refresh/);
  });
});
