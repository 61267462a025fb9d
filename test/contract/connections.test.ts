import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { startStandIn } from '../aws/standIn.ts';
import { openLab, type Lab, type LabOptions } from './lab.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function labOf(options: LabOptions = {}): Promise<Lab> {
  const lab = await openLab(options);
  open.push(() => lab.close());
  return lab;
}

/** Sets variables of this process, where the SDK would look for them by itself. */
function setEnvironment(values: Readonly<Record<string, string>>): void {
  const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, values);
  open.push(() => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    return Promise.resolve();
  });
}

const keys = 'aws_access_key_id = AKIAACMEDATA7EXAMPLE\naws_secret_access_key = secret\n';

describe('the requests of a profile', () => {
  it('never go to the endpoint of another profile that the environment names', async () => {
    const other = await startStandIn();
    open.push(() => other.close());
    const lab = await labOf({
      extraConfig: () =>
        `[profile other]\nendpoint_url = ${other.url}\nregion = eu-west-1\n${keys}`,
    });
    setEnvironment({
      ...lab.files,
      AWS_PROFILE: 'other',
      AWS_ENDPOINT_URL: other.url,
      AWS_ENDPOINT_URL_S3: other.url,
      AWS_ENDPOINT_URL_RDS: other.url,
      AWS_ENDPOINT_URL_IAM: other.url,
      AWS_ENDPOINT_URL_SIMPLEDB: other.url,
      AWS_ENDPOINT_URL_SIMPLEDBV2: other.url,
    });
    const access = await lab.connect('acme-data');
    await access.tables.listTables();
    await access.buckets.listBuckets();
    await access.keys.listKeys('eu-west-1');
    await access.databases.list('cluster');
    await access.roles.listRoles();
    await access.domains.listDomains();
    await access.exportsOf('simpledb-domain').list();
    await access.identity();
    expect(other.calls).toEqual([]);
    expect(lab.standIn.calls).toHaveLength(8);
  });

  it('go where its services section says, service by service', async () => {
    const store = await startStandIn();
    open.push(() => store.close());
    const lab = await labOf({
      extraConfig: (url) =>
        `[profile split]\nservices = lab\nendpoint_url = ${url}\n${keys}[services lab]\ns3 =\n  endpoint_url = ${store.url}\n`,
    });
    const access = await lab.connect('split');
    expect(access.endpoint).toBe(`${lab.standIn.url}, ${store.url} (s3)`);
    await access.tables.listTables();
    await access.buckets.listBuckets();
    expect(lab.standIn.calls.map(({ service }) => service)).toEqual(['dynamodb']);
    expect(store.calls.map(({ service }) => service)).toEqual(['s3']);
  });

  it('are signed by the profile, not by keys in the environment', async () => {
    const lab = await labOf();
    setEnvironment({
      ...lab.files,
      AWS_ACCESS_KEY_ID: 'AKIASOMEBODYELSE0000',
      AWS_SECRET_ACCESS_KEY: 'x',
    });
    const access = await lab.connect('acme-data');
    await access.tables.listTables();
    expect(lab.standIn.calls.map((call) => call.accessKeyId)).toEqual(['AKIAACMEDATA7EXAMPLE']);
  });

  it('go to the Region of the connection, and those for keys to the one that is asked', async () => {
    const lab = await labOf();
    const access = await lab.connect('acme-data', 'us-east-1');
    await access.tables.listTables();
    await access.keys.listKeys('eu-west-1');
    expect(lab.standIn.calls.map(({ region }) => region)).toEqual(['us-east-1', 'eu-west-1']);
  });
});

describe('a profile that must not be used', () => {
  it('is refused before anything is sent, with the reason', async () => {
    const lab = await labOf({ extraConfig: () => `[profile lost]\nservices = gone\n${keys}` });
    await expect(lab.connect('lost')).rejects.toMatchObject({
      reason: 'profile-unusable',
      details: { problem: expect.stringContaining('services section "gone"') as string },
    });
    await expect(lab.connect('nobody')).rejects.toMatchObject({
      reason: 'credentials-missing',
      details: { profile: 'nobody' },
    });
    expect(lab.standIn.calls).toEqual([]);
  });

  it('is found among the good ones', async () => {
    const lab = await labOf({ extraConfig: () => '[profile empty]\nregion = eu-west-1\n' });
    const profiles = await lab.world.profiles();
    expect(profiles.filter(({ problem }) => problem === undefined)).toContainEqual({
      name: 'acme-data',
      region: 'eu-west-1',
      kind: 'static keys',
      endpoint: lab.standIn.url,
      files: [lab.files.AWS_CONFIG_FILE, lab.files.AWS_SHARED_CREDENTIALS_FILE],
    });
    expect(profiles.find(({ name }) => name === 'empty')?.problem).toContain('no credentials');
  });

  it('is one whose process gives no keys, which is told when it is called', async () => {
    const lab = await labOf({
      extraConfig: (url) =>
        `[profile process]\nendpoint_url = ${url}\ncredential_process = false\n`,
    });
    const access = await lab.connect('process');
    await expect(access.tables.listTables()).rejects.toMatchObject({
      reason: 'credentials-missing',
      details: { profile: 'process' },
    });
  });
});

describe('an access', () => {
  it('is the same one for the same connection', async () => {
    const lab = await labOf();
    expect(await lab.connect()).toBe(await lab.connect());
    expect(await lab.connect()).not.toBe(await lab.connect('acme-data', 'us-east-1'));
  });

  it('follows an edit of the files', async () => {
    const lab = await labOf();
    await lab.connect();
    await appendFile(lab.files.AWS_CONFIG_FILE, '# edited\n');
    const path = lab.files.AWS_SHARED_CREDENTIALS_FILE;
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('AKIAACMEDATA7EXAMPLE', 'AKIAROTATED07EXAMPLE'));
    await (await lab.connect()).tables.listTables();
    expect(lab.standIn.calls.map((call) => call.accessKeyId)).toEqual(['AKIAROTATED07EXAMPLE']);
  });

  it('signs with the new keys where somebody holds it, and asks anew whose they are', async () => {
    const lab = await labOf();
    const access = await lab.connect();
    const before = await access.identity();
    await access.tables.listTables();
    const path = lab.files.AWS_SHARED_CREDENTIALS_FILE;
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('AKIAACMEDATA7EXAMPLE', 'AKIAROTATED07EXAMPLE'));
    await access.tables.listTables();
    expect(await access.identity()).not.toBe(before);
    await access.identity();
    expect(lab.standIn.calls.map((call) => call.accessKeyId)).toEqual([
      ...['AKIAACMEDATA7EXAMPLE', 'AKIAACMEDATA7EXAMPLE'],
      ...['AKIAROTATED07EXAMPLE', 'AKIAROTATED07EXAMPLE'],
    ]);
  });

  it('is made anew after AWS called its credentials expired', async () => {
    const lab = await labOf();
    const access = await lab.connect('expired');
    await expect(access.tables.listTables()).rejects.toMatchObject({
      reason: 'credentials-expired',
      details: { profile: 'expired' },
    });
    expect(await lab.connect('expired')).not.toBe(access);
  });

  it('does not touch the network by itself', async () => {
    const lab = await labOf();
    const access = await lab.connect();
    access.exportsOf('dynamodb-table');
    expect(lab.standIn.calls).toEqual([]);
  });
});
