import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setStage, type FormUnderTest, type Stage } from './harness/formPage.ts';
import { keyboardOf } from './harness/keys.ts';

let stage: Stage;
let form: FormUnderTest;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
afterEach(() => form.close());

const press = (...keys: readonly string[]) => keyboardOf(form.page).press(...keys);
const type = (text: string) => keyboardOf(form.page).type(text);
const focused = () => keyboardOf(form.page).focused();
const tabTo = (name: string) => keyboardOf(form.page).tabTo(name);

describe('with the keyboard alone', () => {
  it('a form is filled from start to finish', async () => {
    form = await stage.open();
    await form.field('Bucket').waitFor();
    await tabTo('Full');
    await tabTo('Latest');
    await press('ArrowDown');
    await tabTo('Moment');
    await tabTo('Pick date and time');
    await tabTo('Local time');
    await press('ArrowRight');
    await tabTo('Bucket');
    await press('ArrowDown');
    await form.page.getByRole('option', { name: 'acme-exports eu-west-1' }).waitFor();
    await press('ArrowDown', 'ArrowDown', 'Enter');
    expect(await form.field('Bucket').inputValue()).toBe('acme-exports');
    await tabTo('Prefix');
    await press('Control+A');
    await type('by/keyboard');
    await tabTo('DynamoDB JSON');
    await press('ArrowDown');
    await tabTo('Default');
    await press('ArrowDown', 'ArrowDown');
    await tabTo('KMS key');
    await type('alias/exports');
    await press('Escape');
    await tabTo('Advanced');
    await press('Enter');
    await tabTo('Client token');
    await tabTo('New token');
    const old = await form.field('Client token').inputValue();
    await press('Enter');
    await expect.poll(() => form.field('Client token').inputValue()).not.toBe(old);
    await tabTo('Start export');
    await press('Enter');
    await form.page.locator('#status:focus').waitFor();
    expect(form.host.drafts()).toMatchObject([
      {
        bucket: 'acme-exports',
        prefix: 'by/keyboard',
        timeMode: 'moment',
        momentZone: 'utc',
        format: 'ION',
        encryption: 'KMS',
        kmsKeyId: 'alias/exports',
        clientToken: '0d9d4f0e-8f3a-4c55-9d0a-7f3f0c1b2a99',
      },
    ]);
  });

  it('an incremental, filtered export is filled from start to finish', async () => {
    form = await stage.open({
      script: (host) => host.answer('lastIncremental', () => Promise.resolve({ to: null })),
    });
    await form.field('Bucket').waitFor();
    await tabTo('Full');
    await press('ArrowDown');
    await form.page.getByText('was completed in the last 90 days').waitFor();
    await tabTo('Last 24 hours');
    await press('ArrowDown');
    await tabTo('Local time');
    await press('ArrowRight');
    await tabTo('From (inclusive)');
    await tabTo('Pick the start');
    await tabTo('To (exclusive)');
    await tabTo('Pick the end');
    await tabTo('New and old images');
    await press('ArrowDown');
    await tabTo('Bucket');
    await type('acme-exports');
    await tabTo('Filter');
    await press('Enter');
    await tabTo('Export only a part of the table');
    await press('Space');
    await tabTo('Key condition');
    await type('#pk = :pk');
    await tabTo('Attribute names');
    await type('{"#pk": "customerId"}');
    await tabTo('Attribute values');
    await type('{":pk": {"S": "C-1"}}');
    await press('Control+Enter');
    await form.page.locator('#status:focus').waitFor();
    expect(form.host.drafts()).toMatchObject([
      {
        exportType: 'incremental',
        windowMode: 'exact',
        windowZone: 'utc',
        viewType: 'NEW_IMAGE',
        bucket: 'acme-exports',
        filtered: true,
        keyCondition: '#pk = :pk',
      },
    ]);
  });

  it('a choice that cannot be made is reached and explained, and not made', async () => {
    form = await stage.open({
      script: (host) => host.answer('lastIncremental', () => Promise.resolve({ to: null })),
    });
    await form.page.getByLabel('Incremental', { exact: true }).check();
    await form.page.getByText('was completed in the last 90 days').waitFor();
    await form.page.getByLabel('Last hour').check();
    await form.page.getByLabel('Last hour').focus();
    await press('ArrowUp');
    const label = 'Since the last incremental export';
    expect(await focused()).toBe(label);
    expect(await form.messageOf(label)).toMatch(/No incremental export .* last 90 days/);
    expect(await form.field(label).isChecked()).toBe(false);
    expect(await form.page.getByLabel('Last hour').isChecked()).toBe(true);
    await press('ArrowDown', 'ArrowDown');
    expect(await form.page.getByLabel('Last 24 hours').isChecked()).toBe(true);
  });

  it('Ctrl+Enter starts from inside a field, also while its list is open', async () => {
    form = await stage.open();
    await form.field('Bucket').waitFor();
    await tabTo('Bucket');
    await type('acme-exports');
    await press('Control+Enter');
    await form.page.locator('#status:focus').waitFor();
  });

  it('Enter alone in a field starts nothing', async () => {
    form = await stage.open();
    await form.field('Bucket').waitFor();
    await tabTo('Bucket');
    await type('acme-exports');
    await press('Escape', 'Enter', 'Tab', 'Enter');
    await form.page.waitForTimeout(100);
    expect(form.host.drafts()).toEqual([]);
  });

  it('Escape closes a list and loses nothing', async () => {
    form = await stage.open();
    await form.field('Bucket').waitFor();
    await tabTo('Bucket');
    await type('acme');
    await form.page.getByRole('listbox').waitFor();
    await press('Escape', 'Escape');
    expect(await form.page.getByRole('listbox').count()).toBe(0);
    expect(await form.field('Bucket').inputValue()).toBe('acme');
  });

  it('the calendar opens', async () => {
    form = await stage.open();
    await form.page.getByLabel('A moment in the past').check();
    await form.field('Moment').focus();
    await press('Tab', 'Space');
    await form.page.locator('.moment-picker:open').waitFor();
  });

  it('everything that can be focused shows that it is', async () => {
    form = await stage.open();
    await form.field('Bucket').waitFor();
    const seen = new Set<string>();
    for (let presses = 0; presses < 25; presses += 1) {
      await press('Tab');
      const look = await form.page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return undefined;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const around = getComputedStyle(element.parentElement ?? element).outlineStyle;
        const shown = outlineStyle !== 'none' && outlineWidth !== '0px';
        return { name: element.outerHTML.slice(0, 80), shown: shown || around !== 'none' };
      });
      if (look !== undefined && !look.shown) seen.add(look.name);
    }
    expect([...seen]).toEqual([]);
  });
});
