import { describe, expect, it } from 'vitest';
import { domainArn, parseDomainArn, parseDomainExportArn } from './domainArn.ts';

const place = { partition: 'aws', region: 'eu-west-1', account: '111122223333' };
const sessions = 'arn:aws:sdb:eu-west-1:111122223333:domain/sessions';
const exportId = '0b1c2d3e-4f5a-6b7c-8d9e-0f1a2b3c4d5e';

describe('parseDomainArn', () => {
  it('takes the ARN of a domain apart, and domainArn puts it together again', () => {
    expect(parseDomainArn(sessions)).toEqual({ ...place, domain: 'sessions' });
    expect(domainArn({ ...place, domain: 'sessions' })).toBe(sessions);
  });

  it.each([
    '',
    'sessions',
    `${sessions}/export/${exportId}`,
    'arn:aws:sdb:eu-west-1:111122223333:domain/',
    'arn:aws:sdb:eu-west-1:111122223333:domain/*',
    'arn:aws:sdb:eu-west-1:111122223333:domain/${aws:username}',
    'arn:aws:sdb:eu-west-1:1111:domain/sessions',
    'arn:aws:dynamodb:eu-west-1:111122223333:table/sessions',
  ])('does not take "%s" for a domain', (arn) => {
    expect(parseDomainArn(arn)).toBeUndefined();
  });
});

describe('parseDomainExportArn', () => {
  it('reads the domain and the id', () => {
    const arn = `${sessions}/export/${exportId}`;
    expect(parseDomainExportArn(arn)).toEqual({ ...place, domain: 'sessions', exportId });
  });

  it.each(['arn:aws::sdb', 'arn::sdb'])('takes what the pages of AWS print: %s', (start) => {
    const arn = `${start}:eu-west-1:111122223333:domain/sessions/export/${exportId}`;
    expect(parseDomainExportArn(arn)).toEqual({ ...place, domain: 'sessions', exportId });
  });

  it('knows the partition of a Region where the ARN does not say it', () => {
    const arn = 'arn::sdb:us-gov-west-1:111122223333:domain/sessions/export/1';
    expect(parseDomainExportArn(arn)).toMatchObject({ partition: 'aws-us-gov' });
  });

  it('takes the form without a domain that the examples of the model have', () => {
    const parsed = parseDomainExportArn('arn:aws:sdb:eu-west-1:111122223333:export/abc123');
    expect(parsed).toEqual({ ...place, exportId: 'abc123' });
  });

  it.each([
    sessions,
    `${sessions}/export/`,
    `${sessions}/export/a/b`,
    'arn:aws:dynamodb:eu-west-1:111122223333:table/sessions/export/1',
    'x/export/y',
  ])('does not take "%s" for an export', (arn) => {
    expect(parseDomainExportArn(arn)).toBeUndefined();
  });
});
