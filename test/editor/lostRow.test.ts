import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, it } from 'vitest';
import { connect, views } from './steps.ts';
import { useStage } from './stage.ts';

describe('a menu that is open while its list is read again', () => {
  const stage = useStage();
  const row = (label: string) => stage().workbench.row(views.sources, label);

  /** The profile leads elsewhere now: all rows under it are read again, which takes long. */
  async function readAgain(): Promise<void> {
    const { env, standIn } = stage();
    standIn.faults.set({ fault: 'slow', operation: 'ListTables', delay: 60_000 });
    const config = env['AWS_CONFIG_FILE'] ?? '';
    const text = await readFile(config, 'utf8');
    await writeFile(config, text.replace('region = eu-west-1', 'region = eu-central-1'));
    await row('Reading…').waitFor();
  }

  beforeAll(() => connect(stage().workbench));

  it('has lost its row, and says so instead of asking which is meant', async () => {
    const { page, workbench } = stage();
    await row('orders').click({ button: 'right' });
    const entry = page.locator('.monaco-menu').getByText('Export Table to S3…');
    await entry.waitFor();
    await readAgain();
    await entry.hover();
    await page.keyboard.press('Enter');
    await workbench
      .notification('The list was being read again. Choose the command once more.')
      .waitFor();
  });
});
