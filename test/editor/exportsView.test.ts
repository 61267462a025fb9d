import { beforeAll, describe, expect, it } from 'vitest';
import { bucketOf, connect, start, statusOf, views } from './steps.ts';
import { useStage } from './stage.ts';

const exportDuration = 60_000;
const snapshot = 'loyalty-before-upgrade';

describe('the Exports view', () => {
  const stage = useStage({ standIn: { exportDuration } });
  const row = (label: string) => stage().workbench.row(views.exports, label);
  const said = (text: string) =>
    stage().workbench.view(views.exports).getByText(text, { exact: true });
  const tasks = () =>
    stage()
      .standIn.tasks()
      .filter(({ source }) => source.endsWith(snapshot));

  /** Presses the button in the view's title, whatever it is called, and ticks or unticks these. */
  async function filter(button: string, ...labels: readonly string[]): Promise<void> {
    const { workbench } = stage();
    await workbench.pressInTitle(views.exports, button);
    await workbench.chooseMany(labels);
  }

  beforeAll(() => connect(stage().workbench));

  it('shows the exports of some services and states, and says so', async () => {
    await row('audit-log').getByText('full · running').waitFor();
    await filter('Filter Exports…', 'RDS and Aurora', 'Completed', 'Canceled');
    await said('Only RDS and Aurora · completed, canceled').waitFor();
    await row('audit-log').waitFor({ state: 'detached' });
    await row('site-relaunch').getByText('canceled').waitFor();
    const shown = await stage().workbench.descriptions(views.exports);
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.filter((text) => !/^RDS .*(completed|canceled)/.test(text))).toEqual([]);
  });

  it('says how many a filter hides when it hides them all, and shows them again', async () => {
    await filter('Change Export Filter…', 'RDS and Aurora', 'Completed', 'SimpleDB');
    await said('Only SimpleDB · canceled').waitFor();
    await stage()
      .workbench.row(views.exports, /^The filter hides \d+ exports$/)
      .click();
    await said('Only SimpleDB · canceled').waitFor({ state: 'hidden' });
    await row('audit-log').waitFor();
  });

  it('cancels a running task once the person has read what stays', async () => {
    const { standIn, workbench } = stage();
    await workbench.chooseFromMenu(views.exports, snapshot, 'Cancel Export…');
    const asked = await workbench.dialog().innerText();
    for (const fact of [
      `Cancel the export of ${snapshot}?`,
      'Account: 111122223333 (profile acme-data)',
      'Export task: loyalty-upgrade-check',
      's3://acme-data-exports/databases/loyalty-upgrade-check',
      'stays there, and Amazon S3 bills for it',
    ]) {
      expect(asked).toContain(fact);
    }
    await workbench.pressInDialog('Keep Running');
    expect(tasks()).toMatchObject([{ status: 'IN_PROGRESS' }]);
    await workbench.chooseFromMenu(views.exports, snapshot, 'Cancel Export…');
    await workbench.pressInDialog('Cancel Export');
    await row(snapshot).getByText('canceling').waitFor();
    standIn.clock.advance(exportDuration * 10);
    await row(snapshot).getByText('canceled').waitFor();
    expect(tasks()).toMatchObject([{ status: 'CANCELED' }]);
  });

  it('offers a task again with all that was asked for, under another identifier', async () => {
    const { workbench } = stage();
    await workbench.chooseFromMenu(views.exports, snapshot, 'Export Again…');
    const form = workbench.webview();
    await form.getByRole('button', { name: 'Start export' }).waitFor();
    expect(await bucketOf(form).inputValue()).toBe('acme-data-exports');
    expect(await form.getByLabel('Prefix').inputValue()).toBe('databases');
    const typed = (label: string) => form.getByLabel(label, { exact: true }).inputValue();
    expect(await typed('IAM role')).toMatch(/:role\/rds-export-role$/);
    expect(await typed('KMS key')).toMatch(/^arn:aws:kms:/);
    await start(workbench);
    await statusOf(form).getByText('The export is running.').waitFor();
    const [first, second] = tasks();
    expect(second).toMatchObject({ bucket: first?.bucket, kmsKeyId: first?.kmsKeyId });
    expect(second?.id).not.toBe(first?.id);
  });

  it('offers the export of a domain again, with a token of its own', async () => {
    const { standIn, workbench } = stage();
    await filter('Filter Exports…', 'SimpleDB');
    await workbench.chooseFromMenu(views.exports, 'search-synonyms', 'Export Again…');
    const form = workbench.webview();
    await form.getByRole('heading', { name: 'search-synonyms' }).waitFor();
    expect(await bucketOf(form).inputValue()).toBe('acme-data-exports');
    await start(workbench);
    await statusOf(form).getByText('The export is running.').waitFor();
    const made = standIn.domainExports().filter(({ domain }) => domain === 'search-synonyms');
    expect(made).toHaveLength(2);
    expect(new Set(made.map(({ clientToken }) => clientToken)).size).toBe(2);
  });

  it('shows what AWS says of each of them as a document', async () => {
    const { standIn, workbench } = stage();
    await workbench.chooseFromMenu(views.exports, 'coupon-codes', 'Show Export Details');
    await workbench.tab(/^coupon-codes-export.*\.json/).waitFor();
    expect(await workbench.editorText()).toContain('"exportStatus": "FAILED"');
    await filter('Change Export Filter…', 'SimpleDB', 'RDS and Aurora');
    await workbench.chooseFromMenu(views.exports, 'billing-year-end-2025', 'Show Export Details');
    await workbench.tab(/^billing-year-end\.json/).waitFor();
    const text = await workbench.editorText();
    expect(text).toContain('"ExportTaskIdentifier": "billing-year-end"');
    expect(text).toContain('"FailureCause": "The RDS export failed to write');
    await workbench.runCommand('AWS Exports: Clear Export Filter');
    await row('audit-log').waitFor();
    expect(standIn.violations).toEqual([]);
  });
});
