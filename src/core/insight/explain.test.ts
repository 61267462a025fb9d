import { describe, expect, it } from 'vitest';
import { ExportError, errorReasons, type ErrorDetails, type ErrorReason } from '../errors.ts';
import { explainError } from './explain.ts';

const explain = (reason: ErrorReason, details: ErrorDetails = {}, doing = 'list the tables') =>
  explainError(new ExportError(reason, details), doing);

const full: ErrorDetails = {
  operation: 'DescribeTable',
  action: 'dynamodb:DescribeTable',
  resource: 'orders',
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
  'bucket-not-found': ['AWS knows no bucket orders', /name of the bucket/],
  cancelled: ['it was cancelled', /again/],
  'continuous-backups-unavailable': [
    'table orders is not ready for point-in-time recovery yet',
    /Wait a few seconds/,
  ],
  'credentials-expired': [
    'the credentials of profile acme-data have expired or are not valid',
    /aws sso login --profile acme-data in a terminal/,
  ],
  'credentials-missing': [
    'profile acme-data has no credentials that work',
    /aws configure --profile acme-data in a terminal, or repair its credential_process/,
  ],
  'export-not-found': ['AWS knows no such export in eu-west-1', /90 days/],
  internal: ['AWS had an internal error', /Wait a minute/],
  'invalid-export-time': [
    'AWS cannot export the table at that moment or for that window of time',
    /restorable window/,
  ],
  'limit-exceeded': [
    'the account is at a limit, such as the number of exports that run at once',
    /Service Quotas/,
  ],
  network: ['AWS in eu-west-1 could not be reached', /VPN and proxy/],
  'not-json': ['a proxy or captive portal answered instead of AWS', /browser/],
  'object-not-found': ['the bucket has no object orders', /completed/],
  'profile-unusable': [
    'profile acme-data cannot be used as it stands (its source_profile "base" does not exist)',
    /config or credentials file, or choose another profile/,
  ],
  'recovery-off': ['point-in-time recovery is off for table orders', /Turn on point-in-time/],
  'table-not-found': ['AWS knows no table orders in eu-west-1', /profile and Region/],
  throttled: ['AWS asks for fewer requests at a time', /Wait a minute/],
  timeout: ['AWS in eu-west-1 did not answer in time', /VPN and proxy/],
  tls: ['the certificate of the server is not trusted', /certificates/],
  'token-conflict': [
    'the client token was used before, for another request',
    /new token under Advanced/,
  ],
  unknown: ['something happened that is not known here', /log/],
  validation: ['AWS does not accept the request ("TableName is too short")', /Correct/],
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
    const { next } = explain('credentials-expired', { profile: 'my profile' });
    expect(next).toContain('aws sso login --profile "my profile" in');
  });

  it('tells an object that is too large from a quota of AWS', () => {
    const { message, next } = explain('limit-exceeded', { operation: 'GetObject' });
    expect(`${message} ${next}`).toMatch(/too large.*AWS CLI/);
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

  it('is shown for validation only', () => {
    const secret = 'User: arn:aws:iam::111122223333:user/ada is not authorized';
    for (const reason of errorReasons.filter((other) => other !== 'validation')) {
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

  it('is to be looked at first when it does something else', () => {
    const details = { operation: 'UpdateContinuousBackups', maybeDone: true };
    const { message, next } = explain('network', details, 'turn on point-in-time recovery');
    expect(message).toBe('AWS may have done it, but no answer came: AWS could not be reached.');
    expect(next).toMatch(/^Refresh/);
  });
});
