import { describe, expect, it } from 'vitest';
import { cliPaste, command } from './cli.ts';

describe('a command for a terminal', () => {
  it.each([
    ['acme-data', 'aws sso login --profile acme-data'],
    ['team/a@b+c.d', 'aws sso login --profile team/a@b+c.d'],
    ['acme base; rm', 'aws sso login --profile "acme base; rm"'],
    [undefined, 'aws sso login'],
    ['(environment)', 'aws sso login'],
  ])('is for the profile %j', (profile, text) => {
    expect(command('sso login', profile)).toBe(text);
  });

  it.each(['a$(reboot)', 'a"; reboot', "a'b", 'a`b`', 'a\\', 'a!b', '%PATH%', 'a\nreboot'])(
    'names no profile that a shell would run: %j',
    (profile) => {
      expect(command('sso login', profile)).toBe('aws sso login');
    },
  );

  it('is one of several, each in its Region', () => {
    const place = { region: 'eu-west-1', profile: 'acme' };
    expect(cliPaste('Enable', place, ['kms a', 'kms b'])).toEqual({
      title: 'Enable',
      language: 'shell',
      text: 'aws kms a --region eu-west-1 --profile acme\naws kms b --region eu-west-1 --profile acme',
    });
  });
});
