import { describe, expect, it } from 'vitest';
import { policyProblems } from '../policyGrammar/problems.ts';
import { bucketOf, connect, openForm, start, startAnyway, statusOf, views } from './steps.ts';
import { looksAs, useStage } from './stage.ts';

const exportDuration = 60_000;
const partner = 'partner-drop-eu';

describe('an export to a bucket of another account whose owner was not given', () => {
  const stage = useStage({ standIn: { exportDuration } });
  const document = 'products-what-went-wrong.md';
  const made = () =>
    stage()
      .standIn.exports()
      .filter(({ prefix }) => prefix === 'from-acme');

  const look = looksAs('doctor', stage);

  const lens = (text: string) =>
    stage().page.locator('.codelens-decoration a').filter({ hasText: text });

  it('fails late, and the notification leads to what went wrong', async () => {
    const { standIn, workbench } = stage();
    await connect(workbench);
    const form = await openForm(workbench, 'products');
    await bucketOf(form).fill(partner);
    await form.getByLabel('Prefix').fill('from-acme');
    expect(await startAnyway(workbench)).toContain(`Owner of ${partner}`);
    await statusOf(form).getByText('The export is running.').waitFor();
    standIn.clock.advance(exportDuration);
    await workbench.pressInNotification('Export of products failed', 'What Went Wrong?');
    await workbench.tab(document).waitFor();
    const text = await workbench.editorText();
    expect(text).toContain('# Export of products: why it failed');
    expect(text).toContain(`AWS was not allowed to write to bucket ${partner}.`);
    expect(text).toContain('- Code: `S3AccessDenied`');
    expect(text).toMatch(/· Bucket partner-drop-eu: /i);
    expect(text).toContain(`Bucket policy of ${partner}`);
    await lens('Fix and export again…').waitFor();
    await look('document');
    // The simulation says that the caller may write: its policy comes last, below what is in sight.
    await workbench.tab(document).click();
    await stage().page.keyboard.press('Control+End');
    await expect
      .poll(() => workbench.editorText())
      .toMatch(/\*\*What these change looked fine just now\.\*\* .*:\s+### \d\. IAM policy/);
    await stage().page.keyboard.press('Control+Home');
  });

  it('hands over each policy as it is to be pasted', async () => {
    const { workbench } = stage();
    await lens('Copy policy').first().click();
    const policy = JSON.parse(await workbench.copied(/"WriteToBucket"/)) as unknown;
    expect(policyProblems(policy, 'bucket')).toEqual([]);
    expect(JSON.stringify(policy)).toContain(`arn:aws:s3:::${partner}/from-acme/AWSDynamoDB/*`);
    await lens('Open as JSON').first().click();
    const tab = workbench.tab(/^Bucket policy of .*\.json/);
    await tab.waitFor();
    expect(JSON.parse(await workbench.editorText())).toEqual(policy);
    await look('json');
    await workbench.closeTab(/^Bucket policy of .*\.json/);
  });

  it('opens the form again with the failure on it, and a new token', async () => {
    const { workbench } = stage();
    await workbench.tab(document).click();
    await lens('Fix and export again…').click();
    const form = workbench.webview();
    await form.getByText('Failed before').waitFor();
    await form.getByText('S3AccessDenied').waitFor();
    expect(await bucketOf(form).inputValue()).toBe(partner);
    await form.getByText('Advanced').click();
    const token = await form.getByLabel('Client token').inputValue();
    expect(token).not.toBe(made()[0]?.clientToken);
    await look('form');
  });

  it('completes once the owner is given', async () => {
    const { standIn, workbench } = stage();
    const form = workbench.webview();
    await form.getByLabel('Bucket owner').fill('444455556666');
    await start(workbench);
    await statusOf(form).getByText('The export is running.').waitFor();
    standIn.clock.advance(exportDuration);
    await workbench.notification('Export of products finished').waitFor();
    await look('success');
    expect(
      made()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['COMPLETED', 'FAILED']);
    expect(standIn.violations).toEqual([]);
  });

  it('is there for others that failed: from their details, and from their row', async () => {
    const { workbench } = stage();
    const other = 'payments-what-went-wrong.md';
    await workbench.chooseFromMenu(views.exports, 'payments', 'Show Export Details');
    await lens('What went wrong?').click();
    await workbench.tab(other).waitFor();
    await workbench.closeTab(other);
    await workbench.chooseFromMenu(views.exports, 'payments', 'Show What Went Wrong');
    await workbench.tab(other).waitFor();
    expect(await workbench.editorText()).toContain('# Export of payments: why it failed');
    await look('row');
  });
});
