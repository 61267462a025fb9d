import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { writeAwsConfig } from '../aws/config.ts';
import type { FaultName } from '../aws/faults.ts';
import { connect, views } from './steps.ts';
import { useStage } from './stage.ts';

/** What only a programmer would understand, or what is no text at all. */
const raw =
  /Unexpected token|SyntaxError|TypeError|ENOTFOUND|ECONN|<!DOCTYPE|\[object |undefined|\n\s+at /i;

/** Each fault with the words of its row and with the sentence that says more. */
const troubles: readonly (readonly [FaultName, string, string])[] = [
  ['throttle', 'AWS asks to slow down', 'AWS asks for fewer requests at a time'],
  ['internal', 'AWS had an internal error', 'AWS had an internal error'],
  ['html', 'A proxy answered, not AWS', 'a proxy or captive portal answered instead of AWS'],
  ['cut-before', 'AWS could not be reached', 'AWS in eu-west-1 could not be reached'],
  ['expired-token', 'Credentials expired', 'the credentials of profile acme-data have expired'],
];

describe('when something is wrong', () => {
  const stage = useStage({ config: { profiles: [] } });

  /** A row that says in a few words what is wrong, and the whole of it to those who ask. */
  async function problem(view: string, words: string, sentence: string): Promise<Locator> {
    const row = stage().workbench.row(view, words);
    await row.waitFor();
    expect(await row.getAttribute('aria-label')).toContain(sentence);
    return row;
  }

  /** Everything that the window says, hovers and forms aside. */
  const said = () => stage().page.evaluate(() => document.body.innerText);

  async function choose(command: string, choice: string): Promise<void> {
    await stage().workbench.runCommand(`AWS Exports: ${command}`);
    await stage().workbench.choose(choice);
  }

  it('the view says how to make a profile, and notices by itself when there is one', async () => {
    const { env, folder, standIn, workbench } = stage();
    await workbench.openContainer('AWS Exports');
    const view = workbench.view(views.sources);
    await view.getByText('No AWS profile was found on this machine').waitFor();
    await workbench.view(views.exports).getByText('Exports appear here once').waitFor();
    expect(await writeAwsConfig(join(folder, 'aws'), standIn.url)).toEqual(env);
    await view.getByText('Choose the AWS profile whose tables, snapshots').waitFor();
    expect(standIn.calls).toEqual([]);
  });

  it('missing permission names the action, in both views', async () => {
    const { workbench } = stage();
    await connect(workbench, 'no-access');
    const allow = 'Ask who manages the account to allow dynamodb:';
    const tables = await problem(
      views.sources,
      'Not allowed: dynamodb:ListTables',
      'Could not list the tables: profile no-access has no permission for dynamodb:ListTables',
    );
    await tables.getByText(`${allow}ListTables`).waitFor();
    const words = 'Not allowed: dynamodb:ListExports';
    const exports = await problem(views.exports, words, 'Could not list the exports');
    await exports.getByText(`${allow}ListExports`).waitFor();
    expect(await said()).not.toMatch(raw);
  });

  it('expired credentials say what to run', async () => {
    await choose('Choose Profile…', 'expired');
    const sentence = 'the credentials of profile expired have expired or are not valid';
    const row = await problem(views.sources, 'Credentials expired', sentence);
    await row.getByText('Renew them the way you got them').waitFor();
    expect(await said()).not.toMatch(raw);
  });

  it('a Region without tables says so, and a Region that is not listed can be typed', async () => {
    const { workbench, standIn } = stage();
    await choose('Choose Profile…', 'acme-data');
    await workbench.row(views.sources, 'orders').waitFor();
    await workbench.runCommand('AWS Exports: Choose Region…');
    await workbench.quickPick().getByText('Choose AWS Region for profile acme-data').waitFor();
    await workbench.quickPick().locator('input').fill('eu-west-9');
    await workbench.choose('Use “eu-west-9”');
    await workbench.row(views.sources, 'acme-data').getByText('eu-west-9').waitFor();
    await workbench.row(views.sources, 'No tables in eu-west-9').click();
    await workbench.choose('eu-west-1');
    await workbench.row(views.sources, 'orders').waitFor();
    expect(standIn.calls.some(({ region }) => region === 'eu-west-9')).toBe(true);
  });

  it.each(troubles)(
    '%s is one plain sentence, and trying again helps',
    async (fault, words, sentence) => {
      const { standIn, workbench } = stage();
      standIn.faults.set({ fault, operation: 'ListTables' });
      await workbench.runCommand('AWS Exports: Refresh');
      const row = await problem(views.sources, words, sentence);
      expect(await said()).not.toMatch(raw);
      standIn.faults.clear();
      await row.hover();
      await row.getByRole('button', { name: 'Refresh' }).click();
      await workbench.row(views.sources, 'orders').waitFor();
    },
  );

  it('a command that fails says so, and can be tried again from there', async () => {
    const { standIn, workbench } = stage();
    standIn.faults.set({ fault: 'html', operation: 'DescribeTable' });
    await choose('Copy ARN', 'payments');
    const message = workbench.notification('Could not copy the ARN: a proxy or captive portal');
    await message.waitFor();
    standIn.faults.clear();
    await workbench.pressInNotification('Could not copy the ARN', 'Retry');
    await workbench.choose('payments');
    expect(await workbench.copied(/^arn:/)).toMatch(/:111122223333:table\/payments$/);
  });

  it('a form that cannot read its table says so, and can be tried again', async () => {
    const { standIn, workbench } = stage();
    standIn.faults.set({ fault: 'internal', operation: 'DescribeContinuousBackups' });
    await workbench.chooseFromMenu(views.sources, 'orders', 'Export Table to S3…');
    const form = workbench.webview();
    await form.getByRole('alert').getByText('AWS had an internal error.').waitFor();
    standIn.faults.clear();
    await form.getByRole('button', { name: 'Try again' }).click();
    await form.getByRole('heading', { name: 'Export table orders to S3' }).waitFor();
    expect(standIn.violations).toEqual([]);
  });
});
