import { beforeAll, describe, expect, it } from 'vitest';
import { connect, statusOf, views } from './steps.ts';
import { useStage } from './stage.ts';

const backupDuration = 60_000;
const name = 'payments-before-audit';

describe('backups of tables', () => {
  const stage = useStage({ standIn: { backupDuration } });
  const row = (label: string | RegExp) => stage().workbench.row(views.sources, label);
  const made = () =>
    stage()
      .standIn.backups()
      .filter((backup) => backup.name === name);

  beforeAll(() => connect(stage().workbench));

  it('are made by a form that says what they hold', async () => {
    const { workbench } = stage();
    await workbench.chooseFromMenu(views.sources, 'payments', 'Create Backup…');
    const form = workbench.webview();
    await form.getByLabel('Name', { exact: true }).fill(name);
    await form.getByText('Ready. Nothing is sent before you confirm.').waitFor();
    await form.getByRole('button', { name: 'Create backup' }).click();
    await workbench.dialog().getByText('payments').first().waitFor();
    await workbench.pressInDialog('Create Backup');
    await statusOf(form).getByText('AWS makes the backup.').waitFor();
  });

  it('are listed under their table, from the beginning to the end', async () => {
    const { standIn, workbench } = stage();
    await workbench.expand(views.sources, 'payments');
    await workbench.expand(views.sources, 'Backups');
    await row(name).getByText('creating · on-demand').waitFor();
    expect(await workbench.menuOf(views.sources, name)).not.toContain('Delete Backup…');
    standIn.clock.advance(backupDuration);
    await workbench.notification(`Backup ${name} of payments is available`).waitFor();
    await row(name)
      .getByText(/^on-demand · .*B · /)
      .waitFor();
    expect(made()).toMatchObject([{ status: 'AVAILABLE', table: 'payments' }]);
  });

  it('show what AWS says of them as a document', async () => {
    const { workbench } = stage();
    await workbench.chooseFromMenu(views.sources, name, 'Show Backup Details');
    await workbench.tab(/^payments-backup-.*\.json/).waitFor();
    const text = await workbench.editorText();
    expect(text).toContain(`"BackupName": "${name}"`);
    expect(text).toContain('"BackupStatus": "AVAILABLE"');
  });

  it('are deleted only by somebody who types the name', async () => {
    const { page, workbench } = stage();
    await workbench.chooseFromMenu(views.sources, name, 'Delete Backup…');
    await workbench.quickPick().getByText(`Delete backup ${name} of table payments?`).waitFor();
    await workbench.answer('payments');
    await workbench.quickPick().getByText(`Type ${name} to go on.`).waitFor();
    await page.keyboard.press('Escape');
    await workbench.quickPick().waitFor({ state: 'detached' });
    expect(made()).toHaveLength(1);
    await workbench.chooseFromMenu(views.sources, name, 'Delete Backup…');
    await workbench.answer(name);
    await row(name).waitFor({ state: 'detached' });
    await workbench.statusBar(`Backup ${name} is deleted`).waitFor();
    expect(made().filter(({ status }) => status === 'AVAILABLE')).toEqual([]);
  });

  it('that AWS made of a deleted table are shown as what they are, and stay', async () => {
    const { standIn, workbench } = stage();
    await workbench.collapseAll(views.sources);
    await workbench.expand(views.sources, 'acme-data');
    await workbench.expand(views.sources, 'DynamoDB');
    await workbench.expand(views.sources, 'Backups of all tables');
    const system = /^baskets-2023/;
    await row(system).getByText('baskets-2023 · system').waitFor();
    const menu = await workbench.menuOf(views.sources, system);
    expect(menu).toContain('Show Backup Details');
    expect(menu).not.toContain('Delete Backup…');
    expect(standIn.violations).toEqual([]);
  });
});
