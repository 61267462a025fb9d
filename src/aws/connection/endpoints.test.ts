import { describe, expect, it } from 'vitest';
import {
  endpointOf,
  endpointRemarks,
  environmentEndpoints,
  resolveEndpoints,
  shownEndpoint,
} from './endpoints.ts';

const local = 'http://127.0.0.1:8000';
const minio = 'http://127.0.0.1:9000';
const sections = new Map([['lab', { 's3.endpoint_url': minio }]]);

describe('the endpoint of a service', () => {
  it('is that of AWS for a profile that says nothing', () => {
    const { endpoints, problem } = resolveEndpoints({}, sections, {});
    expect(endpointOf(endpoints, 'dynamodb')).toBeUndefined();
    expect(shownEndpoint(endpoints)).toBeUndefined();
    expect(problem).toBeUndefined();
  });

  it('comes from the services section first, then from the endpoint of the profile', () => {
    const profile = { endpoint_url: local, services: 'lab' };
    const { endpoints } = resolveEndpoints(profile, sections, {});
    expect(endpointOf(endpoints, 's3')).toBe(minio);
    expect(endpointOf(endpoints, 'dynamodb')).toBe(local);
    expect(shownEndpoint(endpoints)).toBe(`${local}, ${minio} (s3)`);
  });

  it.each(['rds', 'iam', 'simpledb', 'sso', 'sso_oidc', 'signin', 'sts'] as const)(
    'of %s can be one of its own',
    (service) => {
      const own = new Map([['lab', { [`${service}.endpoint_url`]: minio }]]);
      const { endpoints } = resolveEndpoints({ services: 'lab' }, own, {});
      expect(endpointOf(endpoints, service)).toBe(minio);
      expect(endpointOf(endpoints, 'dynamodb')).toBeUndefined();
    },
  );

  it('is shown too where only one service has one', () => {
    const { endpoints } = resolveEndpoints({ services: 'lab' }, sections, {});
    expect(endpointOf(endpoints, 'dynamodb')).toBeUndefined();
    expect(shownEndpoint(endpoints)).toBe(`${minio} (s3)`);
  });

  it('is shown without a password', () => {
    const secret = { all: 'http://dana:pa@ss@127.0.0.1:1/a@b', s3: 'HTTPS://token@s3.example' };
    expect(shownEndpoint(secret)).toBe('http://127.0.0.1:1/a@b, HTTPS://s3.example (s3)');
  });

  it('is shown once, with all the services that it is for', () => {
    const own = new Map([
      ['lab', { 's3.endpoint_url': minio, 'rds.endpoint_url': local, 'kms.endpoint_url': minio }],
    ]);
    const { endpoints } = resolveEndpoints({ services: 'lab', endpoint_url: local }, own, {});
    expect(shownEndpoint(endpoints)).toBe(`${local}, ${minio} (s3, kms)`);
  });

  it('does not come from the environment, as the profile was picked by hand', () => {
    const env = { AWS_ENDPOINT_URL: minio, AWS_ENDPOINT_URL_DYNAMODB: minio };
    expect(resolveEndpoints({}, sections, env).endpoints).toEqual({});
    const { endpoints } = resolveEndpoints({ endpoint_url: local }, sections, env);
    expect(endpointOf(endpoints, 'dynamodb')).toBe(local);
  });

  it('is that of AWS where custom endpoints are switched off, in the profile or around it', () => {
    const off = { endpoint_url: local, ignore_configured_endpoint_urls: 'true' };
    const env = { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'TRUE' };
    expect(resolveEndpoints(off, sections, {}).endpoints).toEqual({});
    expect(resolveEndpoints({ endpoint_url: local }, sections, env).endpoints).toEqual({});
  });

  it('is a problem, never the real AWS, where the services section does not exist', () => {
    const { problem } = resolveEndpoints({ services: 'gone' }, sections, {});
    expect(problem).toBe('Its services section "gone" is not in the config file.');
  });

  it.each(['localhost:8000', 'ftp://127.0.0.1', 'not an address'])('cannot be %s', (url) => {
    const { problem } = resolveEndpoints({ endpoint_url: url }, sections, {});
    expect(problem).toContain(url);
  });
});

describe('the endpoint of a service for the environment', () => {
  const files = { endpoint_url: local, services: 'lab' };

  it('comes from the variable of the service, then from that of all', () => {
    const env = { AWS_ENDPOINT_URL: local, AWS_ENDPOINT_URL_SSO_OIDC: minio };
    const { endpoints } = environmentEndpoints({}, sections, env);
    expect(endpointOf(endpoints, 'sso_oidc')).toBe(minio);
    expect(endpointOf(endpoints, 'dynamodb')).toBe(local);
  });

  it('comes from the variable of all before anything that the files say', () => {
    const { endpoints } = environmentEndpoints(files, sections, { AWS_ENDPOINT_URL: local });
    expect(endpointOf(endpoints, 's3')).toBe(local);
  });

  it('comes from the files where no variable speaks of it, also from none that is empty', () => {
    const env = { AWS_ENDPOINT_URL: '', AWS_ENDPOINT_URL_RDS: minio };
    const { endpoints } = environmentEndpoints(files, sections, env);
    expect(endpointOf(endpoints, 'rds')).toBe(minio);
    expect(endpointOf(endpoints, 's3')).toBe(minio);
    expect(endpointOf(endpoints, 'dynamodb')).toBe(local);
  });

  it('is that of AWS where custom endpoints are switched off', () => {
    const env = { AWS_ENDPOINT_URL: local, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    expect(environmentEndpoints(files, sections, env).endpoints).toEqual({});
  });

  it('is a problem where it is no address, and where a section does not exist', () => {
    const bad = { AWS_ENDPOINT_URL_STS: 'localhost' };
    expect(environmentEndpoints({}, sections, bad).problem).toContain('"localhost"');
    const lost = { services: 'gone' };
    expect(environmentEndpoints(lost, sections, {}).problem).toContain('"gone"');
  });
});

describe('the remark on endpoints of the environment', () => {
  it('names the variables that a picked profile does not heed', () => {
    const env = { AWS_ENDPOINT_URL: local, AWS_ENDPOINT_URL_S3: minio, AWS_ENDPOINT_URL_RDS: '' };
    expect(endpointRemarks(env)).toEqual([
      'Endpoints of the environment are not used for it: AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3.',
    ]);
  });

  it.each([{}, { AWS_ENDPOINT_URL: local, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }])(
    'is none where nothing would be used anyway: %j',
    (env) => {
      expect(endpointRemarks(env)).toEqual([]);
    },
  );
});
