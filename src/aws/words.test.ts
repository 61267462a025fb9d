import { describe, expect, it } from 'vitest';
import { toExportError } from './errors.ts';

const call = {
  service: 'rds',
  operation: 'StartExportTask',
  region: 'eu-west-1',
  profile: 'acme-data',
};

const answered = (name: string, message: string): Error =>
  Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: 400, requestId: 'r-1' },
  });

const detailsOf = (name: string, message: string, operation = call.operation) =>
  toExportError(answered(name, message), { ...call, operation }).details;

describe('what AWS says of a start that it refuses', () => {
  it('is kept in its own words where the code is new', () => {
    const error = answered('SomeBrandNewFault', 'Bucket versioning must be enabled.');
    expect(toExportError(error, call)).toMatchObject({
      reason: 'unknown',
      details: {
        awsCode: 'SomeBrandNewFault',
        awsMessage: 'Bucket versioning must be enabled.',
        requestId: 'r-1',
      },
    });
  });

  it.each([
    ['ExportTableToPointInTime', 'InvalidExportTimeException'],
    ['ExportTableToPointInTime', 'ExportConflictException'],
    ['CreateBackup', 'LimitExceededException'],
    ['StartDomainExport', 'AccessDeniedException'],
  ])('is kept where the code is known, too: %s %s', (operation, name) => {
    expect(detailsOf(name, 'So it is.', operation)).toMatchObject({
      awsCode: name,
      awsMessage: 'So it is.',
    });
  });

  it('is not kept of other calls', () => {
    const details = detailsOf('SomeBrandNewFault', 'So it is.', 'DescribeExportTasks');
    expect(details).not.toHaveProperty('awsCode');
    expect(details).not.toHaveProperty('awsMessage');
  });

  it.each(['SignatureDoesNotMatch', 'ExpiredToken', 'HtmlAnswer'])(
    'is not kept where it can quote what was signed, or where AWS wrote none: %s',
    (name) => {
      const details = detailsOf(name, 'The Canonical String should have been POST');
      expect(details).not.toHaveProperty('awsCode');
      expect(details).not.toHaveProperty('awsMessage');
    },
  );

  it('is not kept where AWS did not answer', () => {
    const details = toExportError(new TypeError('x is not a function'), call).details;
    expect(details).not.toHaveProperty('awsCode');
    expect(details).not.toHaveProperty('awsMessage');
  });

  it.each([
    ['The AWS Access Key Id AKIAIOSFODNN7EXAMPLE needs a subscription', 'AKIA'],
    ['See https://x/?X-Amz-Signature=0123abcd&a=1 for more', '0123abcd'],
    ['Bad request: Credential=key/20261121, Signature=f00d', 'f00d'],
    [`Encoded authorization failure message: ${'aB3_'.repeat(60)}`, 'aB3_'],
  ])('has nothing secret in it: %s', (message, secret) => {
    const { awsMessage } = detailsOf('SomeBrandNewFault', message);
    expect(awsMessage).toContain('…');
    expect(awsMessage).not.toContain(secret);
  });

  it('keeps the ARNs that it names, on one line of a sane length', () => {
    const arn = `arn:aws:iam::111122223333:role/service-role/${'Exporter'.repeat(8)}`;
    expect(detailsOf('ValidationException', `Role ${arn}\nis bad.`).awsMessage).toBe(
      `Role ${arn} is bad.`,
    );
    expect(detailsOf('ValidationException', '1 22 '.repeat(900)).awsMessage).toHaveLength(1000);
  });

  it('has no code where the SDK gives none of AWS', () => {
    expect(detailsOf('no code at all', 'So it is.')).not.toHaveProperty('awsCode');
  });
});
