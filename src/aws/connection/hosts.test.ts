import { readFile } from 'node:fs/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { KMSClient, ListAliasesCommand } from '@aws-sdk/client-kms';
import { DescribeExportTasksCommand, RDSClient } from '@aws-sdk/client-rds';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { partition } from '@aws-sdk/core/client';
import { HttpRequest } from '@smithy/core/protocols';
import type { MiddlewareStack } from '@smithy/types';
import { describe, expect, it } from 'vitest';
import { partitionOf, regions } from '../../core/grammar/regions.ts';
import { ListDomainsCommand, SimpleDBClient } from '../simpledb/classicClient.ts';
import { ListExportsCommand, SimpleDBv2Client } from '../simpledb/simpledbv2Client.ts';
import { commonConfig, type CommonConfig } from './clientConfig.ts';
import type { ConnectionSettings } from './settings.ts';

type Variants = Partial<Pick<ConnectionSettings, 'fips' | 'dualStack' | 'endpoints'>>;

const silent = (): void => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const keys = { credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' } };

/** Remembers the host of the one request that a client makes, which is never sent. */
async function hostOf<I extends object, O extends object>(
  { middlewareStack }: { readonly middlewareStack: MiddlewareStack<I, O> },
  call: () => Promise<unknown>,
): Promise<string> {
  let host = '';
  middlewareStack.add(
    () => (args) => {
      if (HttpRequest.isInstance(args.request)) host = args.request.hostname;
      throw new Error('not sent');
    },
    { step: 'deserialize', priority: 'low', name: 'stop' },
  );
  await call().catch(silent);
  return host;
}

type Signed = CommonConfig & typeof keys;

/** Each service that we call, by a request of it. */
const services = {
  dynamodb: (config: Signed) => {
    const client = new DynamoDBClient({ ...config, accountIdEndpointMode: 'disabled' });
    return hostOf(client, () => client.send(new ListTablesCommand({})));
  },
  rds: (config: Signed) => {
    const client = new RDSClient(config);
    return hostOf(client, () => client.send(new DescribeExportTasksCommand({})));
  },
  s3: (config: Signed) => {
    const client = new S3Client(config);
    return hostOf(client, () => client.send(new ListBucketsCommand({})));
  },
  kms: (config: Signed) => {
    const client = new KMSClient(config);
    return hostOf(client, () => client.send(new ListAliasesCommand({})));
  },
  iam: (config: Signed) => {
    const client = new IAMClient(config);
    return hostOf(client, () => client.send(new ListRolesCommand({})));
  },
  sts: (config: Signed) => {
    const client = new STSClient(config);
    return hostOf(client, () => client.send(new GetCallerIdentityCommand({})));
  },
  simpledb: (config: Signed) => {
    const client = new SimpleDBClient(config);
    return hostOf(client, () => client.send(new ListDomainsCommand({})));
  },
  simpledbv2: (config: Signed) => {
    const client = new SimpleDBv2Client(config);
    return hostOf(client, () => client.send(new ListExportsCommand({})));
  },
} as const;

type Service = keyof typeof services;

function ask(service: Service, region: string, variants: Variants = {}): Promise<string> {
  const settings = {
    connection: { profile: 'it', region },
    files: { config: '', credentials: '' },
    endpoints: {},
    fips: false,
    dualStack: false,
    timeouts: { connect: 100, request: 100 },
    ...variants,
  } as ConnectionSettings;
  return services[service]({ ...commonConfig(settings, service, region, log), ...keys });
}

/** What Regions of a partition have in common: the end of their hosts, and that of dual-stack ones. */
const partitions: Readonly<Record<string, readonly [region: string, dns: string, dual: string]>> = {
  aws: ['eu-west-1', 'amazonaws.com', 'api.aws'],
  'aws-cn': ['cn-northwest-1', 'amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
  'aws-us-gov': ['us-gov-east-1', 'amazonaws.com', 'api.aws'],
  'aws-eusc': ['eusc-de-east-1', 'amazonaws.eu', 'api.amazonwebservices.eu'],
  'aws-iso': ['us-iso-west-1', 'c2s.ic.gov', 'api.aws.ic.gov'],
  'aws-iso-b': ['us-isob-east-1', 'sc2s.sgov.gov', 'api.aws.scloud'],
  'aws-iso-e': ['eu-isoe-west-1', 'cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'],
  'aws-iso-f': ['us-isof-south-1', 'csp.hci.ic.gov', 'api.aws.hci.ic.gov'],
};

const regional = ['dynamodb', 'rds', 's3', 'kms', 'sts'] as const;
const rows = Object.entries(partitions).map(([name, row]) => [name, ...row] as const);

describe('the hosts of a partition', () => {
  it.each(rows)('%s: those of its Region %s end in %s', async (name, region, dns) => {
    expect(partitionOf(region)).toBe(name);
    for (const service of regional) {
      expect(await ask(service, region)).toBe(`${service}.${region}.${dns}`);
    }
    expect(await ask('simpledb', region)).toBe(`sdb.${region}.${dns}`);
    expect(await ask('simpledbv2', region)).toBe(`sdb.${region}.${dns}`);
  });

  it.each(rows)('%s in %s, %s: dual-stack ones end in %s', async (_, region, dns, dual) => {
    for (const service of ['dynamodb', 'rds', 'kms', 'sts'] as const) {
      expect(await ask(service, region, { dualStack: true })).toBe(`${service}.${region}.${dual}`);
    }
    expect(await ask('s3', region, { dualStack: true })).toBe(`s3.dualstack.${region}.${dns}`);
    expect(await ask('simpledb', region, { dualStack: true })).toBe(`sdb.${region}.${dns}`);
  });

  it.each([
    ['eu-west-1', 'iam.amazonaws.com'],
    ['cn-northwest-1', 'iam.cn-north-1.amazonaws.com.cn'],
    ['us-gov-east-1', 'iam.us-gov.amazonaws.com'],
    ['eusc-de-east-1', 'iam.eusc-de-east-1.amazonaws.eu'],
    ['us-iso-west-1', 'iam.us-iso-east-1.c2s.ic.gov'],
    ['us-isob-east-1', 'iam.us-isob-east-1.sc2s.sgov.gov'],
    ['eu-isoe-west-1', 'iam.eu-isoe-west-1.cloud.adc-e.uk'],
    ['us-isof-south-1', 'iam.us-isof-south-1.csp.hci.ic.gov'],
  ])('has one IAM for all: in %s it is %s', async (region, host) => {
    expect(await ask('iam', region)).toBe(host);
  });
});

describe('with FIPS asked for', () => {
  it.each<readonly [Service, string, string]>([
    ['dynamodb', 'us-east-1', 'dynamodb-fips.us-east-1.amazonaws.com'],
    ['rds', 'ca-central-1', 'rds-fips.ca-central-1.amazonaws.com'],
    ['s3', 'us-west-2', 's3-fips.us-west-2.amazonaws.com'],
    ['kms', 'eu-west-1', 'kms-fips.eu-west-1.amazonaws.com'],
    ['sts', 'us-east-2', 'sts-fips.us-east-2.amazonaws.com'],
    ['iam', 'us-east-2', 'iam-fips.amazonaws.com'],
    // The plain endpoints of GovCloud are FIPS endpoints, by the SDK's own rules.
    ['dynamodb', 'us-gov-west-1', 'dynamodb.us-gov-west-1.amazonaws.com'],
    ['rds', 'us-gov-east-1', 'rds.us-gov-east-1.amazonaws.com'],
    ['sts', 'us-gov-west-1', 'sts.us-gov-west-1.amazonaws.com'],
    ['s3', 'us-gov-west-1', 's3-fips.us-gov-west-1.amazonaws.com'],
    ['kms', 'us-gov-west-1', 'kms-fips.us-gov-west-1.amazonaws.com'],
    ['iam', 'us-gov-west-1', 'iam.us-gov.amazonaws.com'],
  ])('%s in %s is %s', async (service, region, host) => {
    expect(await ask(service, region, { fips: true })).toBe(host);
  });

  it('goes together with dual-stack', async () => {
    const both = { fips: true, dualStack: true };
    expect(await ask('dynamodb', 'us-east-1', both)).toBe('dynamodb-fips.us-east-1.api.aws');
  });

  it('a custom endpoint stays what it is', async () => {
    const lab = { fips: true, dualStack: true, endpoints: { all: 'http://lab.example:9000' } };
    for (const service of Object.keys(services) as Service[]) {
      expect(await ask(service, 'us-east-1', lab)).toBe('lab.example');
    }
  });
});

const listInSdk = 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js';

describe('the list of Regions', () => {
  /** The SDK has a description of each Region that it knows, and none of others. */
  const described = (region: string): unknown => Reflect.get(partition(region), 'description');
  const plain = (name: unknown): string =>
    String(name).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

  it.each(regions)('names $id as the SDK does', ({ id, name }) => {
    expect(plain(described(id))).toBe(plain(name));
    expect(partition(id).name).toBe(partitionOf(id));
  });

  it('lists every Region that the SDK knows', async () => {
    const known = new URL(import.meta.resolve('@aws-sdk/core/client'));
    const list = new URL(known.href.replace(/dist-\w+\/.*/, listInSdk));
    const ids = (await readFile(list, 'utf8')).match(/\b[a-z]{2,4}-[a-z-]+-\d+\b/g) ?? [];
    expect(new Set(ids)).toEqual(new Set(regions.map(({ id }) => id)));
  });

  it('takes a Region that is too new for it, in the partition that its name says', () => {
    for (const id of ['eu-north-2', 'cn-south-1', 'us-gov-central-1', 'us-isof-east-9']) {
      expect(partitionOf(id)).toBe(partition(id).name);
    }
  });
});
