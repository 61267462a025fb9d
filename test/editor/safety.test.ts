import type { ConsoleMessage } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { someDraft } from '../fakes/tableExport.ts';
import { bucketOf, connect, openForm, patiently, statusOf, views } from './steps.ts';
import { useStage } from './stage.ts';

/** Where the script of a form has its way out: what the editor gives to every webview's page. */
const wayOut = '__vscode_post_message__';

const draft = someDraft({
  bucket: 'acme-data-exports',
  prefix: 'forged',
  clientToken: 'a-forged-token',
});
const request = { v: 1, kind: 'request', id: 'forged', name: 'start' };
const turnedAway = { error: { reason: 'validation' } };
const foreign = 'arn:aws:dynamodb:eu-west-1:111122223333:table/payments';

describe('nothing is started that nobody agreed to', () => {
  const stage = useStage();
  const starts = () =>
    stage().standIn.calls.filter(({ operation }) => operation === 'ExportTableToPointInTime');

  /** Sends to the host what a page in the form's place could send, and gives what it answers. */
  function forge(message: object): Promise<unknown> {
    const around = stage().page.frameLocator('iframe.webview.ready:visible').locator('html');
    return around.evaluate(
      (_, [name, forged, id]) =>
        new Promise((resolve) => {
          const page = document.querySelector<HTMLIFrameElement>('#active-frame')?.contentWindow;
          page?.addEventListener('message', ({ data }: MessageEvent<{ id?: string }>) => {
            if (data.id === id) resolve(data);
          });
          const post: unknown = Reflect.get(window, name);
          if (typeof post !== 'function') throw new Error('The page has no way out.');
          Reflect.apply(post, window, ['onmessage', { message: forged }]);
        }),
      [wayOut, { ...request, ...message }, request.id] as const,
    );
  }

  it('the confirmation names everything that matters, and no means no', async () => {
    const { workbench } = stage();
    await connect(workbench);
    const form = await openForm(workbench, 'customers');
    await bucketOf(form).fill('acme-data-exports');
    await form.getByLabel('Prefix').fill('agreed/customers');
    await form.getByRole('button', { name: 'Start export' }).click();
    const asked = await workbench.dialog().innerText();
    for (const fact of [
      'Account: 111122223333 (profile acme-data)',
      'Region: eu-west-1',
      'Table: customers',
      'Destination: s3://acme-data-exports/agreed/customers/AWSDynamoDB/',
    ]) {
      expect(asked).toContain(fact);
    }
    await workbench.pressInDialog('Cancel');
    await form.getByRole('status').getByText('Nothing was started.').waitFor();
    expect(starts()).toEqual([]);
  });

  it.each<readonly [string, object, object]>([
    ['names another table', { body: { draft, source: foreign } }, turnedAway],
    [
      'has another table in its draft',
      { body: { draft: { ...draft, TableArn: foreign } } },
      turnedAway,
    ],
    ['has no draft', { body: {} }, turnedAway],
    ['asks for what no form may ask', { name: 'launch', body: { draft } }, turnedAway],
    [
      'breaks a rule',
      { body: { draft: { ...draft, bucket: 'No Bucket' } } },
      { body: { outcome: 'invalid' } },
    ],
  ])('a forged message that %s asks nobody and starts nothing', async (_, message, answer) => {
    expect(await forge(message)).toMatchObject(answer);
    expect(await stage().workbench.dialog().count()).toBe(0);
    expect(starts()).toEqual([]);
  });

  it('a forged message that is well made still asks the person, and tells the truth', async () => {
    const { workbench } = stage();
    const answer = forge({ body: { draft } });
    const asked = await workbench.dialog().innerText();
    expect(asked).toContain('Table: customers');
    expect(asked).toContain('s3://acme-data-exports/forged/AWSDynamoDB/');
    await workbench.pressInDialog('Cancel');
    expect(await answer).toMatchObject({ body: { outcome: 'declined' } });
    expect(starts()).toEqual([]);
  });

  it('the policy of the page is kept by the page, and stops others', async () => {
    const { page, workbench } = stage();
    await workbench.closeTab('Export customers to S3');
    const broken: string[] = [];
    const note = (message: ConsoleMessage): void => {
      if (message.text().includes('Content Security Policy')) broken.push(message.text());
    };
    page.on('console', note);
    const form = await openForm(workbench, 'inventory');
    await form.getByRole('button', { name: 'Show buckets' }).click();
    await form.getByRole('option', { name: 'acme-data-lake' }).click();
    await form.getByLabel('A moment in the past').check();
    await form.getByLabel('SSE-KMS').check();
    await form.getByText('Advanced').click();
    await form.getByLabel('Moment', { exact: true }).waitFor();
    expect(broken).toEqual([]);
    await form.locator('body').evaluate((body) => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      body.append(script);
    });
    await expect.poll(() => broken.length, patiently).toBe(1);
    expect(await form.locator('body').evaluate(() => document.title)).not.toBe('taken over');
    page.off('console', note);
  });

  it('an export can be started from the tree without a mouse', async () => {
    const { page, standIn, workbench } = stage();
    const { keyboard } = page;
    await workbench.closeTab('Export inventory to S3');
    await workbench.runCommand('AWS Exports: Focus on Sources View');
    await keyboard.press('Home');
    const row = workbench.row(views.sources, 'payments');
    for (let steps = 0; steps < 20 && !(await workbench.isFocused(row)); steps += 1) {
      await keyboard.press('ArrowDown');
    }
    await keyboard.press('Shift+F10');
    await page.locator('.monaco-menu').waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    const form = workbench.webview();
    await form.getByRole('heading', { name: 'Export table payments to S3' }).waitFor();
    const focused = () => bucketOf(form).evaluate((input) => input === document.activeElement);
    for (let presses = 0; presses < 10 && !(await focused()); presses += 1) {
      await keyboard.press('Tab');
    }
    await keyboard.type('acme-data-exports');
    expect(await bucketOf(form).inputValue()).toBe('acme-data-exports');
    await keyboard.press('Control+Enter');
    await workbench.dialog().getByText('Export payments to Amazon S3?').waitFor();
    await keyboard.press('Enter');
    await statusOf(form).getByText('The export is running.').waitFor();
    await workbench.dialog().waitFor({ state: 'detached' });
    expect(starts()).toMatchObject([{ status: 200, region: 'eu-west-1' }]);
    expect(
      standIn
        .exports()
        .filter(({ table, status }) => table === 'payments' && status === 'IN_PROGRESS'),
    ).toHaveLength(1);
  });

  it('nothing but this machine was called in all that', async () => {
    const { browser, editor, standIn } = stage();
    expect([...browser.outsideCalls(), ...(await editor.outsideCalls())]).toEqual([]);
    expect(standIn.violations).toEqual([]);
  });
});
