import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FormJob } from '../../src/protocol/exportForm.ts';
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

const denied = {
  reason: 'access-denied',
  message: 'The profile acme-data may not export tables.',
  next: 'Ask for dynamodb:ExportTableToPointInTime.',
} as const;

function said(text: string): Promise<void> {
  return form.page.getByRole('status').getByText(text).waitFor({ state: 'attached' });
}

async function start(): Promise<void> {
  await form.field('Bucket').fill('acme-exports');
  await form.button('Start export').click();
}

describe('starting', () => {
  it('sends exactly the draft that was typed', async () => {
    form = await stage.open();
    await form.field('Prefix optional').fill('daily/orders');
    await form.field('Bucket owner optional').fill('444455556666');
    await form.page.getByLabel('A moment in the past').check();
    await form.page.getByLabel('UTC').check({ force: true });
    const moment = Math.floor(Date.now() / 1000) * 1000 - 86_400_000;
    const momentText = new Date(moment).toISOString().slice(0, 19).replace('T', ' ');
    await form.field('Moment').fill(momentText);
    await form.page.getByLabel('Amazon Ion').check();
    await form.page.getByLabel('SSE-KMS').check();
    await form.field('KMS key optional').fill('alias/exports');
    await start();
    await form.page.locator('#status').waitFor();
    expect(form.host.drafts()).toEqual([
      {
        exportType: 'full',
        bucket: 'acme-exports',
        bucketOwner: '444455556666',
        prefix: 'daily/orders',
        format: 'ION',
        timeMode: 'moment',
        momentText,
        momentZone: 'utc',
        moment,
        windowMode: 'last-24-hours',
        fromText: '',
        toText: '',
        windowZone: 'local',
        from: null,
        to: null,
        viewType: 'NEW_AND_OLD_IMAGES',
        filtered: false,
        keyCondition: '',
        filterExpression: '',
        projection: '',
        attributeNames: '',
        attributeValues: '',
        encryption: 'KMS',
        kmsKeyId: 'alias/exports',
        clientToken: token,
      },
    ]);
    expect(form.host.refused).toEqual([]);
  });

  it('with something missing starts nothing and goes to the first field', async () => {
    form = await stage.open();
    await form.button('Start export').click();
    await form.page.locator('#field-bucket:focus').waitFor();
    await said('One thing to put right. Choose or type a bucket.');
    expect(await form.messageOf('Bucket')).toContain('Choose or type a bucket.');
    expect(form.host.drafts()).toEqual([]);
  });

  it('opens what hides the first wrong field', async () => {
    form = await stage.open();
    await form.field('Bucket').fill('acme-exports');
    await form.page.getByText('Advanced').click();
    await form.field('Client token').fill('');
    await form.page.getByText('Advanced').click();
    await form.button('Start export').click();
    await form.page.locator('#field-clientToken:focus').waitFor();
  });

  it('shows what only the host objects to, at its field', async () => {
    const issue = { field: 'prefix', severity: 'error', code: 'x', message: 'Not there.' } as const;
    form = await stage.open({
      script: (host) =>
        host.answer('start', () => Promise.resolve({ outcome: 'invalid', issues: [issue] })),
    });
    await start();
    await form.page.locator('#field-prefix:focus').waitFor();
    expect(await form.messageOf('Prefix optional')).toContain('Not there.');
  });

  it('shows why AWS refused and can be tried again', async () => {
    form = await stage.open({ script: (host) => host.answer('start', failing(denied)) });
    await start();
    await form.page.locator('.footer').getByText(`${denied.message} ${denied.next}`).waitFor();
    await said(denied.message);
    await form.button('Show log').click();
    await form.button('Start export').click();
    await expect.poll(() => form.host.drafts().length).toBe(2);
    expect(form.host.asked.map(({ name }) => name)).toContain('showLog');
  });

  it('that is declined changes nothing', async () => {
    form = await stage.open({
      script: (host) => host.answer('start', () => Promise.resolve({ outcome: 'declined' })),
    });
    await start();
    await said('Nothing was started.');
    expect(await form.field('Bucket').isEnabled()).toBe(true);
  });

  it('that got no answer says that it is being found out', async () => {
    form = await stage.open({
      script: (host) =>
        host.answer('start', ({ draft }) =>
          Promise.resolve({ outcome: 'unconfirmed', jobId: draft.clientToken, error: denied }),
        ),
    });
    await start();
    await form.page.getByText('Checking whether the export started…').first().waitFor();
  });
});

describe('a started export', () => {
  const job = (changes: Partial<FormJob>): FormJob => ({
    jobId: token,
    state: 'running',
    startedAt: Date.now() - 190_000,
    ...changes,
  });

  it('locks the form and is followed to its end', async () => {
    form = await stage.open();
    await start();
    await form.page.locator('#status:focus').waitFor();
    expect(await form.field('Bucket').isDisabled()).toBe(true);
    form.host.emit('jobChanged', job({}));
    await form.page.locator('#status').getByText('The export is running. 3 min').waitFor();
    form.host.emit(
      'jobChanged',
      job({ state: 'completed', itemCount: 1_204_311, endedAt: Date.now() }),
    );
    await form.page.locator('#status').getByText('1,204,311 items in 3 min.').waitFor();
    await said('The export is complete. 1,204,311 items in 3 min.');
    await form.button('Show exports').click();
    await expect.poll(() => form.host.paramsOf('showExports').length).toBe(1);
  });

  it('that failed says why and can be changed and exported again with a new token', async () => {
    form = await stage.open();
    await start();
    await form.page.locator('#status').waitFor();
    const explanation = 'The bucket does not let DynamoDB write. Change its policy.';
    form.host.emit('jobChanged', job({ state: 'failed', explanation }));
    await form.page.locator('#status').getByText(explanation).waitFor();
    await form.button('Change and export again').click();
    await form.page.locator('#field-bucket:focus').waitFor();
    await form.button('Start export').click();
    await expect.poll(() => form.host.drafts().length).toBe(2);
    const [first, second] = form.host.drafts();
    expect(second).toEqual({ ...first, clientToken: '0d9d4f0e-8f3a-4c55-9d0a-7f3f0c1b2a99' });
  });

  it('is not touched by news of other exports or by messages that nobody sends', async () => {
    form = await stage.open();
    await start();
    await form.page.locator('#status').waitFor();
    await form.host.post({ v: 1, kind: 'event', name: 'jobChanged', body: job({ jobId: 'x' }) });
    await form.host.post({ v: 1, kind: 'reply', id: 'old-1', name: 'open', body: {} });
    await form.host.post({ v: 1, kind: 'event', name: 'surprise', body: {} });
    await form.host.post('nonsense');
    await form.page.waitForTimeout(100);
    expect(await form.page.locator('#status').innerText()).toContain('on its way to AWS');
  });
});

describe('point-in-time recovery that is off', () => {
  const off = { status: 'off' } as const;
  const openOff = () =>
    stage.open({
      script: (host) =>
        host.answer('open', () => Promise.resolve(opened(factsAt(Date.now(), off)))),
    });
  const turnOn = () => form.button('Turn on point-in-time recovery…');

  it('is said first, and turning it on makes the form ready', async () => {
    form = await openOff();
    await form.page.getByText('Point-in-time recovery is off for this table.').waitFor();
    await form.field('Bucket').fill('acme-exports');
    await form.button('Start export').click();
    expect(form.host.drafts()).toEqual([]);
    await turnOn().click();
    await said('Point-in-time recovery is on.');
    expect(await turnOn().count()).toBe(0);
    await form.page.getByText('Ready. Nothing is sent before you confirm.').waitFor();
  });

  it('stays off when the person declines', async () => {
    form = await openOff();
    form.host.answer('turnOnRecovery', () => Promise.resolve({ declined: true }));
    await turnOn().click();
    await expect.poll(() => form.host.paramsOf('turnOnRecovery').length).toBe(1);
    expect(await turnOn().isEnabled()).toBe(true);
  });

  it('says why it cannot be turned on', async () => {
    form = await openOff();
    form.host.answer('turnOnRecovery', failing(denied));
    await turnOn().click();
    await form.page.locator('.banner').getByText(denied.message).waitFor();
  });
});
