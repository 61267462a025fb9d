import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DomainExportFacts } from '../../src/core/kinds/domainExport.ts';
import { token } from '../fakes/formSamples.ts';
import { domainFacts, openedOf } from '../fakes/kindSamples.ts';
import { setStage, type FormUnderTest, type Stage } from './harness/formPage.ts';
import { keyboardOf } from './harness/keys.ts';

let stage: Stage;
let form: FormUnderTest;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
afterEach(() => form.close());

async function open(facts: Parameters<typeof domainFacts>[1] = {}): Promise<void> {
  form = await stage.open({
    kind: 'simpledb-domain',
    script: (host) =>
      host.answer('open', () => {
        const now = Date.now();
        return Promise.resolve(openedOf('simpledb-domain', now, domainFacts(now, facts)));
      }),
  });
  await form.field('Bucket').waitFor();
}

const said = (text: string) =>
  form.page.getByRole('status').getByText(text).waitFor({ state: 'attached' });

describe('the form for a domain', () => {
  it('says what is exported, that it is no snapshot, and how often that is possible', async () => {
    await open();
    const { page } = form;
    await page.getByRole('heading', { name: 'Export domain sessions to S3' }).waitFor();
    expect(await page.getByRole('banner').innerText()).toMatch(/210\.4 MB[^]*48,211/);
    await page.getByText('not a snapshot of one moment').waitFor();
    await page
      .getByText('2 of 5 for this domain, 7 of 25 for this account in the last 24 hours.')
      .waitFor();
    expect(await page.locator('.message--error').count()).toBe(0);
  });

  it('says so where it is not known how many there were', async () => {
    form = await stage.open({
      kind: 'simpledb-domain',
      script: (host) =>
        host.answer('open', () => {
          const now = Date.now();
          const { profile, region, account, domain } = domainFacts(now);
          const facts: DomainExportFacts = { profile, region, account, domain };
          return Promise.resolve(openedOf('simpledb-domain', now, facts));
        }),
    });
    await form.page.getByText('how many there were is not known').waitFor();
  });

  it('sends exactly the draft that was typed, with every parameter there is', async () => {
    await open();
    await form.field('Bucket').fill('acme-exports');
    await form.page.getByText('In eu-west-1, like the domain.').waitFor();
    await form.field('Prefix optional').fill('simpledb');
    await form.field('Bucket owner optional').fill('444455556666');
    await form.page.getByLabel('SSE-KMS').check();
    await form.field('KMS key optional').fill('alias/exports');
    await form.field('KMS key optional').press('Escape');
    const json = await form.page.getByLabel('Request as JSON').innerText();
    expect(JSON.parse(json)).toEqual({
      clientToken: token,
      domainName: 'sessions',
      s3Bucket: 'acme-exports',
      s3KeyPrefix: 'simpledb',
      s3SseAlgorithm: 'KMS',
      s3SseKmsKeyId: 'alias/exports',
      s3BucketOwner: '444455556666',
    });
    await form.button('Start export').click();
    await form.page.locator('#status:focus').waitFor();
    expect(form.host.drafts()).toEqual([
      {
        bucket: 'acme-exports',
        bucketOwner: '444455556666',
        prefix: 'simpledb',
        encryption: 'KMS',
        kmsKeyId: 'alias/exports',
        clientToken: token,
      },
    ]);
    expect(form.host.refused).toEqual([]);
    const job = { jobId: token, state: 'completed', startedAt: Date.now(), itemCount: 1 } as const;
    form.host.emit('jobChanged', job);
    await said('The export is complete. 1 item.');
  });

  it.each([
    ['Bucket', 'no bucket', 'letters, digits'],
    ['Prefix optional', '/sessions', 'Remove the slash at the beginning'],
    ['Bucket owner optional', '12', 'Type the 12 digits'],
  ])('shows at %s what is wrong with %j', async (label, text, message) => {
    await open();
    await form.field(label).fill(text);
    await form.page.locator('.field-message', { hasText: message }).waitFor();
    expect(await form.messageOf(label)).toContain(message);
  });

  it('shows in its Advanced part what is wrong with a token', async () => {
    await open();
    await form.page.getByText('Advanced').click();
    await form.field('Client token').fill('two words');
    await form.page.locator('#field-clientToken[aria-invalid=true]').waitFor();
    await form.field('Bucket').fill('acme-exports');
    await form.page.getByText('Advanced').click();
    await form.button('Start export').click();
    await form.page.locator('#field-clientToken:focus').waitFor();
    await said('One thing to put right.');
  });

  it('starts nothing where all exports of the day are used up', async () => {
    await open({ lastDay: { ofDomain: 5, ofAccount: 9 } });
    await form.page.locator('.banner').getByText('this domain had 5 exports').waitFor();
    await form.field('Bucket').fill('acme-exports');
    await form.button('Start export').click();
    await form.page.locator('#field-domain:focus').waitFor();
    expect(form.host.drafts()).toEqual([]);
  });

  it('loses nothing at a reload', async () => {
    await open();
    await form.field('Bucket').fill('acme-exports');
    await form.page.getByLabel('SSE-S3 (AES256)').check();
    await form.page.reload();
    await form.page.getByText('In eu-west-1, like the domain.').waitFor();
    expect(await form.page.getByLabel('SSE-S3 (AES256)').isChecked()).toBe(true);
  });

  it('is filled from start to finish with the keyboard alone', async () => {
    await open();
    const { tabTo, press, type } = keyboardOf(form.page);
    await tabTo('Bucket');
    await type('acme-exports');
    await press('Escape');
    await tabTo('Prefix');
    await press('Control+A');
    await type('by/keyboard');
    await tabTo('Default');
    await press('ArrowDown');
    await tabTo('Start export');
    await press('Enter');
    await form.page.locator('#status:focus').waitFor();
    expect(form.host.drafts()).toMatchObject([
      { bucket: 'acme-exports', prefix: 'by/keyboard', encryption: 'AES256' },
    ]);
  });
});
