import { describe, expect, it } from 'vitest';
import { writeAwsHome } from '../../aws/profileFiles.ts';
import { environmentWays } from './environmentWays.ts';
import { openHome, type Setting } from './home.ts';
import { keyWays, loginWays } from './keyWays.ts';
import { danaKeys, profile, role } from './lines.ts';
import { roleWays } from './roleWays.ts';
import { hour, minute } from './way.ts';

/** Where keys are to be had. */
const doors: ReadonlySet<string> = new Set([
  'container',
  'instance',
  'signin',
  'sso',
  'sso-oidc',
  'sts',
]);

const ways = [...keyWays, ...loginWays, ...roleWays, ...environmentWays];

describe('credentials come from', () => {
  it.each(ways)('$way', async ({ picked, signsAs, asks, ...setting }) => {
    const home = await openHome(setting);
    const access = await home.connect(picked);
    const { arn } = await access.identity();
    expect(arn).toContain(`:111122223333:${signsAs}`);
    expect(home.calls()).toEqual([...asks, 'sts GetCallerIdentity']);
    expect(home.questions).toHaveLength(setting.codes?.length ?? 0);
  });

  it.each(ways)('$way: once for all clients and Regions', async (one) => {
    const { picked, asks, ...setting } = one;
    const home = await openHome(setting);
    const [ireland, virginia] = await Promise.all([
      home.connect(picked),
      home.connect(picked, 'us-east-1'),
    ]);
    await Promise.all([
      ireland.tables.listTables(),
      virginia.tables.listTables(),
      ireland.buckets.listBuckets(),
      ireland.keys.listKeys('us-east-1'),
      virginia.databases.list('cluster'),
    ]);
    const asked = home.standIn.calls.filter(({ service }) => doors.has(service));
    expect(asked.map(({ service, operation }) => `${service} ${operation}`)).toEqual(asks);
  });
});

describe('a role', () => {
  it('is held for as long as its profile says', async () => {
    const home = await openHome({
      files: (at) => ({
        config:
          profile(at, 'base', ...danaKeys) +
          profile(at, 'it', role('Reader'), 'duration_seconds = 7200', 'source_profile = base'),
      }),
    });
    const access = await home.connect();
    await access.tables.listTables();
    home.standIn.clock.advance(hour + 50 * minute);
    await access.tables.listTables();
    expect(home.calls()).toEqual(['sts AssumeRole', 'dynamodb ListTables', 'dynamodb ListTables']);
  });

  it('is assumed anew once AWS calls its keys expired', async () => {
    const home = await openHome({
      files: (at) => ({
        config:
          profile(at, 'base', ...danaKeys) +
          profile(at, 'it', role('Reader'), 'source_profile = base'),
      }),
    });
    await (await home.connect()).tables.listTables();
    home.standIn.clock.advance(2 * hour);
    await (await home.connect()).tables.listTables().catch(() => undefined);
    await (await home.connect()).tables.listTables();
    expect(home.calls().filter((call) => call === 'sts AssumeRole')).toHaveLength(2);
  });
});

describe('the alias of the account', () => {
  const assuming = (name: string): Setting => ({
    files: (at) => ({
      config:
        profile(at, 'base', ...danaKeys) + profile(at, 'it', role(name), 'source_profile = base'),
    }),
  });

  it('is told where it may be read', async () => {
    const access = await (await openHome(assuming('Reader'))).connect();
    expect(await access.accountAlias()).toBe('acme-data');
  });

  it('is no error where it may not', async () => {
    const access = await (await openHome(assuming('Nameless'))).connect();
    expect(await access.accountAlias()).toBeUndefined();
  });

  it('is that of the keys in use, also where an access was held through an edit', async () => {
    const { files: filesOf } = assuming('Nameless');
    const home = await openHome(assuming('Reader'));
    const access = await home.connect();
    await access.accountAlias();
    expect(await access.accountAlias()).toBe('acme-data');
    expect(home.calls()).toEqual(['sts AssumeRole', 'iam ListAccountAliases']);
    await writeAwsHome(home.home, filesOf?.(home) ?? {});
    expect(await access.accountAlias()).toBeUndefined();
  });
});
