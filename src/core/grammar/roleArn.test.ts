import { describe, expect, it } from 'vitest';
import { parseRoleArn, roleArnFinding } from './roleArn.ts';

const arn = (resource: string): string => `arn:aws:iam::111122223333:${resource}`;

describe('parseRoleArn', () => {
  it.each([
    [arn('role/exports'), 'exports'],
    [arn('role/service-role/rds/exports'), 'exports'],
    [arn('role/a+b=c,d.e@f-g_h'), 'a+b=c,d.e@f-g_h'],
    ['arn:aws-us-gov:iam::111122223333:role/exports', 'exports'],
  ])('reads %s', (text, name) => {
    expect(parseRoleArn(text)).toEqual({ account: '111122223333', name });
  });

  it.each([
    '',
    'exports',
    arn('user/exports'),
    arn('role/'),
    arn(`role/${'x'.repeat(65)}`),
    arn(`role/${'x'.repeat(2048)}/exports`),
    arn('role/two words'),
    arn('instance-profile/exports'),
    'arn:aws:iam::1111:role/exports',
    'arn:aws:sts::111122223333:assumed-role/exports/me',
  ])('reads nothing from "%s"', (text) => {
    expect(parseRoleArn(text)).toBeUndefined();
  });
});

describe('roleArnFinding', () => {
  it('asks for a role', () => {
    expect(roleArnFinding('')).toMatchObject({ severity: 'error', code: 'role-missing' });
  });

  it('takes the ARN of a role and nothing else', () => {
    expect(roleArnFinding(arn('role/exports'))).toBeUndefined();
    expect(roleArnFinding('exports')).toMatchObject({ severity: 'error', code: 'role-unreadable' });
  });

  it('tells a session from a role', () => {
    const session = 'arn:aws:sts::111122223333:assumed-role/exports/me';
    expect(roleArnFinding(session)?.message).toMatch(/names a session/);
  });
});
