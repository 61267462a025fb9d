import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCamera } from '../../scripts/demo/camera.ts';
import { at } from '../../scripts/lib/paths.ts';
import { demoSeed } from '../aws/data/demo.ts';
import { connect, patiently, views } from './steps.ts';
import { useStage } from './stage.ts';

const alias = 'acme-europe';

describe('several connections', () => {
  const stage = useStage({ standIn: { seed: { ...demoSeed, access: { accountAlias: alias } } } });
  const root = (profile: string) => stage().workbench.row(views.sources, profile);
  const source = (label: string | RegExp) => stage().workbench.row(views.sources, label);
  const calls = (operation: string) =>
    stage().standIn.calls.filter((call) => call.operation === operation);
  const whose = async (profile: string) =>
    (await stage().workbench.descriptions(views.exports)).filter((text) => text.includes(profile));

  async function add(choice: string): Promise<void> {
    await stage().workbench.runCommand('AWS Exports: Add Connection…');
    await stage().workbench.choose(choice);
  }

  async function shoot(name: string): Promise<void> {
    const camera = createCamera(stage().workbench, at('out', 'looks', 'connections'));
    await camera.shootInThemes(name);
  }

  beforeAll(() => connect(stage().workbench));

  it('says whose account the only one is, once its rows are there, and asks for it once', async () => {
    await source('orders').waitFor();
    await root('acme-data').getByText(`111122223333 · ${alias}`).waitFor();
    await root('acme-data').getByText('eu-west-1 (custom endpoint)').waitFor();
    expect(calls('GetCallerIdentity')).toHaveLength(1);
    expect(calls('ListAccountAliases')).toHaveLength(1);
    const order = stage().standIn.calls.map(({ operation }) => operation);
    expect(order.indexOf('ListTables')).toBeLessThan(order.indexOf('GetCallerIdentity'));
  });

  it('keeps another one in sight, and lists what both have', async () => {
    const { workbench } = stage();
    const before = calls('ListTables').length;
    await add('acme-dev');
    await root('acme-dev').getByText('us-east-1').waitFor();
    await workbench.collapseAll(views.sources);
    await workbench.expand(views.sources, 'acme-dev');
    await source('No tables in us-east-1').waitFor();
    await workbench.expand(views.sources, 'SimpleDB');
    await source('us-store-feedback').waitFor();
    expect(calls('ListTables').length).toBe(before + 1);
  });

  it('shows the exports of both, each with whose it is', async () => {
    await expect.poll(() => whose('acme-dev'), patiently).not.toEqual([]);
    expect(await whose('acme-data')).not.toEqual([]);
    await stage().workbench.view(views.exports).getByText('2 connections').waitFor();
  });

  it('lets one without access fail alone, under its name', async () => {
    const { workbench } = stage();
    await add('no-access');
    await root('no-access').waitFor();
    await workbench.expand(views.sources, 'no-access');
    await source('Not allowed: dynamodb:ListTables').waitFor();
    const failed = workbench.row(views.exports, 'no-access · eu-west-1');
    await failed.getByText('Not allowed: dynamodb:ListExports').waitFor();
    expect(await whose('acme-data')).not.toEqual([]);
    await shoot('three');
  });

  it('opens what lies beneath a root with its connection, whichever is chosen', async () => {
    const { workbench } = stage();
    await workbench.collapseAll(views.sources);
    await workbench.expand(views.sources, 'acme-dev');
    await workbench.expand(views.sources, 'SimpleDB');
    const menu = 'Export Domain to S3…';
    await workbench.chooseFromMenu(views.sources, 'us-store-feedback', menu);
    const form = workbench.webview();
    await form.getByRole('heading', { name: 'us-store-feedback' }).waitFor();
    await form.getByText('acme-dev').first().waitFor();
    await form.getByText('us-east-1').first().waitFor();
    await workbench.closeTab('us-store-feedback');
  });

  it('takes a profile and a Region as typed', async () => {
    const { workbench } = stage();
    await workbench.runCommand('AWS Exports: Choose Profile…');
    await workbench.quickPick().getByText('(environment)').waitFor();
    await workbench.answer('acme-dev eu-west-1');
    await workbench.view(views.exports).getByText('3 connections').waitFor();
    await root('acme-data').waitFor({ state: 'detached' });
    await workbench.row(views.exports, 'products').getByText('acme-dev · eu-west-1').waitFor();
  });

  it('shows once what two profiles of one account list', async () => {
    const { standIn, workbench } = stage();
    await add('acme-data');
    await workbench.view(views.exports).getByText('4 connections').waitFor();
    await workbench.row(views.exports, 'products').getByText('acme-dev · eu-west-1').waitFor();
    const rows = workbench.view(views.exports).locator('.monaco-list-row');
    const made = standIn.exports().filter(({ table }) => table === 'products');
    expect(await rows.filter({ hasText: 'products' }).count()).toBe(made.length);
    await workbench.chooseFromMenu(views.sources, 'acme-data', 'Remove Connection');
    await root('acme-data').waitFor({ state: 'detached' });
  });

  it('goes back to a recent one in one step', async () => {
    const { workbench } = stage();
    await workbench.runCommand('AWS Exports: Choose Profile…');
    const [first] = await workbench.choices();
    expect(first).toBe('acme-data · eu-west-1');
    await workbench.page.screenshot({ path: at('out', 'looks', 'connections', 'switching.png') });
    await workbench.choose('acme-data · eu-west-1');
    await root('acme-data').getByText('eu-west-1').waitFor();
  });

  it('explains a profile that cannot be used, and offers the files', async () => {
    const { env, workbench } = stage();
    const file = env['AWS_CONFIG_FILE'] ?? '';
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text}\n[profile half]\nrole_arn = arn:aws:iam::111122223333:role/x\n`);
    await workbench.runCommand('AWS Exports: Choose Profile…');
    await workbench.choose('half');
    await workbench.notification('profile half cannot be used as it stands').waitFor();
    await workbench.notification('profile half').getByText('Open Config Files').waitFor();
    await writeFile(file, text);
  });

  it('says that a profile is gone, and removes it', async () => {
    const { env, workbench } = stage();
    const file = env['AWS_CONFIG_FILE'] ?? '';
    const keys = env['AWS_SHARED_CREDENTIALS_FILE'] ?? '';
    for (const path of [file, keys]) {
      const text = await readFile(path, 'utf8');
      await writeFile(path, text.replace(/\[(profile )?no-access\][^[]*/, ''));
    }
    await root('no-access').getByText('profile is gone').waitFor();
    await shoot('gone');
    await workbench.chooseFromMenu(views.sources, 'no-access', 'Remove Connection');
    await root('no-access').waitFor({ state: 'detached' });
  });

  it('is as calm as before once only one is left', async () => {
    const { workbench } = stage();
    await workbench.chooseFromMenu(views.sources, 'acme-dev', 'Remove Connection');
    await root('acme-dev').waitFor({ state: 'detached' });
    await workbench.view(views.exports).getByText('acme-data · eu-west-1').waitFor();
    expect(stage().standIn.violations).toEqual([]);
  });
});
