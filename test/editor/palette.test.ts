import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { at } from '../../scripts/lib/paths.ts';
import { commands } from '../../src/editor/contributions.ts';
import { identities } from '../aws/identities.ts';
import { bucketOf, patiently, start, statusOf, views } from './steps.ts';
import { useStage } from './stage.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string }[];
  };
}

/** They need a row, or a filter that is on. */
const elsewhere: ReadonlySet<string> = new Set([
  commands.loadMore,
  commands.changeExportFilter,
  commands.clearExportFilter,
  commands.pinConnection,
  commands.unpinConnection,
]);

describe('the command palette, with nothing selected', () => {
  const stage = useStage();
  const pick = () => stage().workbench.quickPick();

  /** Runs a command of ours and answers what it asks for, one choice after the other. */
  async function run(title: string, ...choices: readonly (string | RegExp)[]): Promise<void> {
    await stage().workbench.runCommand(`AWS Exports: ${title}`);
    for (const choice of choices) await stage().workbench.choose(choice);
  }

  it('offers every command but those of a row and of a filter that is on', async () => {
    const { page, workbench } = stage();
    const text = await readFile(at('package.json'), 'utf8');
    const { contributes } = JSON.parse(text) as Manifest;
    const offered = contributes.commands.filter(({ command }) => !elsewhere.has(command));
    expect(offered).toHaveLength(Object.keys(commands).length - elsewhere.size);
    await page.keyboard.press('F1');
    await pick().locator('input').fill('>AWS Exports: ');
    await pick().getByText('AWS Exports: Refresh').waitFor();
    const titles = offered.map(({ category, title }) => `${category}: ${title}`);
    const top = await workbench.choices();
    // The list is longer than the window; from its first entry, one step up leads to the last.
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => workbench.choices()).not.toEqual(top);
    const shown = [...top, ...(await workbench.choices())];
    expect(shown).toEqual(expect.arrayContaining(titles));
    for (const { title } of contributes.commands.filter(({ command }) => elsewhere.has(command))) {
      expect(shown).not.toContain(`AWS Exports: ${title}`);
    }
    await page.keyboard.press('Escape');
  });

  it('asks for profile and table before it opens a form', async () => {
    const { standIn, workbench } = stage();
    await run('Export Table to S3…', 'acme-data', 'customers');
    const heading = { name: 'Export table customers to S3' };
    await workbench.webview().getByRole('heading', heading).waitFor();
    const starts = standIn.calls.filter(({ operation }) => operation.startsWith('ExportTable'));
    expect(starts).toEqual([]);
    await workbench.closeTab('Export customers to S3');
  });

  it('copies name and ARN of a table', async () => {
    const { workbench } = stage();
    await run('Copy Name', 'payments');
    expect(await workbench.copied(/^payments$/)).toBe('payments');
    await run('Copy ARN', 'payments');
    const arn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/payments';
    expect(await workbench.copied(/^arn:/)).toBe(arn);
  });

  it('takes the name of a table that is typed', async () => {
    const { workbench } = stage();
    await workbench.runCommand('AWS Exports: Copy ARN');
    await pick().getByText('Choose a table in eu-west-1').waitFor();
    await workbench.answer('no-such-table');
    await workbench.notification('AWS knows no table no-such-table in eu-west-1').waitFor();
  });

  it('copies the folder of an export, and opens its manifest and its details', async () => {
    const { standIn, workbench } = stage();
    const [made] = standIn.exports().filter(({ table }) => table === 'inventory');
    const id = made?.arn.split('/').at(-1);
    await run('Copy S3 URI', 'inventory');
    expect(await workbench.copied(/^s3:/)).toBe(
      `s3://acme-data-exports/stocktaking/autumn/AWSDynamoDB/${id}/`,
    );
    await run('Open Manifest', 'inventory');
    await workbench.tab('manifest-summary.json').waitFor();
    expect(await workbench.editorText()).toContain(`"exportArn": "${made?.arn}"`);
    await run('Show Export Details', 'inventory');
    await workbench.tab(`inventory-export-${id}.json`).waitFor();
    expect(await workbench.editorText()).toContain('"ExportStatus": "COMPLETED"');
  });

  it('names the page of the AWS Console before it leaves the editor', async () => {
    const { workbench } = stage();
    await run('Open in AWS Console', 'orders');
    await workbench.dialog().getByText('https://eu-west-1.console.aws.amazon.com/').waitFor();
    await workbench.pressInDialog('Cancel');
  });

  it('turns on recovery, after asking', async () => {
    const { workbench } = stage();
    await run('Turn On Point-in-Time Recovery…', 'passkeys');
    await workbench.dialog().getByText('Turn on point-in-time recovery for passkeys?').waitFor();
    await workbench.pressInDialog('Cancel');
  });

  it('fills the form with an export that ended', async () => {
    const { workbench } = stage();
    await run('Export Again…', 'inventory');
    const form = workbench.webview();
    await form.getByRole('heading', { name: 'Export table inventory to S3' }).waitFor();
    expect(await bucketOf(form).inputValue()).toBe('acme-data-exports');
    expect(await form.getByLabel('Prefix').inputValue()).toBe('stocktaking/autumn');
    await start(workbench);
    await statusOf(form).getByText('The export is running.').waitFor();
  });

  it('reads everything again', async () => {
    const { standIn, workbench } = stage();
    await workbench.openContainer('AWS Exports');
    await workbench.row(views.sources, 'orders').waitFor();
    const lists = () => standIn.calls.filter(({ operation }) => operation === 'ListTables').length;
    const before = lists();
    await run('Refresh');
    await expect.poll(lists, patiently).toBe(before + 1);
  });

  it('goes to another Region, and to another profile', async () => {
    const { workbench } = stage();
    await run('Choose Region…', 'ap-southeast-2');
    await workbench.row(views.sources, 'acme-data').getByText('ap-southeast-2').waitFor();
    await run('Choose Profile…', 'expired');
    await workbench.row(views.sources, 'expired').getByText('eu-west-1').waitFor();
    await workbench.row(views.sources, 'Credentials expired').waitFor();
  });

  it('shows a log that tells of each call and keeps bodies and secrets to itself', async () => {
    const { workbench } = stage();
    await run('Show Log');
    const log = await workbench.outputText(/ListTables/);
    const line = /dynamodb ListTables · eu-west-1 · .* · \d+ ms · 1 attempt · request \w+/;
    expect(log).toMatch(line);
    expect(log).toMatch(/dynamodb ExportTableToPointInTime · eu-west-1 · .* · request \w+/);
    expect(log).toMatch(/ListTables · eu-west-1 · profile expired · credentials-expired/);
    const secrets = identities.flatMap((one) =>
      [one.secretAccessKey, one.sessionToken ?? []].flat(),
    );
    for (const hidden of [...secrets, 'TableName', 'TableArn', 'stocktaking/autumn']) {
      expect(log).not.toContain(hidden);
    }
  });
});
