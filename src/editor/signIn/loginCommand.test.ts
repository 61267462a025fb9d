import { describe, expect, it } from 'vitest';
import { loginArguments, loginText } from './loginCommand.ts';

const sso = { way: 'sso', profile: 'acme sso; rm' } as const;
const login = { way: 'login', profile: 'acme-console' } as const;

describe('the login of the AWS CLI', () => {
  it('is called with the profile as one argument, whatever it is called', () => {
    expect(loginArguments(sso)).toEqual(['sso', 'login', '--profile', 'acme sso; rm']);
    expect(loginArguments(login)).toEqual(['login', '--profile', 'acme-console']);
  });

  it.each([
    ['aws-cli/2.22.0 Python/3.12', ['--use-device-code', '--no-browser']],
    ['aws-cli/2.31.4 Python/3.13', ['--use-device-code', '--no-browser']],
    ['aws-cli/3.0.0', ['--use-device-code', '--no-browser']],
    ['aws-cli/2.9.1 Python/3.9', ['--no-browser']],
    ['', ['--no-browser']],
  ])('needs no way back to another machine with %s', (version, options) => {
    expect(loginArguments(sso, version).slice(4)).toEqual(options);
    expect(loginArguments(login, version).slice(3)).toEqual(['--remote']);
  });

  it('can be copied', () => {
    expect(loginText(sso)).toBe('aws sso login --profile "acme sso; rm"');
    expect(loginText(login)).toBe('aws login --profile acme-console');
  });
});
