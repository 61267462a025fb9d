import { mkdtempSync } from 'node:fs';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { access, mfaCodes, portalUser } from '../aws/data/access.ts';
import { writeFakeCli, type FakeCli } from '../aws/fakeCli.ts';
import { ssoTokenPath, ssoTokenText, writeInto } from '../aws/profileFiles.ts';
import { codeProfileAt, loginProfileAt, type ProfileAt } from './profiles.ts';
import { quietSeed } from './seeds.ts';
import { openForm, patiently, start, statusOf, bucketOf, views } from './steps.ts';
import { looksAs, useStage } from './stage.ts';

const hour = 3_600_000;
const bin = mkdtempSync(join(tmpdir(), 'cli-'));
const env = { PATH: [bin, process.env['PATH']].join(delimiter) };

/** Without what renews a login by itself. */
const { refreshToken: _, ...loggedOut } = portalUser;

/** Profiles that somebody has to do something for. */
const profilesAt: ProfileAt = (url) => codeProfileAt(url) + loginProfileAt(url);

describe('signing in', () => {
  const stage = useStage({
    standIn: { seed: { ...quietSeed, access }, exportDuration: hour },
    editor: { env },
  });
  let cli: FakeCli;
  const tokenPath = () => ssoTokenPath(stage().editor.home, 'acme');
  const row = (label: string | RegExp) => stage().workbench.row(views.sources, label);
  const operations = () => stage().standIn.calls.map(({ operation }) => operation);
  const shot = looksAs('sign-in', stage);
  const prompt = () => stage().workbench.quickPick().getByText('MFA code for profile acme-mfa');

  beforeAll(async () => {
    const { env: files, standIn } = stage();
    await appendFile(files['AWS_CONFIG_FILE'] ?? '', profilesAt(standIn.url));
    cli = await writeFakeCli(bin, [
      {
        args: 'sso login --profile acme-sso --no-browser',
        writes: { path: tokenPath(), text: ssoTokenText(portalUser, hour) },
      },
    ]);
  });
  afterAll(() => rm(bin, { recursive: true }));

  /** Presses the button of a row that wants somebody to sign in. */
  async function signInAt(label: string | RegExp): Promise<void> {
    await row(label).hover();
    await row(label).getByRole('button', { name: 'Sign In…' }).click();
  }

  it('asks for one code, however many calls wait, and keeps asking while one looks it up', async () => {
    const { page, workbench } = stage();
    await workbench.openContainer('AWS Exports');
    await workbench.view(views.sources).getByText('Choose AWS Profile').click();
    await workbench.choose('acme-mfa');
    await prompt().waitFor();
    await workbench.quickPick().getByText('Type the 6 digits that dana-phone shows.').waitFor();
    await shot('code');
    await workbench.quickPick().locator('input').fill('12 34');
    await workbench.quickPick().getByText('A code has 6 digits.').waitFor();
    await workbench.view(views.exports).locator('.pane-header').click();
    await page.waitForTimeout(500);
    expect(await prompt().isVisible()).toBe(true);
    expect(operations()).not.toContain('AssumeRole');
    await workbench.view(views.exports).locator('.pane-header').click();
  });

  it('leaves somebody in peace who withdraws, and says what is missing', async () => {
    const { page, workbench } = stage();
    await workbench.quickPick().locator('input').focus();
    await page.keyboard.press('Escape');
    await row('MFA code needed').waitFor();
    await workbench.row(views.exports, /MFA code needed/).waitFor();
    await page.waitForTimeout(1_000);
    expect(await workbench.quickPick().count()).toBe(0);
    await shot('needed');
  });

  it('asks again when they want to, and once more for a code that AWS refuses', async () => {
    const { workbench } = stage();
    await signInAt(/MFA code needed/);
    await workbench.answer('999999');
    await workbench.quickPick().getByText('AWS did not accept the last code').waitFor();
    await workbench.answer(mfaCodes[0]);
    await row('orders').waitFor();
    await workbench.expand(views.sources, 'RDS and Aurora');
    expect(await workbench.quickPick().count()).toBe(0);
    expect(operations().filter((operation) => operation === 'AssumeRole')).toHaveLength(2);
  });

  it('does not ask by itself in a window that was just opened', async () => {
    const { workbench, page } = stage();
    await workbench.reload();
    await row('MFA code needed').waitFor(patiently);
    await page.waitForTimeout(500);
    expect(await workbench.quickPick().count()).toBe(0);
    await row('MFA code needed').click();
    await prompt().waitFor();
    await workbench.answer(mfaCodes[1]);
    await row('orders').waitFor();
  });

  it('runs the AWS CLI where a login has expired, and the tree goes on by itself', async () => {
    const { workbench } = stage();
    await writeInto(tokenPath(), ssoTokenText(loggedOut, -hour));
    await workbench.runCommand('AWS Exports: Choose Profile…');
    await workbench.choose('acme-sso');
    await row('Sign in again').waitFor();
    await shot('expired');
    await signInAt('Sign in again');
    await workbench.statusBar('Signed in for profile acme-sso').waitFor();
    await row('orders').waitFor();
    expect(await cli.runs()).toEqual(['--version', 'sso login --profile acme-sso --no-browser']);
    expect(await workbench.notification(/./).count()).toBe(0);
  });

  it('goes on with form and watching, and loses nothing that was typed', async () => {
    const { standIn, workbench } = stage();
    const form = await openForm(workbench, 'orders');
    await bucketOf(form).fill('acme-data-exports');
    await start(workbench);
    await statusOf(form).getByText('The export is running.').waitFor();
    const second = await openForm(workbench, 'customers');
    await bucketOf(second).fill('acme-data-exports');
    await second.getByLabel('Prefix').fill('kept/customers');

    await rm(tokenPath());
    standIn.faults.set({ fault: 'expired-token' });
    await second.getByRole('button', { name: 'Start export' }).click();
    await second.getByRole('button', { name: 'Sign in…' }).waitFor();
    await workbench.statusBar('Sign in again (acme-sso)').waitFor(patiently);
    await shot('form');
    expect(await bucketOf(second).inputValue()).toBe('acme-data-exports');

    standIn.faults.clear();
    await second.getByRole('button', { name: 'Sign in…' }).click();
    await second.getByRole('button', { name: 'Sign in…' }).waitFor({ state: 'detached' });
    await workbench.statusBar(/1 export ·(?!.*not watched)/).waitFor(patiently);
    expect(await second.getByLabel('Prefix').inputValue()).toBe('kept/customers');
    await start(workbench);
    await statusOf(second).getByText('The export is running.').waitFor();
    expect(standIn.exports().filter(({ status }) => status === 'IN_PROGRESS')).toHaveLength(2);
    expect(standIn.violations).toEqual([]);
  });

  it('takes keys that were edited in their file, without a reload', async () => {
    const { env: files, workbench } = stage();
    await workbench.runCommand('AWS Exports: Choose Profile…');
    await workbench.choose('expired');
    await row('Credentials expired').waitFor();
    await workbench.runCommand('AWS Exports: Open AWS Config Files');
    await workbench.tab('credentials').waitFor();
    const path = files['AWS_SHARED_CREDENTIALS_FILE'] ?? '';
    const text = await readFile(path, 'utf8');
    const [, keys = ''] = /\[acme-data\]\n([^[]*)/.exec(text) ?? [];
    await writeFile(path, text.replace(/(\[expired\]\n)[^[]*/, `$1${keys}`));
    await row('orders').waitFor();
  });
});
