import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { Workbench } from '../../scripts/editor/workbench.ts';
import { at } from '../../scripts/lib/paths.ts';
import { tempFolder, type TempFolder } from '../../scripts/lib/temp.ts';
import { access, portalUser } from '../aws/data/access.ts';
import { writeFakeCli, type FakeCli } from '../aws/fakeCli.ts';
import { usualIdentity } from '../aws/identities.ts';
import { ssoTokenPath, ssoTokenText } from '../aws/profileFiles.ts';
import { startStandIn, type StandIn } from '../aws/standIn.ts';
import { writeHostileFolder } from './hostileFolder.ts';
import { startProxy, type PlayedProxy } from './playedProxy.ts';
import { loginProfileAt } from './profiles.ts';
import { quietSeed } from './seeds.ts';
import { bucketOf, openForm, start, statusOf, views } from './steps.ts';
import { useStage } from './stage.ts';

const exportDuration = 60_000;
const profiles = ['acme-data', 'acme-dev'] as const;
/** A host of the person's files that only the person's proxy leads to. */
const host = 'aws.test';
const keys = `aws_access_key_id = ${usualIdentity.accessKeyId}\naws_secret_access_key = ${usualIdentity.secretAccessKey}\n`;
const loginCommand = 'sso login --profile acme-sso --no-browser';

/** What the person's own settings say to begin with. */
const wanted = { 'awsExports.profile': 'acme-dev', 'awsExports.region': 'eu-west-1' } as const;

describe('a folder that means harm', () => {
  let folder: TempFolder;
  let theirs: StandIn;
  let theirProxy: PlayedProxy;
  let proxy: PlayedProxy;
  const marker = (): string => join(folder.path, 'ran');

  const stage = useStage(async () => {
    folder = await tempFolder('hostile');
    [theirs, theirProxy, proxy] = await Promise.all([startStandIn(), startProxy(), startProxy()]);
    theirProxy.lead(host, theirs.url);
    const trap = { endpoint: theirs.url, proxy: theirProxy.url, marker: marker() };
    for (const name of ['opened', 'trusted']) {
      await writeHostileFolder(join(folder.path, name), trap);
    }
    return {
      standIn: { seed: { ...quietSeed, access }, exportDuration },
      config: {
        profiles,
        extraConfig: (url) =>
          `[profile behind]\nregion = eu-west-1\nendpoint_url = http://${host}\n${keys}${loginProfileAt(url)}`,
      },
      settings: { 'http.proxy': proxy.url },
      editor: {
        asksForTrust: true,
        env: { PATH: [join(folder.path, 'bin'), process.env['PATH']].join(delimiter) },
        folder: join(folder.path, 'opened'),
        machineSettings: wanted,
      },
    };
  });
  afterEach(async () => {
    expect(theirs.calls).toEqual([]);
    expect(existsSync(marker())).toBe(false);
    expect(await stage().editor.outsideCalls()).toEqual([]);
  });
  afterAll(async () => {
    await Promise.all([theirs.close(), theirProxy.close(), proxy.close()]);
    await folder.remove();
  });

  /** Who signed for which Region, each once. */
  const signers = (): readonly string[] => [
    ...new Set(stage().standIn.calls.map(({ accessKeyId, region }) => `${accessKeyId} ${region}`)),
  ];
  const dev = 'AKIAACMEDEV77EXAMPLE eu-west-1';
  const behind = `${usualIdentity.accessKeyId} eu-west-1`;
  /** The portal, which takes no signature, and the keys that it gave. */
  const login = [' us-east-1', expect.stringMatching(/^ASIA\w+ eu-west-1$/) as string];

  it('is opened in Restricted Mode, where the person’s settings say what to begin with', async () => {
    const { workbench } = stage();
    await workbench.statusBar('Restricted Mode').waitFor();
    await workbench.openContainer('AWS Exports');
    await workbench
      .row(views.sources, 'acme-dev')
      .getByText(/^eu-west-1\b/)
      .waitFor();
    await workbench.row(views.sources, 'orders').waitFor();
    expect(signers()).toEqual([dev]);
  });

  it('adds no profile to those of the person', async () => {
    const { workbench } = stage();
    await workbench.runCommand('AWS Exports: Choose Profile…');
    const choices = await workbench.choices();
    expect(choices).toEqual(expect.arrayContaining([...profiles, 'behind']));
    expect(choices).not.toContain('hostile');
    await workbench.page.keyboard.press('Escape');
  });

  it('lets an export start in Restricted Mode, and go only where the person’s files say', async () => {
    const { standIn, workbench } = stage();
    const form = await openForm(workbench, 'products');
    await bucketOf(form).fill('acme-data-exports');
    expect(await start(workbench)).toContain('profile acme-dev');
    await statusOf(form).getByText('The export is running.').waitFor();
    standIn.clock.advance(exportDuration);
    // Neither the pace of watching nor what to be told of is for the folder to say.
    await workbench.notification('Export of products finished').waitFor();
    const starts = standIn.calls.filter(({ operation }) => operation.startsWith('Export'));
    expect(starts).toMatchObject([{ operation: 'ExportTableToPointInTime', status: 200 }]);
    expect(signers()).toEqual([dev]);
  });

  it('does not come between the person and the proxy of the person', async () => {
    const { standIn, workbench } = stage();
    proxy.lead(host, standIn.url);
    await workbench.runCommand('AWS Exports: Choose Profile…');
    await workbench.choose('behind');
    await workbench.row(views.sources, 'behind').waitFor();
    await workbench.row(views.sources, 'orders').waitFor();
    expect(theirProxy.asked).toEqual([]);
    expect(signers()).toEqual([dev, behind]);
  });

  it('lets the person sign in, without a question whether to trust it', async () => {
    const { editor, workbench } = stage();
    const path = ssoTokenPath(editor.home, 'acme');
    const writes = { path, text: ssoTokenText(portalUser, 3_600_000) };
    const says = 'Open https://device.sso.example/ and enter ABCD-EFGH\n';
    const cli: FakeCli = await writeFakeCli(join(folder.path, 'bin'), [
      { args: loginCommand, says, writes },
    ]);
    await workbench.runCommand('AWS Exports: Choose Profile…');
    await workbench.choose('acme-sso');
    await workbench.row(views.sources, /^Sign in/).click();
    await workbench.statusBar('Signed in for profile acme-sso').waitFor();
    await workbench.row(views.sources, 'orders').waitFor();
    await workbench.page.getByText('enter ABCD-EFGH').first().waitFor();
    await workbench.page.screenshot({ path: at('out', 'looks', 'sign-in-restricted.png') });
    expect(await workbench.dialog().count()).toBe(0);
    expect(await cli.runs()).toEqual(['--version', loginCommand]);
    expect(signers()).toEqual([dev, behind, ...login]);
    await workbench.runCommand('View: Hide Panel');
  });

  it('has no more to say where it is trusted', async () => {
    const { browser, editor } = stage();
    const url = new URL(editor.url);
    url.searchParams.set('folder', join(folder.path, 'trusted'));
    const workbench = new Workbench(await browser.open(url.href, { width: 1280, height: 1400 }));
    await workbench.ready();
    await workbench.statusBar('Restricted Mode').click();
    const trust = workbench.page.locator('.workspace-trust-editor .monaco-button');
    await trust.filter({ hasText: /^\s*Trust\s*$/ }).click();
    await workbench.statusBar('Restricted Mode').waitFor({ state: 'detached' });
    await workbench.reload();
    await workbench.openContainer('AWS Exports');
    await workbench
      .row(views.sources, 'acme-dev')
      .getByText(/^eu-west-1\b/)
      .waitFor();
    await workbench.row(views.sources, 'orders').waitFor();
    await workbench.runCommand('AWS Exports: Choose Profile…');
    await workbench.choose('behind');
    await workbench.row(views.sources, 'behind').waitFor();
    await workbench.row(views.sources, 'orders').waitFor();
    expect(signers()).toEqual([dev, behind, ...login]);
    expect(theirProxy.asked).toEqual([]);
  });
});
