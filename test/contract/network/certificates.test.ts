import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../../scripts/lib/paths.ts';
import { runOrThrow } from '../../../scripts/lib/run.ts';
import { tempFolder, type TempFolder } from '../../../scripts/lib/temp.ts';
import { explainError } from '../../../src/core/insight/explain.ts';
import { usualIdentity } from '../../aws/identities.ts';
import { openLab, type Lab } from '../lab.ts';
import { selfSigned } from './selfSigned.ts';
import { startTls, type Place } from './servers.ts';

const program = join(dirname(fileURLToPath(import.meta.url)), 'listTables.ts');
const { accessKeyId, secretAccessKey } = usualIdentity;
const keys = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;

let folder: TempFolder;
let proxy: Place;
let lab: Lab;
const certificate = selfSigned('aws.test');
const file = (): string => join(folder.path, 'proxy.pem');

beforeAll(async () => {
  folder = await tempFolder('certificates');
  await writeFile(file(), certificate.cert);
  lab = await openLab();
  proxy = await startTls(certificate, lab.standIn.url);
  await writeFile(
    lab.files.AWS_CONFIG_FILE,
    `[profile behind]\nendpoint_url = https://127.0.0.1:${proxy.port}\n${keys}`,
  );
});
afterAll(async () => {
  await proxy.close();
  await lab.close();
  await folder.remove();
});

/** What the program says in a Node that begins with these variables. */
async function toldWith(env: Readonly<Record<string, string>>): Promise<string> {
  const output = await runOrThrow(process.execPath, [program, 'behind'], {
    env: { PATH: process.env['PATH'], ...lab.files, ...env },
  });
  return output.trim();
}

describe('a server whose certificate nobody knows', () => {
  it('is not talked to: nothing of the request reaches it', async () => {
    const access = await lab.connect('behind');
    await expect(access.tables.listTables()).rejects.toMatchObject({ reason: 'tls' });
    expect(lab.standIn.calls).toEqual([]);
  });

  it('is explained, with both ways to trust it', async () => {
    const access = await lab.connect('behind');
    const error: unknown = await access.tables.listTables().catch((thrown: unknown) => thrown);
    const { message, next } = explainError(error, 'list the tables');
    expect(message).toBe(
      'Could not list the tables: the certificate of the server is not trusted.',
    );
    expect(next).toMatch(/those of the system or name its file in NODE_EXTRA_CA_CERTS/);
  });

  it('is talked to where NODE_EXTRA_CA_CERTS names the certificate at the start', async () => {
    expect(await toldWith({ NODE_EXTRA_CA_CERTS: file() })).toMatch(/^\d+$/);
    expect(lab.standIn.calls.map(({ operation }) => operation)).toEqual(['ListTables']);
  });

  it.each([{}, { NODE_TLS_REJECT_UNAUTHORIZED: '1' }])('is not with %j', async (env) => {
    expect(await toldWith(env)).toBe('tls');
  });

  it('is not where only AWS_CA_BUNDLE names it', async () => {
    expect(await toldWith({ AWS_CA_BUNDLE: file() })).toBe('tls');
  });
});

describe('verification', () => {
  it('cannot be turned off: nothing in the source and no setting speaks of it', async () => {
    const sources = await readdir(at('src'), { recursive: true });
    const files = sources.filter((name) => /\.tsx?$/.test(name)).map((name) => at('src', name));
    expect(files.length).toBeGreaterThan(100);
    for (const path of [...files, at('package.json')]) {
      const text = await readFile(path, 'utf8');
      expect(text, path).not.toMatch(
        /rejectUnauthorized|TLS_REJECT|checkServerIdentity|insecure|strictSSL/i,
      );
    }
  });
});
