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

describe('reloading', () => {
  it('loses nothing that was typed, and shows again what was wrong', async () => {
    form = await stage.open();
    await form.field('Bucket').fill('No Bucket');
    await form.page.getByLabel('A moment in the past').check();
    await form.field('Moment').fill('2026-11-20 12:00:00');
    await form.page.getByLabel('SSE-KMS').check();
    await form.page.locator('#field-bucket[aria-invalid=true]').waitFor();
    await form.page.reload();
    await form.page.locator('#field-bucket[aria-invalid=true]').waitFor();
    expect(await form.field('Bucket').inputValue()).toBe('No Bucket');
    expect(await form.field('Moment').inputValue()).toBe('2026-11-20 12:00:00');
    expect(await form.page.getByLabel('SSE-KMS').isChecked()).toBe(true);
  });

  it('does not offer to start again what was started', async () => {
    form = await stage.open();
    await form.field('Bucket').fill('acme-exports');
    await form.button('Start export').click();
    await form.page.locator('#status').waitFor();
    const job = { jobId: token, state: 'running', startedAt: Date.now() } as const;
    form.host.answer('open', () => Promise.resolve(opened(factsAt(Date.now()), { job })));
    await form.page.reload();
    await form.page.locator('#status').getByText('The export is running.').waitFor();
    expect(await form.button('Start export').count()).toBe(0);
    expect(await form.field('Bucket').isDisabled()).toBe(true);
  });
});

describe('opening', () => {
  const expired = {
    reason: 'credentials-expired',
    message: 'The credentials of acme-data have expired.',
    next: 'Sign in again.',
  } as const;

  it('that fails says why and can be tried again', async () => {
    form = await stage.open({ script: (host) => host.answer('open', failing(expired)) });
    await form.page.getByRole('alert').getByText(expired.message).waitFor();
    await form.page.getByRole('alert').getByText(expired.next).waitFor();
    form.host.answer('open', () => Promise.resolve(opened(factsAt(Date.now()))));
    await form.button('Try again').click();
    await form.field('Bucket').waitFor();
  });

  it('that waits for somebody to sign in offers that, and goes on by itself', async () => {
    const error = { ...expired, canSignIn: true } as const;
    form = await stage.open({ script: (host) => host.answer('open', failing(error)) });
    await form.button('Sign in…').click();
    expect(form.host.paramsOf('signIn')).toEqual([{}]);
    form.host.answer('open', () => Promise.resolve(opened(factsAt(Date.now()))));
    form.host.emit('credentialsChanged', {});
    await form.field('Bucket').waitFor();
  });
});

describe('starting without credentials', () => {
  const error = {
    reason: 'credentials-expired',
    message: 'The credentials of acme-data have expired.',
    next: 'Sign in again.',
    canSignIn: true,
  } as const;

  it('loses nothing: after signing in the same form starts', async () => {
    form = await stage.open({ script: (host) => host.answer('start', failing(error)) });
    await form.field('Bucket').fill('acme-exports');
    await form.button('Start export').click();
    await form.page.getByText(error.message).first().waitFor();
    await form.button('Sign in…').click();
    form.host.emit('credentialsChanged', {});
    await form.button('Sign in…').waitFor({ state: 'detached' });
    expect(await form.field('Bucket').inputValue()).toBe('acme-exports');
    form.host.answer('start', ({ draft }) =>
      Promise.resolve({ outcome: 'started', jobId: draft.clientToken }),
    );
    await form.button('Start export').click();
    await form.page.locator('#status').waitFor();
    expect(form.host.drafts()).toHaveLength(2);
  });
});

describe('text from AWS', () => {
  it('is text, whatever it looks like', async () => {
    const evil = '<img src=x onerror="document.title=1">';
    const facts = factsAt(Date.now());
    form = await stage.open({
      script: (host) => {
        host.answer('open', () =>
          Promise.resolve(
            opened(facts, { source: { service: 'dynamodb', arn: facts.table.arn, name: evil } }),
          ),
        );
        host.answer('listBuckets', () => Promise.resolve({ buckets: [{ name: evil }] }));
      },
    });
    await form.page.getByRole('heading', { name: evil }).waitFor();
    await form.button('Show buckets').click();
    await form.page.getByRole('option', { name: evil }).waitFor();
    expect(await form.page.locator('img').count()).toBe(0);
  });
});

describe('the policy of the page', () => {
  it('would fail these tests if anything broke it', async () => {
    const broken = await stage.open();
    await broken.page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
    });
    await expect(broken.close()).rejects.toThrow(/Content Security Policy/);
    form = await stage.open();
  });
});
