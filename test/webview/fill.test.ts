import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { factsAt, opened, token } from '../fakes/formSamples.ts';
import { failing } from './harness/fakeHost.ts';
import { setStage, type FormUnderTest, type Stage } from './harness/formPage.ts';

let stage: Stage;
let form: FormUnderTest;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
afterEach(() => form.close());

describe('an untouched form', () => {
  it('says what is exported, as whom, and what is still needed, without an error', async () => {
    form = await stage.open();
    const { page } = form;
    await page.getByRole('heading', { name: 'Export table orders to S3' }).waitFor();
    const text = await page.getByRole('banner').innerText();
    expect(text).toMatch(/111122223333[^]*eu-west-1[^]*acme-data[^]*41\.2 GB/);
    await page.getByRole('button', { name: 'Choose or type a bucket.' }).waitFor();
    expect(await page.locator('.message--error').count()).toBe(0);
    expect(await page.getByText('Custom endpoint').count()).toBe(0);
  });

  it('shows a custom endpoint plainly', async () => {
    const endpoint = 'http://127.0.0.1:4566';
    form = await stage.open({
      script: (host) =>
        host.answer('open', () => Promise.resolve(opened(factsAt(Date.now()), { endpoint }))),
    });
    await form.page.getByText(`Custom endpoint ${endpoint}`).waitFor();
  });
});

describe('typing into a field', () => {
  it.each([
    ['Bucket', 'ab', 'A bucket name has at least 3 characters'],
    ['Bucket', 's3://acme-exports/orders', 'Put the name only here: acme-exports'],
    ['Bucket', '192.168.0.1', 'cannot look like an IP address'],
    ['Bucket', 'Acme-Exports', 'Write the name in lower case'],
    ['Prefix optional', 'x'.repeat(1000), 'Shorten the prefix'],
    ['Prefix optional', '/orders', 'Remove the slash at the beginning'],
    ['Bucket owner optional', '1234', 'Type the 12 digits'],
  ])('%s shows and describes what is wrong with %.20j', async (label, text, message) => {
    form = await stage.open();
    await form.field(label).fill(text);
    await form.page.locator('.field-message', { hasText: message }).waitFor();
    expect(await form.messageOf(label)).toContain(message);
  });

  it('marks a wrong field as invalid and a doubtful one not', async () => {
    form = await stage.open();
    await form.field('Bucket').fill('Acme-Exports');
    await form.page.getByText('Write the name in lower case').first().waitFor();
    expect(await form.field('Bucket').getAttribute('aria-invalid')).toBe('false');
    await form.field('Bucket').fill('no bucket');
    await form.page.locator('[aria-invalid=true]').waitFor();
  });

  it('keeps quiet in the middle of a word', async () => {
    form = await stage.open();
    await form.field('Bucket').pressSequentially('ac', { delay: 20 });
    expect(await form.page.locator('.message--error').count()).toBe(0);
  });

  it.each([
    ['soon', 'Write date and time like 2026-11-21 12:00:00.'],
    ['', 'Type a date and time, or choose the latest moment.'],
    ['2020-01-01 10:00:00', 'point-in-time recovery reaches back to then'],
    ['2099-01-01 10:00:00', 'this one is in the future'],
  ])('a moment shows what is wrong with %j', async (text, message) => {
    form = await stage.open();
    await form.page.getByLabel('A moment in the past').check();
    await form.field('Moment').fill(text);
    await form.page.locator('.field-message', { hasText: message }).waitFor();
    expect(await form.messageOf('Moment')).toContain(message);
  });

  it('a client token shows what is wrong with a dollar sign', async () => {
    form = await stage.open();
    await form.page.getByText('Advanced').click();
    await form.field('Client token').fill('a$b');
    await form.page.locator('.field-message', { hasText: 'Remove the $' }).waitFor();
  });

  it('a KMS key shows what is wrong with one of another Region', async () => {
    form = await stage.open();
    await form.field('Bucket').fill('acme-exports');
    await form.page.getByText('In eu-west-1, like the table.').waitFor();
    await form.page.getByLabel('SSE-KMS').check();
    await form
      .field('KMS key optional')
      .fill('arn:aws:kms:us-east-1:111122223333:key/1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60');
    await form.page.locator('.field-message', { hasText: 'Choose a key in eu-west-1' }).waitFor();
  });
});

describe('the moment', () => {
  it('starts at the latest one, is shown by both clocks, and survives switching them', async () => {
    form = await stage.open();
    const { page } = form;
    await page.getByLabel('A moment in the past').check();
    await form.field('Moment').fill('2026-11-20 12:00:00');
    await page.getByText('2026-11-20 12:00:00 (11:00:00 UTC)', { exact: true }).waitFor();
    await page.getByLabel('UTC').check({ force: true });
    await page.waitForFunction(() => {
      const input = document.querySelector<HTMLInputElement>('#field-moment');
      return input?.value === '2026-11-20 11:00:00';
    });
    await page.getByText('2026-11-20 12:00:00 (11:00:00 UTC)', { exact: true }).waitFor();
  });

  it('can be picked from the calendar of the browser', async () => {
    form = await stage.open();
    await form.page.getByLabel('A moment in the past').check();
    await form.page.getByLabel('Pick date and time').fill('2026-11-19T08:30:15');
    expect(await form.field('Moment').inputValue()).toBe('2026-11-19 08:30:15');
  });
});

describe('the bucket picker', () => {
  it('lists buckets with their Regions and takes one by mouse', async () => {
    form = await stage.open();
    await form.button('Show buckets').click();
    await form.page.getByRole('option', { name: 'acme-analytics-landing eu-central-1' }).click();
    expect(await form.field('Bucket').inputValue()).toBe('acme-analytics-landing');
    await form.page.getByText('In eu-central-1; the table is in eu-west-1.').waitFor();
  });

  it('says why it cannot list and still takes what is typed', async () => {
    const denied = {
      reason: 'access-denied',
      message: 'The profile acme-data may not list buckets (s3:ListAllMyBuckets).',
      next: 'Ask for that permission.',
    } as const;
    form = await stage.open({ script: (host) => host.answer('listBuckets', failing(denied)) });
    await form.button('Show buckets').click();
    await form.page
      .getByText('may not list buckets (s3:ListAllMyBuckets). Type it instead.')
      .waitFor();
    await form.field('Bucket').fill('acme-exports');
    await form.page.getByText('In eu-west-1, like the table.').waitFor();
  });

  it('reads more buckets when there are more', async () => {
    form = await stage.open({
      script: (host) =>
        host.answer('listBuckets', ({ next }) =>
          Promise.resolve(
            next === undefined
              ? { buckets: [{ name: 'first-page' }], next: 'more' }
              : { buckets: [{ name: 'second-page' }] },
          ),
        ),
    });
    await form.button('Show buckets').click();
    await form.page.getByRole('option', { name: 'Load more buckets…' }).click();
    await form.page.getByRole('option', { name: 'second-page' }).waitFor();
    expect(form.host.paramsOf('listBuckets')).toEqual([{}, { next: 'more' }]);
  });

  it('warns of a bucket that is not there, without forbidding it', async () => {
    form = await stage.open();
    await form.field('Bucket').fill('acme-nowhere');
    await form.page
      .locator('.message--warning', { hasText: 'There is no bucket acme-nowhere.' })
      .waitFor();
    await form.page.getByText('Ready. Nothing is sent before you confirm.').waitFor();
  });
});

describe('the KMS key picker', () => {
  it('lists the keys of the bucket’s Region and follows it to another', async () => {
    form = await stage.open();
    const { page, host } = form;
    await page.getByLabel('SSE-KMS').check();
    await form.button('Show KMS keys').click();
    await page.getByText('Keys are listed once the Region of the bucket is known.').waitFor();
    await form.field('Bucket').fill('acme-analytics-landing');
    await page.getByText('In eu-central-1; the table is in eu-west-1.').waitFor();
    await form.button('Show KMS keys').click();
    await page.getByRole('option', { name: 'alias/exports' }).click();
    expect(await form.field('KMS key optional').inputValue()).toContain(':kms:eu-central-1:');
    await form.field('Bucket').fill('acme-exports');
    await page.locator('.field-message', { hasText: 'Choose a key in eu-west-1' }).waitFor();
    expect(host.paramsOf('listKeys')).toEqual([
      { region: 'eu-central-1' },
      { region: 'eu-west-1' },
    ]);
  });

  it('does not let a key be picked that is being deleted', async () => {
    form = await stage.open();
    await form.field('Bucket').fill('acme-exports');
    await form.page.getByLabel('SSE-KMS').check();
    await form.page.getByText('In eu-west-1, like the table.').waitFor();
    await form.button('Show KMS keys').click();
    const retired = form.page.getByRole('option', { name: 'alias/retired' });
    await retired.waitFor();
    expect(await retired.getAttribute('aria-disabled')).toBe('true');
    await retired.click({ force: true });
    expect(await form.field('KMS key optional').inputValue()).toBe('');
  });
});

describe('the preview', () => {
  it('shows the sentence and exactly the request that the draft becomes', async () => {
    form = await stage.open();
    await form.field('Bucket').fill('acme-exports');
    await form.field('Prefix optional').fill('orders');
    await form.page.getByLabel('Amazon Ion').check();
    await form.page.getByLabel('SSE-S3 (AES256)').check();
    await form.page.getByText('Exports all of orders').waitFor();
    const json = await form.page.getByLabel('Request as JSON').innerText();
    expect(JSON.parse(json)).toEqual({
      TableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
      S3Bucket: 'acme-exports',
      S3Prefix: 'orders',
      S3SseAlgorithm: 'AES256',
      ExportFormat: 'ION',
      ExportType: 'FULL_EXPORT',
      ClientToken: token,
    });
  });

  it('lets the host copy the request', async () => {
    form = await stage.open();
    await form.button('Copy').click();
    await form.page.getByRole('status').getByText('The request was copied.').waitFor();
    expect(form.host.paramsOf('copyRequest')).toMatchObject([{ draft: { clientToken: token } }]);
  });

  it('shows the permissions of what is typed so far, by mouse and by key', async () => {
    form = await stage.open();
    await form.field('Bucket').fill('acme-ex');
    await form.button('Show required permissions').click();
    await form.button('Show required permissions').press('Enter');
    const asked = () => form.host.paramsOf('showPermissions');
    await expect.poll(asked).toHaveLength(2);
    expect(asked()).toMatchObject([{ draft: { bucket: 'acme-ex' } }, {}]);
    expect(form.host.drafts()).toEqual([]);
  });

  it('leads from a problem to its field', async () => {
    form = await stage.open();
    await form.button('Choose or type a bucket.').click();
    await form.page.locator('#field-bucket:focus').waitFor();
  });
});
