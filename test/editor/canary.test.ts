import { mkdtempSync } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { access, mfaDevice, portalUser } from '../aws/data/access.ts';
import { demoSeed } from '../aws/data/demo.ts';
import { writeFakeCli } from '../aws/fakeCli.ts';
import { identities } from '../aws/identities.ts';
import { ssoTokenPath, ssoTokenText, writeInto } from '../aws/profileFiles.ts';
import { codeProfileAt, loginProfileAt, type ProfileAt } from './profiles.ts';
import { quietSeed } from './seeds.ts';
import { bucketOf, openForm, patiently, start, statusOf, views } from './steps.ts';
import { useStage } from './stage.ts';
import { leaks, tracesOf, type Trace } from './traces.ts';

const hour = 3_600_000;
const exportDuration = 60_000;
const bin = mkdtempSync(join(tmpdir(), 'cli-'));
const { refreshToken: _, ...loggedOut } = portalUser;

/** Codes that stand nowhere by chance. */
const codes = { wrong: '739051', right: '604827' } as const;
/** What a program complains of that was to give credentials. */
const complaint = 'canary-of-a-program-that-says-too-much';
const seed = {
  ...quietSeed,
  access: {
    ...access,
    mfaDevices: [{ serial: mfaDevice, principal: 'user/dana', codes: [codes.right] }],
  },
};

/** Every longer text of the items of a table, as they are exported. */
const itemTexts = (table: string): readonly string[] => {
  const items = demoSeed.tables.find(({ name }) => name === table)?.items() ?? [];
  const texts = JSON.stringify(items).match(/[^"\\]+@[^"\\]+|\d{4}-1\d{5}/g) ?? [];
  return [...new Set(texts)].slice(0, 50);
};

const secrets: readonly string[] = [
  ...identities.flatMap((one) => [one.accessKeyId, one.secretAccessKey, one.sessionToken ?? []]),
  ...Object.values(codes),
  complaint,
  portalUser.accessToken,
  portalUser.clientSecret,
  portalUser.refreshToken ?? [],
  ...itemTexts('orders'),
  // Parts of what is signed, and of addresses that carry a signature.
  'AWS4-HMAC-SHA256',
  'X-Amz-Signature',
  'X-Amz-Security-Token',
].flat();

const profilesAt: ProfileAt = (url) => `${codeProfileAt(url)}${loginProfileAt(url)}
[profile talkative]
region = eu-west-1
endpoint_url = ${url}
credential_process = echo ${complaint} >&2 && exit 3
`;

describe('secrets', () => {
  const stage = useStage({
    standIn: { seed, exportDuration },
    config: { profiles: identities.map(({ profile }) => profile) },
    editor: { env: { PATH: [bin, process.env['PATH']].join(delimiter) } },
  });
  const traces: Trace[] = [];
  const row = (label: string | RegExp) => stage().workbench.row(views.sources, label);
  const keepTraces = async () => traces.push(...(await tracesOf(stage())));

  beforeAll(async () => {
    const { editor, env, standIn } = stage();
    await appendFile(env['AWS_CONFIG_FILE'] ?? '', profilesAt(standIn.url));
    const path = ssoTokenPath(editor.home, 'acme');
    await writeInto(path, ssoTokenText(loggedOut, -hour));
    const text = ssoTokenText(portalUser, hour);
    const args = 'sso login --profile acme-sso --no-browser';
    await writeFakeCli(bin, [{ args, writes: { path, text } }]);
  });
  afterAll(() => rm(bin, { recursive: true }));

  async function choose(profile: string): Promise<void> {
    await stage().workbench.runCommand('AWS Exports: Choose Profile…');
    await stage().workbench.choose(profile);
  }

  it('are used while everything is written to the log that there is', async () => {
    const { workbench } = stage();
    await workbench.openContainer('AWS Exports');
    await workbench.runCommand('AWS Exports: Show Log');
    await workbench.runCommand('Developer: Set Log Level...');
    await workbench.choose('AWS Exports');
    await workbench.choose(/^Trace/);
    await workbench.runCommand('View: Hide Panel');
  });

  it('a code that is refused, and one that is taken', async () => {
    const { workbench } = stage();
    await choose('acme-mfa');
    await workbench.quickPick().getByText('MFA code for profile acme-mfa').waitFor();
    await workbench.answer(codes.wrong);
    await workbench.quickPick().getByText('AWS did not accept the last code').waitFor();
    await workbench.answer(codes.right);
    await row('orders').waitFor();
    await keepTraces();
  });

  it('a login that has expired, and a new one', async () => {
    const { workbench } = stage();
    await choose('acme-sso');
    await row('Sign in again').hover();
    await keepTraces();
    await row('Sign in again').getByRole('button', { name: 'Sign In…' }).click();
    await workbench.statusBar('Signed in for profile acme-sso').waitFor();
    await row('orders').waitFor();
  });

  it.each(['expired', 'no-access', 'talkative'])('profile %s, which AWS refuses', async (name) => {
    const { workbench } = stage();
    await choose(name);
    await workbench.view(views.sources).locator('[aria-label^="Error:"]').first().waitFor();
    await workbench.runCommand('AWS Exports: Copy ARN');
    const message = stage().page.locator('.notification-toast').first();
    await message.waitFor();
    await keepTraces();
    await stage().page.keyboard.press('Escape');
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('a form whose start fails, and an export that is complete', async () => {
    const { standIn, workbench } = stage();
    await choose('session');
    await row('orders').waitFor();
    const form = await openForm(workbench, 'orders');
    await bucketOf(form).fill('acme-data-exports');
    standIn.faults.set({ fault: 'expired-token', operation: 'ExportTableToPointInTime' });
    await start(workbench);
    await form.getByText('have expired').first().waitFor();
    await keepTraces();
    standIn.faults.clear();
    await start(workbench);
    await statusOf(form).getByText('The export is running.').waitFor();
    standIn.clock.advance(exportDuration);
    await workbench.notification('Export of orders').waitFor(patiently);
    await keepTraces();
  });

  it('its details and its manifest, read as documents', async () => {
    const { workbench } = stage();
    await workbench.chooseFromMenu(views.exports, 'orders', 'Show Export Details');
    await workbench.tab(/^orders-export-.*\.json/).waitFor();
    traces.push({ place: 'the details', text: await workbench.editorText() });
    await workbench.chooseFromMenu(views.exports, 'orders', 'Open Manifest');
    await workbench.tab(/manifest/i).waitFor();
    traces.push({ place: 'the manifest', text: await workbench.editorText() });
    await keepTraces();
    await workbench.reload();
    await row('orders').waitFor(patiently);
    await keepTraces();
  });

  it('were all there to be written down', () => {
    const { standIn } = stage();
    expect(secrets.length).toBeGreaterThan(30);
    const operations = standIn.calls.map(({ operation }) => operation);
    for (const operation of ['AssumeRole', 'GetRoleCredentials', 'ExportTableToPointInTime']) {
      expect(operations).toContain(operation);
    }
    const places = (text: string) => leaks(traces, [text]).join('\n');
    // The search sees what is no secret: in the log, in the ledger, in the browser, on the screen.
    expect(places('profile acme-sso')).toMatch(/AWS Exports\.log/);
    expect(places('arn:aws:dynamodb:eu-west-1:111122223333:table/orders')).toMatch(/exports\.json/);
    expect(places('acme-mfa')).toMatch(/what the browser keeps/);
    expect(places('acme-data-exports')).toMatch(/the page (active|pending)-frame/);
    expect(places('custom endpoint')).toMatch(/the page of the editor/);
  });

  it('are found nowhere', () => {
    expect(leaks(traces, secrets)).toEqual([]);
    expect(stage().standIn.violations).toEqual([]);
  });
});
