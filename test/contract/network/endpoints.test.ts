import { afterEach, describe, expect, it } from 'vitest';
import type { AwsAccess } from '../../../src/core/ports.ts';
import { usualIdentity } from '../../aws/identities.ts';
import { startStandIn } from '../../aws/standIn.ts';
import { openLab, type Lab, type LabOptions } from '../lab.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function labOf(options: LabOptions = {}): Promise<Lab> {
  const lab = await openLab(options);
  open.push(() => lab.close());
  return lab;
}

const { accessKeyId, secretAccessKey } = usualIdentity;
const keys = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;

/** One call of each service, by the name that a services section gives it. */
const calls = {
  dynamodb: (access) => access.tables.listTables(),
  rds: (access) => access.databases.list('cluster'),
  s3: (access) => access.buckets.listBuckets(),
  kms: (access) => access.keys.listKeys('eu-west-1'),
  iam: (access) => access.roles.listRoles(),
  sts: (access) => access.identity(),
  simpledb: (access) => access.domains.listDomains(),
  simpledbv2: (access) => access.exportsOf('simpledb-domain').list(),
} as const satisfies Readonly<Record<string, (access: AwsAccess) => Promise<unknown>>>;

const services = Object.keys(calls) as (keyof typeof calls)[];

describe('the services section of a profile', () => {
  it.each(services)('leads requests to %s, and none else, to another server', async (service) => {
    const other = await startStandIn({ throttle: false });
    open.push(() => other.close());
    const lab = await labOf({
      extraConfig: (url) =>
        `[profile split]\nservices = lab\nendpoint_url = ${url}\n${keys}[services lab]\n${service} =\n  endpoint_url = ${other.url}\n`,
    });
    const access = await lab.connect('split');
    expect(access.endpoint).toBe(`${lab.standIn.url}, ${other.url} (${service})`);
    await calls[service](access);
    expect([other.calls.length > 0, lab.standIn.calls]).toEqual([true, []]);
    await calls[service === 'kms' ? 'rds' : 'kms'](access);
    expect(lab.standIn.calls).toHaveLength(1);
  });
});

describe('a profile that asks for FIPS endpoints', () => {
  const fips = `[profile strict]\nuse_fips_endpoint = true\n${keys}`;

  it.each(['simpledb', 'simpledbv2'] as const)(
    'has no %s, and nothing is sent',
    async (service) => {
      const lab = await labOf({ extraConfig: () => fips });
      await expect(calls[service](await lab.connect('strict'))).rejects.toMatchObject({
        reason: 'endpoint-missing',
        details: { service: 'SimpleDB', region: 'eu-west-1', profile: 'strict' },
      });
      expect(lab.records).toMatchObject([{ attempts: 0, errorReason: 'endpoint-missing' }]);
    },
  );

  it('has no Amazon S3 in China, where the environment asks as well', async () => {
    const lab = await labOf({
      env: { AWS_USE_FIPS_ENDPOINT: 'true' },
      extraConfig: () => `[profile cn]\n${keys}`,
    });
    await expect(calls.s3(await lab.connect('cn', 'cn-north-1'))).rejects.toMatchObject({
      reason: 'endpoint-missing',
      details: { service: 'Amazon S3', region: 'cn-north-1' },
    });
  });

  it('takes a custom endpoint as it is', async () => {
    const lab = await labOf({
      extraConfig: (url) =>
        `[profile lab]\nuse_fips_endpoint = true\nendpoint_url = ${url}\n${keys}`,
    });
    const access = await lab.connect('lab');
    for (const call of Object.values(calls)) await call(access);
    expect(lab.records.filter(({ errorReason }) => errorReason)).toEqual([]);
  });
});
