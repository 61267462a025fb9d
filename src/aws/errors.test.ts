import { describe, expect, it } from 'vitest';
import { ExportError } from '../core/errors.ts';
import { isAmbiguous, toExportError } from './errors.ts';
import type { CallContext } from './failedCall.ts';

const call: CallContext = {
  service: 'dynamodb',
  operation: 'DescribeTable',
  region: 'eu-west-1',
  profile: 'acme-data',
  input: { TableName: 'orders' },
};

const thrown = (name: string, extra: object = {}): Error =>
  Object.assign(new Error('AWS said so'), { name, ...extra });

const withStatus = (status: number, extra: object = {}): Error =>
  thrown('Unknown', { $metadata: { httpStatusCode: status }, ...extra });

describe('the reason of a failed call', () => {
  it.each([
    ['ExportConflictException', 'token-conflict'],
    ['ImportConflictException', 'token-conflict'],
    ['IdempotentParameterMismatch', 'token-conflict'],
    ['IdempotentParameterMismatchException', 'token-conflict'],
    ['ExportTaskLimitReachedFault', 'limit-exceeded'],
    ['NumberDomainExportsExceeded', 'export-quota'],
    ['InvalidNextToken', 'list-outdated'],
    ['InvalidMarkerException', 'list-outdated'],
    ['InternalServerError', 'internal'],
    ['KMSInternalException', 'internal'],
    ['DependencyTimeoutException', 'internal'],
    ['InvalidExportTimeException', 'invalid-export-time'],
    ['LimitExceededException', 'limit-exceeded'],
    ['PointInTimeRecoveryUnavailableException', 'recovery-off'],
    ['TableNotFoundException', 'table-not-found'],
    ['ResourceNotFoundException', 'table-not-found'],
    ['ExportNotFoundException', 'export-not-found'],
    ['ContinuousBackupsUnavailableException', 'continuous-backups-unavailable'],
    ['NotFoundException', 'validation'],
    ['InvalidArnException', 'validation'],
    ['ValidationException', 'validation'],
    ['AccessDeniedException', 'access-denied'],
    ['AccessDenied', 'access-denied'],
    ['ExpiredToken', 'credentials-expired'],
    ['ExpiredTokenException', 'credentials-expired'],
    ['RequestExpired', 'clock-skewed'],
    ['UnrecognizedClientException', 'credentials-expired'],
    ['InvalidClientTokenId', 'credentials-expired'],
    ['InvalidSignatureException', 'credentials-expired'],
    ['SignatureDoesNotMatch', 'credentials-expired'],
    ['RequestTimeTooSkewed', 'clock-skewed'],
    ['ThrottlingException', 'throttled'],
    ['Throttling', 'throttled'],
    ['SlowDown', 'throttled'],
    ['NoSuchBucket', 'bucket-not-found'],
    ['NoSuchKey', 'object-not-found'],
    ['PermanentRedirect', 'wrong-region'],
    ['AuthorizationHeaderMalformed', 'wrong-region'],
    ['TimeoutError', 'timeout'],
    ['AbortError', 'cancelled'],
    ['SyntaxError', 'not-json'],
    ['SomethingNewException', 'unknown'],
  ])('of %s is %s', (name, reason) => {
    expect(toExportError(thrown(name), call).reason).toBe(reason);
  });

  it.each([
    ['ECONNREFUSED', 'network'],
    ['ECONNRESET', 'network'],
    ['ENOTFOUND', 'network'],
    ['EAI_AGAIN', 'network'],
    ['EPIPE', 'network'],
    ['ETIMEDOUT', 'timeout'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ENOENT', 'credentials-missing'],
  ])('of the socket code %s is %s', (code, reason) => {
    expect(toExportError(thrown('Error', { code }), call).reason).toBe(reason);
  });

  it('is the network for a reset connection, which the SDK calls a time-out', () => {
    const error = thrown('TimeoutError', { code: 'ECONNRESET' });
    expect(toExportError(error, call).reason).toBe('network');
  });

  it.each([
    [403, 'DescribeTable', 'access-denied'],
    [404, 'HeadBucket', 'bucket-not-found'],
    [404, 'GetObject', 'object-not-found'],
    [404, 'DescribeTable', 'unknown'],
    [301, 'HeadBucket', 'wrong-region'],
    [407, 'DescribeTable', 'network'],
    [429, 'DescribeTable', 'throttled'],
    [503, 'DescribeTable', 'internal'],
  ])('of a bare status %i of %s is %s', (status, operation, reason) => {
    expect(toExportError(withStatus(status), { ...call, operation }).reason).toBe(reason);
  });

  it.each([
    ['Profile x was not found.', 'credentials-missing'],
    ['Profile x requires multi-factor authentication', 'credentials-missing'],
    ['The SSO session associated with this profile has expired.', 'credentials-expired'],
    ['To refresh this SSO session run aws sso login with the profile.', 'credentials-expired'],
    ['UnauthorizedException: Session token not found or invalid', 'credentials-expired'],
    ['Error: getaddrinfo ENOTFOUND portal.sso.eu-west-1.amazonaws.com', 'network'],
  ])('of a credentials provider that says "%s" is %s', (message, reason) => {
    const error = thrown('CredentialsProviderError', { message });
    expect(toExportError(error, call).reason).toBe(reason);
  });

  it('is wrong-region where the credential scope names a Region that AWS does not expect', () => {
    const message = 'Credential should be scoped to a valid region.';
    const error = thrown('InvalidSignatureException', { message });
    expect(toExportError(error, call).reason).toBe('wrong-region');
  });

  it.each(['InvalidSignatureException', 'SignatureDoesNotMatch'])(
    'is clock-skewed where the signature is of another time (%s)',
    (name) => {
      for (const message of [
        'Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z',
        'Signature not yet current: 20260101T001000Z is still later than 20260101T000500Z',
      ]) {
        expect(toExportError(thrown(name, { message }), call).reason).toBe('clock-skewed');
      }
    },
  );

  it.each([
    ['ListExports', 'LimitExceededException', 'throttled'],
    ['DescribeExport', 'LimitExceededException', 'throttled'],
    ['CreateBackup', 'LimitExceededException', 'limit-exceeded'],
    ['StartDomainExport', 'ConflictException', 'token-conflict'],
  ])('of %s with %s is %s', (operation, name, reason) => {
    expect(toExportError(thrown(name), { ...call, operation }).reason).toBe(reason);
  });

  it.each([
    ['InvalidParameterValue', { Marker: 'old' }, 'list-outdated'],
    ['ValidationException', { NextToken: 'old' }, 'list-outdated'],
    ['ValidationException', { NextToken: undefined }, 'validation'],
    ['AccessDeniedException', { NextToken: 'old' }, 'access-denied'],
  ])('of %s to a list with %j is %s', (name, input, reason) => {
    expect(toExportError(thrown(name), { ...call, input }).reason).toBe(reason);
  });

  it('survives things that are no errors', () => {
    expect(toExportError('no', call).reason).toBe('unknown');
    expect(toExportError(null, call).reason).toBe('unknown');
  });

  it('stays what it is for a failure that was translated before', () => {
    const known = new ExportError('cancelled');
    expect(toExportError(known, call)).toBe(known);
  });
});

describe('the details of a failed call', () => {
  it('name the call and what it was about', () => {
    const error = thrown('ResourceNotFoundException', { $metadata: { requestId: 'R1' } });
    expect(toExportError(error, call).details).toEqual({
      operation: 'DescribeTable',
      profile: 'acme-data',
      region: 'eu-west-1',
      resource: 'orders',
      requestId: 'R1',
    });
  });

  it('name the table of an ARN, and the bucket rather than the object that is missing with it', () => {
    const arn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
    const ofTable = toExportError(thrown('X'), { ...call, input: { TableArn: arn } });
    const input = { Bucket: 'acme', Key: 'a/b.json' };
    expect(ofTable.details.resource).toBe('orders');
    expect(toExportError(thrown('NoSuchKey'), { ...call, input }).details.resource).toBe(
      'a/b.json',
    );
    expect(toExportError(thrown('NoSuchBucket'), { ...call, input }).details.resource).toBe('acme');
  });

  it.each([
    ['InvalidS3BucketFault', 'acme-exports'],
    ['IamRoleNotFoundFault', 'arn:aws:iam::111122223333:role/exports'],
    ['IamRoleMissingPermissionsFault', 'arn:aws:iam::111122223333:role/exports'],
    ['KMSKeyNotAccessibleFault', 'alias/exports'],
    ['ExportTaskAlreadyExistsFault', 'orders-1'],
    ['DBSnapshotNotFoundFault', 'rds:orders-2026'],
    ['InvalidExportSourceStateFault', 'rds:orders-2026'],
  ])('of %s name what it is about: %s', (name, resource) => {
    const input = {
      ExportTaskIdentifier: 'orders-1',
      SourceArn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:rds:orders-2026',
      S3BucketName: 'acme-exports',
      IamRoleArn: 'arn:aws:iam::111122223333:role/exports',
      KmsKeyId: 'alias/exports',
    };
    const start = { ...call, service: 'rds', operation: 'StartExportTask', input };
    expect(toExportError(thrown(name), start).details.resource).toBe(resource);
  });

  it('tell the missing action and its resource from the sentence of AWS', () => {
    const message =
      'User: arn:aws:iam::111122223333:user/dana is not authorized to perform: dynamodb:ListTables on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/* because no identity-based policy allows the dynamodb:ListTables action';
    expect(toExportError(thrown('AccessDeniedException', { message }), call).details).toMatchObject(
      {
        action: 'dynamodb:ListTables',
        resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/*',
      },
    );
  });

  it.each([
    ['s3', 'ListBuckets', 's3:ListAllMyBuckets'],
    ['s3', 'HeadBucket', 's3:ListBucket'],
    ['kms', 'ListAliases', 'kms:ListAliases'],
    ['sdb', 'GetExport', 'sdb:GetExport'],
  ])('tell the action that %s %s needs where AWS does not', (service, operation, action) => {
    const error = toExportError(withStatus(403), { ...call, service, operation });
    expect(error.details.action).toBe(action);
  });

  it('keep the words of AWS only where they are for people', () => {
    for (const name of ['ValidationException', 'InvalidS3BucketFault', 'InvalidExportOnlyFault']) {
      expect(toExportError(thrown(name), call).details.awsMessage).toBe('AWS said so');
    }
    expect(toExportError(thrown('SignatureDoesNotMatch'), call).details.awsMessage).toBeUndefined();
  });

  it('name the Region of the bucket where S3 tells it', () => {
    const error = withStatus(301, {
      $response: { headers: { 'x-amz-bucket-region': 'us-east-1' } },
    });
    const known = toExportError(error, { ...call, service: 's3', operation: 'GetObject' });
    expect(known.reason).toBe('wrong-region');
    expect(known.details).toMatchObject({ region: call.region, bucketRegion: 'us-east-1' });
  });

  it('name no Region of the bucket where only somebody on the way denied access', () => {
    const known = toExportError(withStatus(403), { ...call, service: 's3' });
    expect(known.reason).toBe('access-denied');
    expect(known.details).not.toHaveProperty('bucketRegion');
  });

  it('do not keep the exception of the SDK, which carries the raw answer', () => {
    expect(toExportError(thrown('X'), call).cause).toBeUndefined();
  });

  it('say maybe done for unclear ends of changing calls, and only for those', () => {
    const start = { ...call, operation: 'ExportTableToPointInTime' };
    const lost = thrown('Error', { code: 'ECONNRESET' });
    const operations = ['StartExportTask', 'CancelExportTask', 'StartDomainExport', 'CreateBackup'];
    for (const operation of ['DeleteBackup', 'ExportTableToPointInTime', ...operations]) {
      const unclear = { ...call, operation, ambiguous: true };
      expect(toExportError(lost, unclear).details.maybeDone).toBe(true);
    }
    expect(toExportError(lost, { ...call, ambiguous: true }).details.maybeDone).toBeUndefined();
    expect(toExportError(lost, start).details.maybeDone).toBeUndefined();
  });
});

describe('a refused code of an MFA device', () => {
  const assume = { ...call, service: 'sts', operation: 'AssumeRole', input: { RoleArn: 'r' } };
  const wrong = 'MultiFactorAuthentication failed with invalid MFA one time pass code.';
  const malformed =
    "1 validation error detected: Value '12ab' at 'tokenCode' failed to satisfy constraint";

  it.each([
    ['AccessDenied', wrong],
    ['ValidationError', malformed],
  ])('is told from other refusals by its sentence, which is not kept: %s', (name, message) => {
    const error = Object.assign(new Error(message), { name });
    const known = toExportError(error, assume);
    expect(known.reason).toBe('mfa-refused');
    expect(JSON.stringify(known.details)).not.toContain('12ab');
    expect(toExportError(error, call).reason).not.toBe('mfa-refused');
  });

  it.each([
    [
      'AccessDenied',
      'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    ],
    [
      'ValidationError',
      "1 validation error detected: Value 'x' at 'serialNumber' failed to satisfy constraint",
    ],
  ])('is not the fault of the code where the device is a wrong one: %s', (name, message) => {
    expect(toExportError(Object.assign(new Error(message), { name }), assume)).toMatchObject({
      reason: 'profile-unusable',
      details: {
        problem: `The mfa_serial of profile "${call.profile}" is not the device of its user.`,
      },
    });
  });

  it('is something else than a role that may not be assumed', () => {
    const role = 'arn:aws:iam::111122223333:role/exports';
    const message = `User: arn:aws:iam::1:user/dana is not authorized to perform: sts:AssumeRole on resource: ${role}`;
    const error = Object.assign(new Error(message), { name: 'AccessDenied' });
    expect(toExportError(error, assume)).toMatchObject({
      reason: 'access-denied',
      details: { action: 'sts:AssumeRole', resource: role },
    });
  });
});

describe('expired credentials', () => {
  it.each([
    ['ExpiredToken', 'sso', 'sso'],
    ['InvalidClientTokenId', 'login', 'login'],
    ['ExpiredToken', 'mfa', 'mfa'],
    ['InvalidClientTokenId', 'mfa', undefined],
  ] as const)('%s of a profile with %s: how to sign in is %s', (name, way, told) => {
    const known = toExportError(thrown(name), { ...call, signIn: { way, profile: 'base' } });
    expect(known.details.signInWay).toBe(told);
    expect(known.details.signInProfile).toBe(told && 'base');
  });
});

describe('an attempt', () => {
  it.each([
    ['was cut off', thrown('TimeoutError', { code: 'ECONNRESET' }), true],
    ['had no answer in time', thrown('TimeoutError', { code: 'ETIMEDOUT' }), true],
    ['met a server error', withStatus(500), true],
    ['was answered with something else than JSON', withStatus(200), true],
    ['was answered by a proxy', thrown('HtmlAnswer', { $metadata: { httpStatusCode: 403 } }), true],
    ['was refused', withStatus(400), false],
    ['found nobody listening', thrown('Error', { code: 'ECONNREFUSED' }), false],
    ['found no such host', thrown('Error', { code: 'ENOTFOUND' }), false],
    ['did not trust the server', thrown('Error', { code: 'CERT_HAS_EXPIRED' }), false],
  ])('that %s: heard by AWS perhaps? %#', (_, error, unclear) => {
    expect(isAmbiguous(error)).toBe(unclear);
  });
});
