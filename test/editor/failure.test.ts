import { describe, expect, it } from 'vitest';
import {
  bucketOf,
  connect,
  openForm,
  preflightOf,
  start,
  startAnyway,
  statusOf,
  views,
} from './steps.ts';
import { looksAs, useStage } from './stage.ts';

const exportDuration = 60_000;
const missing = 'acme-no-such-bucket';

describe('an export to a bucket that does not exist', () => {
  const stage = useStage({ standIn: { exportDuration } });
  const made = () =>
    stage()
      .standIn.exports()
      .filter(({ prefix }) => prefix === 'again/products');

  const look = looksAs('failure', stage);

  it('is warned about, and foretold beside the form', async () => {
    const { workbench } = stage();
    await connect(workbench);
    const form = await openForm(workbench, 'products');
    await bucketOf(form).fill(missing);
    await form.getByLabel('Prefix').fill('again/products');
    await form.getByLabel('Amazon Ion').check();
    await form.locator('#field-bucket-message').getByText(missing).waitFor();
    expect(await bucketOf(form).getAttribute('aria-invalid')).toBe('false');
    await preflightOf(form).getByText('1 certain failure').waitFor();
    await preflightOf(form).getByText(`There is no bucket of this name.`).waitFor();
    await look('foretold-in-form');
  });

  it('is shown in the form by Enter alone, and nothing is started', async () => {
    const { page, workbench } = stage();
    const form = workbench.webview();
    await form.getByRole('button', { name: 'Start export' }).click();
    const asked = await workbench.dialog().innerText();
    for (const button of ['Show in Form', 'Start Anyway', 'Cancel']) {
      expect(asked).toContain(button);
    }
    expect(asked).not.toContain('Do Not Start');
    await page.keyboard.press('Enter');
    await form.locator('.finding--fail:focus').getByText(missing).first().waitFor();
    await form.getByText('Nothing was started.').first().waitFor();
    expect(made()).toEqual([]);
    await look('shown-in-form');
  });

  it('is foretold when it is to be started, and runs where the person wants it anyway', async () => {
    const { workbench } = stage();
    const form = workbench.webview();
    const asked = await startAnyway(workbench, () => look('foretold-in-question'));
    expect(asked).toContain('This will fail as it stands.');
    expect(asked).toContain(`Bucket ${missing}: There is no bucket of this name.`);
    expect(asked).toContain(`s3://${missing}/again/products/`);
    await statusOf(form).getByText('The export is running.').waitFor();
  });

  it('fails late, and the person is told why, with the code, and what to do', async () => {
    const { standIn, workbench } = stage();
    standIn.clock.advance(exportDuration);
    const news = workbench.notification('Export of products failed (S3NoSuchBucket)');
    await news.waitFor();
    expect(await news.innerText()).toContain(`There is no bucket ${missing}. Choose an existing`);
    await statusOf(workbench.webview()).getByText(`There is no bucket ${missing}.`).waitFor();
    await workbench.row(views.exports, 'products').getByText('S3NoSuchBucket').waitFor();
    expect(made()).toMatchObject([{ status: 'FAILED', failureCode: 'S3NoSuchBucket' }]);
  });

  it('shows what AWS says of it as a document that cannot be changed', async () => {
    const { workbench } = stage();
    await workbench.chooseFromMenu(views.exports, 'products', 'Show Export Details');
    await workbench.tab(/^products-export-.*\.json/).waitFor();
    const text = await workbench.editorText();
    expect(text).toContain('"FailureCode": "S3NoSuchBucket"');
    expect(text).toContain('"ExportStatus": "FAILED"');
    await workbench.page.keyboard.type('x');
    await workbench.page.getByRole('alert').getByText('Cannot edit in read-only').waitFor();
    expect(await workbench.editorText()).toBe(text);
  });

  it('is offered again with everything but the client token', async () => {
    const { workbench } = stage();
    await workbench.pressInNotification('Export of products failed', 'Export Again…');
    const form = workbench.webview();
    await form.getByRole('button', { name: 'Start export' }).waitFor();
    expect(await bucketOf(form).inputValue()).toBe(missing);
    expect(await form.getByLabel('Prefix').inputValue()).toBe('again/products');
    expect(await form.getByLabel('Amazon Ion').isChecked()).toBe(true);
    await form.getByText('Advanced').click();
    const token = await form.getByLabel('Client token').inputValue();
    expect(token).toMatch(/^[\w-]{8,}$/);
    expect(token).not.toBe(made()[0]?.clientToken);
  });

  it('completes with the right bucket', async () => {
    const { standIn, workbench } = stage();
    const form = workbench.webview();
    await bucketOf(form).fill('acme-data-exports');
    await preflightOf(form)
      .getByText(/^\d+ checks passed\.$/)
      .waitFor();
    expect(await start(workbench)).not.toContain('will fail');
    await statusOf(form).getByText('The export is running.').waitFor();
    standIn.clock.advance(exportDuration);
    await workbench.notification('Export of products finished: 24 items.').waitFor();
    await workbench.pressInNotification('Export of products finished', 'Copy S3 URI');
    const uri = await workbench.copied(/^s3:/);
    const second = made().find(({ status }) => status === 'COMPLETED');
    const folder = `again/products/AWSDynamoDB/${second?.arn.split('/').at(-1)}/`;
    expect(uri).toBe(`s3://acme-data-exports/${folder}`);
    expect(
      await standIn.readObject('acme-data-exports', `${folder}manifest-summary.json`),
    ).toBeDefined();
    expect(
      made()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['COMPLETED', 'FAILED']);
    expect(standIn.violations).toEqual([]);
  });
});
