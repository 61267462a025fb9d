import { beforeAll, describe, expect, it } from 'vitest';
import { policyProblems } from '../policyGrammar/problems.ts';
import { bucketOf, connect, openForm, views } from './steps.ts';
import { looksAs, useStage } from './stage.ts';

describe('the permissions that an export needs', () => {
  const stage = useStage();
  const document = 'payments-permissions.md';
  beforeAll(() => connect(stage().workbench));

  const look = looksAs('permissions', stage);

  /** Presses the nth “Copy policy” that can be seen, and reads what was copied. */
  async function copyPolicy(nth: number, text: RegExp): Promise<unknown> {
    const { page, workbench } = stage();
    await page
      .locator('.codelens-decoration a')
      .filter({ hasText: 'Copy policy' })
      .nth(nth)
      .click();
    return JSON.parse(await workbench.copied(text)) as unknown;
  }

  it('are shown for a table and a bucket of another account, ready to be pasted', async () => {
    const { standIn, workbench } = stage();
    await workbench.chooseFromMenu(views.sources, 'payments', 'Show Required Permissions…');
    await workbench.choose('Export a DynamoDB table to S3');
    const pick = workbench.quickPick();
    await pick.getByText('Choose the bucket that the export goes to').waitFor();
    await workbench.answer('partner-landing-zone');
    await pick.getByText('Account that owns partner-landing-zone').waitFor();
    await workbench.answer('444455556666');
    await pick.getByText('Prefix in partner-landing-zone').waitFor();
    await workbench.answer('from-acme');
    await workbench.choose('No KMS key');
    await workbench.tab(document).waitFor();
    const text = await workbench.editorText();
    expect(text).toContain('# Required permissions: Export a DynamoDB table to S3');
    expect(text).toContain('## 2. Bucket policy of the other account');
    await stage().page.getByText('Copy policy').nth(1).waitFor();
    await look('of-a-table');
    const policies = [await copyPolicy(0, /"StartExport"/), await copyPolicy(1, /"Principal"/)];
    expect(policyProblems(policies[0], 'managed')).toEqual([]);
    expect(policyProblems(policies[1], 'bucket')).toEqual([]);
    expect(JSON.stringify(policies[1])).toContain(
      'arn:aws:s3:::partner-landing-zone/from-acme/AWSDynamoDB/*',
    );
    const started = standIn.calls.filter(({ operation }) => operation.startsWith('ExportTable'));
    expect(started).toEqual([]);
    await workbench.closeTab(document);
  });

  it('are shown for what a form holds, as it stands', async () => {
    const { workbench } = stage();
    const form = await openForm(workbench, 'payments');
    await bucketOf(form).fill('acme-data-exports');
    await form.getByRole('button', { name: 'Show required permissions' }).click();
    await workbench.tab(document).waitFor();
    const text = await workbench.editorText();
    expect(text).toMatch(/- Destination: `s3:\/\/acme-data-exports\/payments\//);
    expect(text).not.toContain('Before you use a policy');
    await workbench.closeTab(document);
    await form.getByRole('button', { name: 'Show required permissions' }).scrollIntoViewIfNeeded();
    await look('form');
  });

  it('have placeholders for a person who has decided nothing yet', async () => {
    const { workbench } = stage();
    await workbench.runCommand('AWS Exports: Show Required Permissions…');
    await workbench.choose('Export an RDS or Aurora snapshot or cluster to S3');
    await workbench.choose(/^orders/);
    await workbench.choose('Not decided yet');
    await workbench.tab(/permissions\.md/).waitFor();
    const text = await workbench.editorText();
    expect(text).toContain('- `<role ARN>`: the ARN of the IAM role that writes the export');
    await look('placeholders');
  });
});
