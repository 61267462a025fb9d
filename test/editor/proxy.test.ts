import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../../scripts/lib/temp.ts';
import { usualIdentity } from '../aws/identities.ts';
import { selfSigned } from '../contract/network/selfSigned.ts';
import { startTls } from '../contract/network/servers.ts';
import { startProxy, type PlayedProxy } from './playedProxy.ts';
import { connect, views } from './steps.ts';
import { useStage } from './stage.ts';

/** Hosts that no resolver knows: who reaches them went through the proxy. */
const hosts = {
  plain: 'aws.test',
  trusted: 'trusted.aws.test',
  foreign: 'foreign.aws.test',
} as const;

const { accessKeyId, secretAccessKey } = usualIdentity;
const profile = (name: string, endpoint: string): string =>
  `[profile ${name}]\nregion = eu-west-1\nendpoint_url = ${endpoint}\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;

const extraConfig = [
  profile('plain', `http://${hosts.plain}`),
  profile('trusted', `https://${hosts.trusted}`),
  profile('foreign', `https://${hosts.foreign}`),
].join('');

describe('behind a proxy', () => {
  const open: { close(): Promise<void> }[] = [];
  let proxy: PlayedProxy;
  const certificate = selfSigned(hosts.trusted);

  const stage = useStage(async () => {
    proxy = await startProxy();
    const folder = await tempFolder('proxy');
    open.push(proxy, { close: () => folder.remove() });
    const bundle = join(folder.path, 'proxy.pem');
    await writeFile(bundle, certificate.cert);
    return {
      config: { profiles: [], extraConfig },
      settings: { 'http.proxy': proxy.url },
      editor: { env: { NODE_EXTRA_CA_CERTS: bundle } },
    };
  });
  afterAll(async () => {
    for (const opened of open) await opened.close();
  });

  /** How the proxy was asked for a host. */
  const askedFor = (host: string): readonly string[] =>
    proxy.asked.filter((asked) => asked.endsWith(` ${host}`));
  /** What arrived behind the proxy for a host. */
  const callsTo = (name: string) => stage().standIn.calls.filter(({ host }) => host === name);

  it('every call passes through it, and none is tried without it', async () => {
    const { editor, standIn, workbench } = stage();
    proxy.lead(hosts.plain, standIn.url);
    await connect(workbench, 'plain');
    await workbench.row(views.sources, 'orders').waitFor();
    expect(callsTo(hosts.plain).map(({ operation }) => operation)).toContain('ListTables');
    expect(standIn.calls.filter(({ host }) => host !== hosts.plain)).toEqual([]);
    expect(new Set(askedFor(hosts.plain))).toEqual(new Set([`POST ${hosts.plain}`]));
    expect(await editor.outsideCalls()).toEqual([]);
  });

  it('encrypted calls go through a tunnel, to a server that NODE_EXTRA_CA_CERTS vouches for', async () => {
    const { standIn, workbench } = stage();
    const server = await startTls(certificate, standIn.url);
    open.push(server);
    proxy.lead(hosts.trusted, `https://127.0.0.1:${server.port}`);
    await workbench.runCommand('AWS Exports: Choose Profile…');
    await workbench.choose('trusted');
    await workbench.row(views.sources, 'trusted').waitFor();
    await workbench.row(views.sources, 'orders').waitFor();
    expect(callsTo(hosts.trusted).map(({ operation }) => operation)).toContain('ListTables');
    expect(new Set(askedFor(hosts.trusted))).toEqual(new Set([`CONNECT ${hosts.trusted}`]));
  });

  it('a certificate of its own that nobody trusts is explained, with what to do', async () => {
    const { standIn, workbench } = stage();
    const server = await startTls(selfSigned(hosts.foreign), standIn.url);
    open.push(server);
    proxy.lead(hosts.foreign, `https://127.0.0.1:${server.port}`);
    await workbench.runCommand('AWS Exports: Choose Profile…');
    await workbench.choose('foreign');
    const row = workbench.row(views.sources, 'Certificate not trusted');
    await row.waitFor();
    await row.getByText('name its file in NODE_EXTRA_CA_CERTS').waitFor();
    expect(askedFor(hosts.foreign)).toContain(`CONNECT ${hosts.foreign}`);
    expect(callsTo(hosts.foreign)).toEqual([]);
  });
});
