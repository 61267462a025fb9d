import { describe, expect, it } from 'vitest';
import { manyTables } from '../aws/data/many.ts';
import { connect, views } from './steps.ts';
import { useStage } from './stage.ts';

describe('an account with 10,000 tables', () => {
  const stage = useStage({ standIn: { seed: manyTables(10_000) } });
  const row = (label: string) => stage().workbench.row(views.sources, label);
  const calls = (name: string) =>
    stage().standIn.calls.filter(({ operation }) => operation === name).length;

  it('shows its first tables after one call, and asks about no others', async () => {
    const { page, workbench } = stage();
    await connect(workbench);
    await row('tenant-00001-events').getByText('PITR on').waitFor();
    await workbench.view(views.exports).getByText('No exports in the last 90 days').waitFor();
    expect(calls('ListTables')).toBe(1);
    await workbench.runCommand('AWS Exports: Focus on Sources View');
    await page.keyboard.press('End');
    await row('Load more…').waitFor();
    await row('tenant-00100-events').waitFor();
  });

  it('loads the next page when asked to', async () => {
    const { page, standIn } = stage();
    await row('Load more…').click();
    await row('tenant-00101-events').waitFor();
    expect(calls('ListTables')).toBe(2);
    await page.keyboard.press('End');
    await row('tenant-00200-events').waitFor();
    await row('Load more…').waitFor();
    expect(calls('DescribeTable')).toBeLessThanOrEqual(200);
    expect(standIn.violations).toEqual([]);
  });
});
