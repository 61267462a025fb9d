import { describe, expect, it } from 'vitest';
import { killExtensionHosts } from './extensionHosts.ts';
import { bucketOf, connect, openForm, patiently, start, statusOf, views } from './steps.ts';
import { useStage } from './stage.ts';

const exportDuration = 60_000;

describe('what survives', () => {
  const stage = useStage({ standIn: { exportDuration } });
  const made = () =>
    stage()
      .standIn.exports()
      .filter(({ prefix }) => prefix === 'kept/customers');

  it('exports that were started elsewhere are counted and watched', async () => {
    const { workbench } = stage();
    await connect(workbench);
    await workbench.row(views.exports, 'audit-log').getByText('full · running').waitFor();
    await workbench.statusBar('4 exports').waitFor();
    await expect.poll(() => workbench.badge('AWS Exports'), patiently).toBe('4');
  });

  it('the draft, when the tab is hidden behind another', async () => {
    const { workbench } = stage();
    const form = await openForm(workbench, 'customers');
    await bucketOf(form).fill('acme-data-exports');
    await form.getByLabel('Prefix').fill('kept/customers');
    await form.getByLabel('Amazon Ion').check();
    await openForm(workbench, 'payments');
    expect(await bucketOf(workbench.webview()).inputValue()).toBe('');
    await workbench.tab('Export customers to S3').click();
    await form.getByRole('heading', { name: 'customers' }).waitFor();
    expect(await bucketOf(form).inputValue()).toBe('acme-data-exports');
    expect(await form.getByLabel('Prefix').inputValue()).toBe('kept/customers');
    expect(await form.getByLabel('Amazon Ion').isChecked()).toBe(true);
  });

  it('the form with its draft, when the window is reloaded', async () => {
    const { workbench } = stage();
    await workbench.reload();
    const form = workbench.webview();
    await form.getByRole('heading', { name: 'customers' }).waitFor();
    expect(await bucketOf(form).inputValue()).toBe('acme-data-exports');
    expect(await form.getByLabel('Prefix').inputValue()).toBe('kept/customers');
    expect(await form.getByLabel('Amazon Ion').isChecked()).toBe(true);
    expect(await workbench.tab('Export payments to S3').count()).toBe(1);
    expect(made()).toEqual([]);
  });

  it('the running export, when the window is reloaded', async () => {
    const { workbench } = stage();
    await start(workbench);
    await statusOf(workbench.webview()).getByText('The export is running.').waitFor();
    await workbench.reload();
    await statusOf(workbench.webview()).getByText('The export is running.').waitFor();
    await workbench.statusBar('5 exports').waitFor();
    await workbench.row(views.exports, 'customers').getByText('running').waitFor();
    await workbench.expand(views.sources, 'customers');
    await workbench.row(views.sources, 'Full').getByText('running').waitFor();
    expect(await workbench.webview().getByRole('button', { name: 'Start export' }).count()).toBe(0);
  });

  it('the news of its end, which is told once', async () => {
    const { standIn, workbench } = stage();
    standIn.clock.advance(exportDuration);
    await workbench.notification('Export of customers finished').waitFor();
    await statusOf(workbench.webview()).getByText('The export is complete.').waitFor();
    await workbench.row(views.exports, 'customers').getByText('completed').waitFor();
    await workbench.statusBar('4 exports').waitFor();
    expect(await workbench.notification('Export of customers finished').count()).toBe(1);
    await workbench.reload();
    await statusOf(workbench.webview()).getByText('The export is complete.').waitFor();
    await workbench.row(views.exports, 'customers').getByText('completed').waitFor();
    expect(await workbench.notification('Export of customers finished').count()).toBe(0);
  });

  it('one export, whatever was reloaded in between', () => {
    const { standIn } = stage();
    expect(made()).toMatchObject([{ table: 'customers', status: 'COMPLETED' }]);
    const starts = standIn.calls.filter(
      ({ operation }) => operation === 'ExportTableToPointInTime',
    );
    expect(starts).toHaveLength(1);
    expect(standIn.violations).toEqual([]);
  });

  it('an export whose start was cut off when the extensions crashed', async () => {
    const { standIn, workbench } = stage();
    const operation = 'ExportTableToPointInTime';
    const sent = () => standIn.calls.filter((call) => call.operation === operation).length;
    const form = await openForm(workbench, 'inventory');
    await bucketOf(form).fill('acme-data-exports');
    await form.getByLabel('Prefix').fill('kept/inventory');
    standIn.faults.set({ fault: 'slow', operation, times: 1, delay: 3_000 });
    const before = sent();
    await start(workbench);
    await expect.poll(sent, patiently).toBe(before + 1);
    expect(killExtensionHosts()).toBeGreaterThan(0);
    standIn.faults.set({ fault: 'internal', operation });
    await workbench.reload();
    const checked = workbench.view(views.exports).getByText('full · being checked');
    await checked.waitFor();
    standIn.faults.clear();
    await checked.waitFor({ state: 'detached', timeout: 60_000 });
    await workbench.row(views.exports, 'inventory').getByText('full · running').waitFor();
    await workbench.statusBar('5 exports').waitFor();
    const started = standIn.exports().filter(({ prefix }) => prefix === 'kept/inventory');
    expect(started).toMatchObject([{ table: 'inventory', status: 'IN_PROGRESS' }]);
  });
});
