import { beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from '../../scripts/editor/workbench.ts';
import { quietSeed } from './seeds.ts';
import { bucketOf, connect, openForm, patiently, start, statusOf, views } from './steps.ts';
import { useStage } from './stage.ts';

const exportDuration = 60_000;

/** Longer than a window waits for others to tell of the same end. */
const aMoment = 3_000;

describe('two windows of one editor', () => {
  const stage = useStage({ standIn: { seed: quietSeed, exportDuration } });
  let second: Workbench;
  const both = () => [stage().workbench, second];
  const starts = () =>
    stage().standIn.calls.filter(({ operation }) => operation === 'ExportTableToPointInTime');

  async function fill(workbench: Workbench, table: string): Promise<void> {
    const form = await openForm(workbench, table);
    await bucketOf(form).fill('acme-data-exports');
    await form.getByText('Ready. Nothing is sent before you confirm.').waitFor();
  }

  /** How many messages about this end the windows show, taken together. */
  async function told(table: string): Promise<number> {
    const ofEach = both().map((one) => one.notification(`Export of ${table} finished`).count());
    return (await Promise.all(ofEach)).reduce((sum, count) => sum + count, 0);
  }

  beforeAll(async () => {
    const { browser, editor, workbench } = stage();
    second = new Workbench(await browser.open(editor.url, { width: 1280, height: 1400 }));
    await second.ready();
    for (const one of [workbench, second]) await connect(one);
  });

  it('what one of them starts, the other shows', async () => {
    const { workbench } = stage();
    await fill(workbench, 'customers');
    await start(workbench);
    await statusOf(workbench.webview()).getByText('The export is running.').waitFor();
    await second.row(views.exports, 'customers').getByText('full · running').waitFor();
    await second.statusBar('1 export').waitFor();
  });

  it('the same once more is asked about in the other, and no means no', async () => {
    await fill(second, 'customers');
    await second.webview().getByRole('button', { name: 'Start export' }).click();
    await second.pressInDialog('Start Export');
    await second.dialog().getByText('The same export of customers was started').waitFor();
    expect(await second.dialog().innerText()).toContain('is still running. Start another one?');
    await second.pressInDialog('Do Not Start');
    await second.webview().getByText('Nothing was started.').first().waitFor();
    expect(starts()).toHaveLength(1);
  });

  it('both show the end, and one of them tells of it', async () => {
    const { page, standIn } = stage();
    standIn.clock.advance(exportDuration);
    for (const one of both()) {
      await one.row(views.exports, 'customers').getByText('full · completed').first().waitFor();
    }
    await expect.poll(() => told('customers'), patiently).toBe(1);
    await page.waitForTimeout(aMoment);
    expect(await told('customers')).toBe(1);
  });

  it('the other takes over when the first is closed while an export runs', async () => {
    const { page, standIn, workbench } = stage();
    await fill(workbench, 'inventory');
    await start(workbench);
    await statusOf(workbench.webview()).getByText('The export is running.').waitFor();
    await second.row(views.exports, 'inventory').getByText('full · running').waitFor();
    await page.goto('about:blank');
    standIn.clock.advance(exportDuration);
    await second.notification('Export of inventory finished').waitFor({ timeout: 60_000 });
    expect(starts()).toHaveLength(2);
    expect(standIn.violations).toEqual([]);
  });
});
