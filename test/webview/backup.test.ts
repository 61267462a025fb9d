import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { token } from '../fakes/formSamples.ts';
import { backupFacts, openedOf } from '../fakes/kindSamples.ts';
import { setStage, type FormUnderTest, type Stage } from './harness/formPage.ts';
import { keyboardOf } from './harness/keys.ts';

let stage: Stage;
let form: FormUnderTest;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
afterEach(() => form.close());

async function open(facts: Parameters<typeof backupFacts>[1] = {}): Promise<void> {
  form = await stage.open({
    kind: 'dynamodb-backup',
    script: (host) =>
      host.answer('open', () => {
        const now = Date.now();
        return Promise.resolve(openedOf('dynamodb-backup', now, backupFacts(now, facts)));
      }),
  });
  await form.field('Name').waitFor();
}

const said = (text: string) =>
  form.page.getByRole('status').getByText(text).waitFor({ state: 'attached' });

describe('the form for a backup', () => {
  it('lacks nothing, and says what a backup holds, its edge and what it costs', async () => {
    await open();
    const { page } = form;
    await page.getByRole('heading', { name: 'Create a backup of orders' }).waitFor();
    await page.getByText('Ready. Nothing is sent before you confirm.').waitFor();
    const contents = await page.getByRole('region', { name: 'What it is' }).innerText();
    expect(contents).toMatch(/In the backup\s+All items, global and local secondary indexes/);
    expect(contents).toMatch(/Not in the backup\s+Auto scaling/);
    expect(contents).toMatch(/up to a minute before the request/);
    expect(contents).toMatch(/per GB-month of its size, now about 41\.2 GB/);
    expect(await form.field('Bucket').count()).toBe(0);
    const asked = form.host.asked.map(({ name }) => name);
    expect(['open', 'readPrices', 'preflight']).toEqual(expect.arrayContaining(asked));
  });

  it('sends the name that was typed, and nothing twice', async () => {
    await open();
    await form.field('Name').fill('orders-before-the-sale');
    await form.button('Create backup').dblclick();
    await form.page.locator('#status:focus').waitFor();
    expect(form.host.drafts()).toEqual([{ name: 'orders-before-the-sale', clientToken: token }]);
    expect(form.host.refused).toEqual([]);
    const json = await form.page.getByLabel('Request as JSON').innerText();
    expect(JSON.parse(json)).toEqual({
      TableName: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
      BackupName: 'orders-before-the-sale',
    });
    form.host.emit('jobChanged', { jobId: token, state: 'completed', startedAt: Date.now() });
    await said('The backup is complete. It is listed under the table until it is deleted.');
  });

  it.each([
    ['ab', '3'],
    ['orders backup', 'hyphen'],
    ['orders-before-migration', 'Choose another name: orders has a backup of this name'],
  ])('shows what is wrong with the name %j', async (name, message) => {
    await open();
    await form.field('Name').fill(name);
    await form.page.locator('#field-name[aria-invalid=true]').waitFor();
    expect(await form.messageOf('Name')).toContain(message);
    await form.button('Create backup').click();
    await form.page.locator('#field-name:focus').waitFor();
    await said('One thing to put right.');
    expect(form.host.drafts()).toEqual([]);
  });

  it('says first that the table cannot be backed up now', async () => {
    const { table } = backupFacts(Date.now());
    await open({ table: { ...table, status: 'CREATING' } });
    await form.page.locator('.banner').getByText('AWS is still creating the table').waitFor();
  });

  it('makes another one under another name', async () => {
    await open();
    const before = await form.field('Name').inputValue();
    await form.button('Create backup').click();
    await form.button('Make another backup').click();
    await form.page.locator('#field-name:focus').waitFor();
    expect(await form.field('Name').inputValue()).not.toBe(before);
  });

  it('loses nothing at a reload', async () => {
    await open();
    await form.field('Name').fill('mine-1');
    await form.page.reload();
    await form.field('Name').waitFor();
    expect(await form.field('Name').inputValue()).toBe('mine-1');
  });

  it('does not offer to make again what was made', async () => {
    await open();
    await form.button('Create backup').click();
    await form.page.locator('#status').waitFor();
    await form.page.reload();
    await form.page.getByText('A backup was started from this form.').first().waitFor();
    expect(await form.button('Create backup').count()).toBe(0);
  });

  it('is filled from start to finish with the keyboard alone', async () => {
    await open();
    const { tabTo, press, type } = keyboardOf(form.page);
    await tabTo('Name');
    await press('Control+A');
    await type('by-keyboard');
    await tabTo('Create backup');
    await press('Enter');
    await form.page.locator('#status:focus').waitFor();
    expect(form.host.drafts()).toMatchObject([{ name: 'by-keyboard' }]);
  });
});
