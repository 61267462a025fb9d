import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ExportTableRequest } from '../../src/core/kinds/tableExport.ts';
import { setStage, type FormUnderTest, type Stage } from './harness/formPage.ts';

let stage: Stage;
let form: FormUnderTest;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
afterEach(() => form.close());

/** A form with its filter open and switched on. */
async function openFiltered(): Promise<void> {
  form = await stage.open();
  await summary().click();
  await form.page.getByLabel('Export only a part of the table').check();
}

const summary = () => form.page.locator('summary', { hasText: 'Filter' });

const fill = (label: string, text: string) => form.field(`${label} optional`).fill(text);

async function request(): Promise<ExportTableRequest> {
  const json = await form.page.getByLabel('Request as JSON').innerText();
  return JSON.parse(json) as ExportTableRequest;
}

describe('the filter', () => {
  it('is off and closed until somebody wants it', async () => {
    form = await stage.open();
    await form.field('Bucket').waitFor();
    expect(await summary().innerText()).toMatch(/Filter\s+off/);
    expect(await form.page.getByLabel('Export only a part of the table').isVisible()).toBe(false);
    expect(await request()).not.toHaveProperty('FilterSpecification');
  });

  it('says what lowers the bill and gives examples with the keys of the table', async () => {
    await openFiltered();
    await form.page.getByText('Only a key condition lowers the bill').waitFor();
    expect(await form.messageOf('Key condition optional')).toBe(
      'One value of customerId, and, if you like, a condition on placedAt. Example: #pk = :pk AND #sk >= :sk',
    );
    expect(await form.messageOf('Attribute names optional')).toContain('"#sk": "placedAt"');
    expect(await form.page.locator('.message--error').count()).toBe(0);
  });

  it('is sent as it was typed', async () => {
    await openFiltered();
    await form.field('Bucket').fill('acme-exports');
    await fill('Key condition', '#pk = :pk AND\n#sk >= :sk');
    await fill('Filter expression', '#state = :open');
    await fill('Projection', '#pk, #sk, #state');
    await fill('Attribute names', '{"#pk": "customerId", "#sk": "placedAt", "#state": "state"}');
    await fill('Attribute values', '{":pk": {"S": "C-1"}, ":sk": {"N": "7"}, ":open": {"S": "o"}}');
    await form.page.getByText('Ready. Nothing is sent before you confirm.').waitFor();
    expect((await request()).FilterSpecification).toEqual({
      KeyConditionExpression: '#pk = :pk AND\n#sk >= :sk',
      FilterExpression: '#state = :open',
      ProjectionExpression: '#pk, #sk, #state',
      ExpressionAttributeNames: { '#pk': 'customerId', '#sk': 'placedAt', '#state': 'state' },
      ExpressionAttributeValues: { ':pk': { S: 'C-1' }, ':sk': { N: '7' }, ':open': { S: 'o' } },
    });
    await form.button('Start export').click();
    await form.page.locator('#status').waitFor();
    expect(form.host.refused).toEqual([]);
  });

  it('is kept while it is off, and not sent', async () => {
    await openFiltered();
    await fill('Projection', 'total');
    await form.page.getByLabel('Export only a part of the table').uncheck();
    expect(await request()).not.toHaveProperty('FilterSpecification');
    await form.page.getByLabel('Export only a part of the table').check();
    expect(await form.field('Projection optional').inputValue()).toBe('total');
  });

  it('is there again after a reload, and open', async () => {
    await openFiltered();
    await fill('Filter expression', 'total > :min');
    await form.page.reload();
    await form.field('Filter expression optional').waitFor();
    expect(await form.field('Filter expression optional').inputValue()).toBe('total > :min');
    expect(await summary().innerText()).toMatch(/Filter\s+on/);
  });
});

describe('a filter that AWS would refuse', () => {
  it.each([
    ['Key condition', 'placedAt > :since', 'partition key'],
    ['Filter expression', 'total >', 'Correct the filter'],
    ['Projection', 'total,', 'Correct the projection'],
    ['Filter expression', `total = ${'x'.repeat(4096)}`, '4 KB'],
    ['Attribute names', '{"#pk": customerId}', 'as JSON'],
    ['Attribute values', '{":pk": "C-1"}', ':pk'],
  ])('shows at its %s what is wrong with %.30j', async (label, text, message) => {
    await openFiltered();
    await fill(label, text);
    const found = form.page.locator('.field-message', { hasText: message });
    await found.waitFor();
    expect(await form.messageOf(`${label} optional`)).toContain(message);
    expect(await form.field(`${label} optional`).getAttribute('aria-invalid')).toBe('true');
  });

  it('opens again for the first thing to put right', async () => {
    await openFiltered();
    await form.field('Bucket').fill('acme-exports');
    await fill('Key condition', 'customerId = :pk');
    await summary().click();
    await form.button('Start export').click();
    await form.page.locator('#field-attributeValues:focus').waitFor();
    expect(form.host.drafts()).toEqual([]);
  });

  it('with nothing in it is not sent', async () => {
    await openFiltered();
    await form.field('Bucket').fill('acme-exports');
    await form.button('Start export').click();
    await form.page.locator('[aria-invalid=true]:focus').waitFor();
    expect(form.host.drafts()).toEqual([]);
  });
});
