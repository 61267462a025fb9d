import { mkdtempSync } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { access, mfaCodes, portalUser } from '../aws/data/access.ts';
import { writeFakeCli, type FakeCommand } from '../aws/fakeCli.ts';
import { ssoTokenPath, ssoTokenText } from '../aws/profileFiles.ts';
import { signInProfiles } from '../aws/signInHome.ts';
import { quietSeed } from './seeds.ts';
import { patiently, views } from './steps.ts';
import { looksAs, useStage } from './stage.ts';

const bin = mkdtempSync(join(tmpdir(), 'cli-'));
const args = 'sso login --profile sso --no-browser';

describe('a login in a terminal', () => {
  const stage = useStage({
    standIn: { seed: { ...quietSeed, access } },
    // Without a graphics card the text of a terminal is text of the page.
    settings: { 'terminal.integrated.gpuAcceleration': 'off' },
    // No AWS CLI but ours: the machine that runs this may have one.
    editor: { env: { PATH: [bin, dirname(process.execPath)].join(delimiter) } },
  });
  const row = (label: string | RegExp) => stage().workbench.row(views.sources, label);
  const terminal = () => stage().page.locator('.xterm-rows');
  /** Widgets that lie over the text take a click as it is meant. */
  const focusTerminal = () => terminal().click({ force: true });
  const fresh = () => ({
    path: ssoTokenPath(stage().editor.home, 'acme'),
    text: ssoTokenText(portalUser, 3_600_000),
  });
  const plays = (command: Omit<FakeCommand, 'args'>) => writeFakeCli(bin, [{ args, ...command }]);
  const shot = looksAs('login', stage);

  beforeAll(async () => {
    const { env, standIn, workbench } = stage();
    await appendFile(env['AWS_CONFIG_FILE'] ?? '', signInProfiles(standIn.url));
    await workbench.openContainer('AWS Exports');
    await workbench.view(views.sources).getByText('Choose AWS Profile').click();
    await workbench.choose('sso');
    await row(/^Sign in/).waitFor();
  });
  afterAll(() => rm(bin, { recursive: true, force: true }));

  it('that fails stays open with what it said, and can be tried again', async () => {
    const { page, workbench } = stage();
    await plays({ says: 'An error occurred: the start URL is not known\n' });
    await row(/^Sign in/).click();
    const failed = 'ended without signing in; the panel shows why';
    await workbench.notification(failed).waitFor();
    await terminal().getByText('the start URL is not known').waitFor();
    await terminal().getByText('Press any key to close').waitFor();
    await shot('failed');
    await focusTerminal();
    await page.keyboard.press('x');
    await terminal().waitFor({ state: 'detached' });
    await plays({ says: 'Open the page and go on there\n', waits: true });
    await workbench.pressInNotification(failed, 'Sign In');
    await terminal().getByText('go on there').waitFor();
  });

  it('that waits can be withdrawn from, and leaves nothing behind', async () => {
    const { workbench } = stage();
    const waiting = 'Signing in for profile sso: go on in your browser';
    await workbench.notification(waiting).waitFor();
    await shot('waiting');
    await workbench.pressInNotification(waiting, 'Cancel');
    await terminal().waitFor({ state: 'detached' });
    await row(/^Sign in/).waitFor();
    expect(await workbench.notification(/./).count()).toBe(0);
  });

  it('can be ended with Ctrl+C', async () => {
    const { page, workbench } = stage();
    await row(/^Sign in/).click();
    await terminal().getByText('go on there').waitFor();
    await focusTerminal();
    await page.keyboard.press('Control+c');
    await terminal().waitFor({ state: 'detached' });
    await workbench.notification('Signing in').waitFor({ state: 'detached' });
    expect(await workbench.notification(/./).count()).toBe(0);
  });

  it('says how to get the AWS CLI where there is none, and gives the command', async () => {
    const { workbench } = stage();
    await rm(join(bin, 'aws'));
    await row(/^Sign in/).click();
    await workbench.notification('the AWS CLI, which was not found').waitFor();
    await shot('no-cli');
    await workbench.pressInNotification('which was not found', 'Copy Command');
    expect(await workbench.copied(/^aws/)).toBe('aws sso login --profile sso');
  });

  it('takes what is typed, and the tree goes on by itself', async () => {
    const { page } = stage();
    await plays({ says: 'Enter the code: ', reads: true, writes: fresh() });
    await row(/^Sign in/).click();
    await terminal().getByText('Enter the code').waitFor();
    await focusTerminal();
    await page.keyboard.type('abx');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('c');
    await terminal().getByText('abc').waitFor();
    await page.keyboard.press('Enter');
    await row('orders').waitFor();
    await terminal().waitFor({ state: 'detached' });
  });

  it('is asked for at once where somebody opens a row that needs a code, and not before', async () => {
    const { page, workbench } = stage();
    await workbench.runCommand('AWS Exports: Add Connection…');
    await workbench.choose('mfa');
    await workbench.quickPick().getByText('MFA code for profile mfa').waitFor();
    await page.keyboard.press('Escape');
    await workbench.reload();
    await row('orders').waitFor(patiently);
    await page.waitForTimeout(500);
    expect(await workbench.quickPick().count()).toBe(0);
    await row('mfa').locator('.monaco-tl-twistie').click();
    await workbench.quickPick().getByText('MFA code for profile mfa').waitFor();
    await shot('opened');
    await workbench.answer(mfaCodes[0]);
    await workbench.quickPick().waitFor({ state: 'detached' });
    await row('sso').locator('.monaco-tl-twistie').click();
    await row('orders').waitFor();
    expect(stage().standIn.violations).toEqual([]);
  });
});
