import { describe, expect, it } from 'vitest';
import type { Profile } from '../../core/ports.ts';
import { preselect, type AwsEnvironment } from './preselect.ts';

const data: Profile = { name: 'acme-data', region: 'eu-west-1', kind: 'static keys' };
const dev: Profile = { name: 'acme-dev', region: 'us-west-2', kind: 'SSO' };
const machine: Profile = { name: '(environment)', kind: 'role', isUncertain: true };

/** What is begun with, and what the log says about it. */
function beginWith(
  settings: { readonly profile?: string; readonly region?: string },
  env: AwsEnvironment = {},
  profiles: readonly Profile[] = [data, dev],
) {
  const ignored: string[] = [];
  const connection = preselect(profiles, env, {
    read: () => ({ profile: '', region: '', ...settings }),
    ignored: (sentence) => ignored.push(sentence),
  });
  return { connection, ignored };
}

describe('the settings to begin with', () => {
  it('go before the environment and before what a profile says', () => {
    const env = { AWS_PROFILE: 'acme-data', AWS_REGION: 'eu-central-1' };
    const settings = { profile: 'acme-dev', region: 'us-gov-west-1' };
    expect(beginWith(settings, env)).toEqual({
      connection: { profile: 'acme-dev', region: 'us-gov-west-1' },
      ignored: [],
    });
  });

  it.each([
    [{ profile: 'acme-dev' }, { AWS_REGION: 'eu-central-1' }, 'acme-dev', 'eu-central-1'],
    [{ profile: 'acme-dev' }, {}, 'acme-dev', 'us-west-2'],
    [{ region: 'xx-north-9' }, { AWS_PROFILE: 'acme-data' }, 'acme-data', 'xx-north-9'],
  ])('can be one of the two: %j with %j', (settings, env, profile, region) => {
    expect(beginWith(settings, env).connection).toEqual({ profile, region });
  });

  it('are ignored where they name nothing, with a line in the log', () => {
    const { connection, ignored } = beginWith(
      { profile: 'gone', region: 'Ireland' },
      { AWS_PROFILE: 'acme-data' },
    );
    expect(connection).toEqual({ profile: 'acme-data', region: 'eu-west-1' });
    expect(ignored).toEqual([
      'There is no profile "gone": the setting awsExports.profile is ignored.',
      '"Ireland" is no name of a Region: the setting awsExports.region is ignored.',
    ]);
  });
});

describe('the role that a machine may have', () => {
  it('keeps nobody from beginning with the only profile there is', () => {
    expect(beginWith({}, {}, [data, machine]).connection?.profile).toBe('acme-data');
  });

  it('is not begun with by itself, but on request', () => {
    expect(beginWith({ region: 'eu-west-1' }, {}, [machine]).connection).toBeUndefined();
    const settings = { profile: '(environment)', region: 'eu-west-1' };
    expect(beginWith(settings, {}, [data, machine]).connection?.profile).toBe('(environment)');
  });
});
