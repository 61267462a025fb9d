import { describe, expect, it } from 'vitest';
import { environmentProfile } from '../../core/connection.ts';
import { networkRemarks } from './remarks.ts';

const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:8000' };

describe('remarks on the way to AWS', () => {
  it('are none where nothing is special', () => {
    expect(networkRemarks('acme', { region: 'eu-west-1' }, {})).toEqual([]);
  });

  it('say of a picked profile, and not of the environment, that variables do not hold for it', () => {
    expect(networkRemarks('acme', {}, env)).toEqual([
      'Endpoints of the environment are not used for it: AWS_ENDPOINT_URL.',
    ]);
    expect(networkRemarks(environmentProfile, {}, env)).toEqual([]);
  });

  it.each<readonly [string, object, object]>([
    ['AWS_CA_BUNDLE', {}, { AWS_CA_BUNDLE: '/etc/proxy.pem' }],
    ['ca_bundle', { ca_bundle: '/etc/proxy.pem' }, {}],
  ])('say that %s is not read, and what is', (name, section, variables) => {
    const [remark, ...others] = networkRemarks('acme', { ...section }, { ...variables });
    expect(others).toEqual([]);
    expect(remark).toMatch(new RegExp(`^${name} is not read: .*NODE_EXTRA_CA_CERTS`));
    expect(remark).not.toContain('proxy.pem');
  });

  it('say that only FIPS endpoints are asked; the environment has the last word', () => {
    const section = { use_fips_endpoint: 'true' };
    expect(networkRemarks('acme', section, {})).toEqual([
      'Requests go to FIPS endpoints only, which AWS has in some Regions.',
    ]);
    expect(networkRemarks('acme', section, { AWS_USE_FIPS_ENDPOINT: 'false' })).toEqual([]);
  });
});
