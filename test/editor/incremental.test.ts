import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bucketOf, connect, openForm, start, statusOf, views } from './steps.ts';
import { useStage } from './stage.ts';

const exportDuration = 60_000;
const bucket = 'acme-data-exports';

interface ManifestFile {
  readonly itemCount: number;
  readonly dataFileS3Key: string;
}

describe('an incremental export', () => {
  const stage = useStage({ standIn: { exportDuration } });
  const newest = () => stage().standIn.exports().at(-1);

  async function read(key: string): Promise<Buffer> {
    const object = await stage().standIn.readObject(bucket, key);
    if (object === undefined) throw new Error(`There is no ${key}.`);
    return object;
  }

  it('goes on where the last one of the table ended, and says so', async () => {
    const { workbench } = stage();
    await connect(workbench);
    const form = await openForm(workbench, 'orders');
    await form.getByLabel('Incremental', { exact: true }).check();
    await form.getByText('Goes on exactly where it ended').waitFor();
    expect(await form.getByLabel('Since the last incremental export').isChecked()).toBe(true);
    await bucketOf(form).fill(bucket);
    expect(await form.getByLabel('Prefix').inputValue()).toMatch(/^orders\/incremental\/\d{8}T/);
    const asked = await start(workbench);
    expect(asked).toContain('From (inclusive)');
    await statusOf(form).getByText('The export is running.').waitFor();
    await workbench.row(views.exports, 'orders').getByText('incremental · running').waitFor();
  });

  it('has written the changes of its window when it ends', async () => {
    const { standIn, workbench } = stage();
    const chain = standIn.exports().filter(({ arn }) => arn.includes('table/orders/export/'));
    standIn.clock.advance(exportDuration);
    await workbench.notification(/Export of orders finished: [1-9]\d* items/).waitFor();
    await workbench.chooseFromMenu(views.exports, 'orders', 'Open Manifest');
    await workbench.tab(/manifest/i).waitFor();
    await workbench.page.locator('.view-lines').getByText('INCREMENTAL_EXPORT').waitFor();
    const prefix = newest()?.prefix ?? '';
    const folder = `${prefix}/AWSDynamoDB/${newest()?.arn.split('/').at(-1)}`;
    const lines = (await read(`${folder}/manifest-files.json`)).toString().trim().split('\n');
    const files = lines.map((line) => JSON.parse(line) as ManifestFile);
    expect(
      files.every((file) => file.dataFileS3Key.startsWith(`${prefix}/AWSDynamoDB/data/`)),
    ).toBe(true);
    const written = files.find(({ itemCount }) => itemCount > 0);
    const rows = gunzipSync(await read(written?.dataFileS3Key ?? '')).toString();
    expect(rows).toContain('"WriteTimestampMicros":{"N":"');
    expect(chain.length).toBeGreaterThan(1);
    expect(standIn.violations).toEqual([]);
  });

  it('can be asked for again, with the same window', async () => {
    const { workbench } = stage();
    await workbench.chooseFromMenu(views.exports, 'orders', 'Export Again…');
    const form = workbench.webview();
    await form.getByRole('button', { name: 'Start export' }).waitFor();
    expect(await form.getByLabel('Incremental', { exact: true }).isChecked()).toBe(true);
    expect(await form.getByLabel('Exact times').isChecked()).toBe(true);
    expect(await form.getByLabel('From (inclusive)').inputValue()).toMatch(/^20\d\d-/);
  });

  it('of a table that has none yet offers the other windows', async () => {
    const { workbench } = stage();
    const form = await openForm(workbench, 'inventory');
    await form.getByLabel('Incremental', { exact: true }).check();
    await form.getByText('No incremental export of this table was completed').waitFor();
    expect(await form.getByLabel('Last 24 hours').isChecked()).toBe(true);
  });
});
