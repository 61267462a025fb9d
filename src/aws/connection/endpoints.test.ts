import { describe, expect, it } from 'vitest';
import { endpointOf, resolveEndpoints, shownEndpoint } from './endpoints.ts';

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
    expect(shownEndpoint(endpoints)).toBe(local);
  });

  it.each(['rds', 'iam', 'simpledb'] as const)('of %s can be one of its own', (service) => {
    const own = new Map([['lab', { [`${service}.endpoint_url`]: minio }]]);
    const { endpoints } = resolveEndpoints({ services: 'lab' }, own, {});
    expect(endpointOf(endpoints, service)).toBe(minio);
    expect(endpointOf(endpoints, 'dynamodb')).toBeUndefined();
  });

  it('is shown too where only one service has one', () => {
    const { endpoints } = resolveEndpoints({ services: 'lab' }, sections, {});
    expect(endpointOf(endpoints, 'dynamodb')).toBeUndefined();
    expect(shownEndpoint(endpoints)).toBe(minio);
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
