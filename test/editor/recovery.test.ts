import { describe, expect, it } from 'vitest';
import { bucketOf, connect, openForm, start, statusOf, views } from './steps.ts';
import { useStage } from './stage.ts';

const turnOn = 'Turn On Point-in-Time Recovery…';
const cost = 'AWS bills point-in-time recovery per GB-month of table size';

describe('a table without point-in-time recovery', () => {
  const stage = useStage();
  const row = (table: string) => stage().workbench.row(views.sources, table);
  const changes = () =>
    stage().standIn.calls.filter(({ operation }) => operation === 'UpdateContinuousBackups');

  it('says so in its row, and offers to turn it on there and nowhere else', async () => {
    const { workbench } = stage();
    await connect(workbench);
    await row('sessions').getByText('PITR off').waitFor();
    await row('orders').getByText('PITR on').waitFor();
    expect(await workbench.menuOf(views.sources, 'sessions')).toContain(turnOn);
    expect(await workbench.menuOf(views.sources, 'orders')).not.toContain(turnOn);
  });

  it('says so at the top of its form, and cannot be exported', async () => {
    const form = await openForm(stage().workbench, 'sessions');
    await form.getByText('Point-in-time recovery is off for this table.').waitFor();
    await bucketOf(form).fill('acme-data-exports');
    await form.getByRole('button', { name: 'Start export' }).click();
    await form.getByRole('button', { name: 'One thing to put right' }).waitFor();
    expect(await stage().workbench.dialog().count()).toBe(0);
  });

  it('stays as it is when the person does not agree to the cost', async () => {
    const { workbench } = stage();
    await workbench
      .webview()
      .getByRole('button', { name: 'Turn on point-in-time recovery…' })
      .click();
    const asked = await workbench.dialog().innerText();
    for (const fact of ['111122223333', 'eu-west-1', 'sessions', '812.4 MB', cost]) {
      expect(asked).toContain(fact);
    }
    await workbench.pressInDialog('Cancel');
    await workbench.webview().getByText('Point-in-time recovery is off').waitFor();
    await workbench.chooseFromMenu(views.sources, 'sessions', turnOn);
    await workbench.dialog().getByText(cost).waitFor();
    await workbench.pressInDialog('Cancel');
    await row('sessions').getByText('PITR off').waitFor();
    expect(changes()).toEqual([]);
  });

  it('can be exported once it was turned on in the form', async () => {
    const { standIn, workbench } = stage();
    const form = workbench.webview();
    await form.getByRole('button', { name: 'Turn on point-in-time recovery…' }).click();
    await workbench.pressInDialog('Turn On');
    await form.getByText('Point-in-time recovery is off').waitFor({ state: 'detached' });
    await row('sessions').getByText('PITR on').waitFor();
    expect(changes()).toMatchObject([{ status: 200 }]);
    expect(await bucketOf(form).inputValue()).toBe('acme-data-exports');
    await start(workbench);
    await statusOf(form).getByText('The export is running.').waitFor();
    const made = standIn.exports().filter(({ table }) => table === 'sessions');
    expect(made).toMatchObject([{ status: 'IN_PROGRESS', bucket: 'acme-data-exports' }]);
  });

  it('can have it turned on from its menu', async () => {
    const { standIn, workbench } = stage();
    await workbench.chooseFromMenu(views.sources, 'passkeys', turnOn);
    await workbench.pressInDialog('Turn On');
    await workbench.statusBar('Point-in-time recovery is on for passkeys').waitFor();
    await row('passkeys').getByText('PITR on').waitFor();
    expect(await workbench.menuOf(views.sources, 'passkeys')).not.toContain(turnOn);
    expect(changes()).toHaveLength(2);
    expect(standIn.violations).toEqual([]);
  });
});
