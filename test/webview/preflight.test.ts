import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../scripts/lib/paths.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';
import type { Finding } from '../../src/core/preflight/finding.ts';
import type { FailedBefore } from '../../src/protocol/exportForm.ts';
import { findings } from '../fakes/findingSamples.ts';
import { factsAt, freshDraft, opened } from '../fakes/formSamples.ts';
import { failing, type FakeHost } from './harness/fakeHost.ts';
import { seriousFindings, setStage, type FormUnderTest, type Stage } from './harness/formPage.ts';
import { keyboardOf } from './harness/keys.ts';
import { themes, type Theme } from './harness/server.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const passed = findings.filter(({ verdict }) => verdict === 'pass');
const plays = (played: readonly Finding[]) => (host: FakeHost) =>
  host.answer('preflight', () => Promise.resolve({ findings: played }));

const panelOf = ({ page }: FormUnderTest) => page.getByRole('region', { name: 'Will this work?' });
const summary = '1 certain failure, 1 warning, 2 checks passed, 1 could not be made.';

/** A form whose preflight has ended. */
async function looked(options: Parameters<Stage['open']>[0] = {}): Promise<FormUnderTest> {
  const form = await stage.open({ script: plays(findings), ...options });
  await form.field('Bucket').fill('acme-exports');
  await panelOf(form).getByText(summary).waitFor();
  return form;
}

const marked = 'Failed here before';

/** A form that was opened with the request of an export that failed, once it was looked at. */
async function reopened(
  failed: Partial<FailedBefore>,
  options: Parameters<Stage['open']>[0] = {},
): Promise<FormUnderTest> {
  const facts = factsAt(Date.now());
  const told = { sentence: 'There was no bucket acme-exports.', lookAgain: ['bucket'], ...failed };
  const form = await stage.open({
    script: (host) => {
      const filled = { ...freshDraft(facts), bucket: 'acme-exports' };
      const content = { kind: 'dynamodb-table', facts, draft: filled } as const;
      const answer = opened(facts, { failed: told, form: content });
      host.answer('open', () => Promise.resolve(answer));
      plays(findings)(host);
    },
    ...options,
  });
  await panelOf(form).getByText(summary).waitFor();
  return form;
}

describe('the panel', () => {
  it('says why nothing is checked yet, and asks nothing', async () => {
    const form = await stage.open({ script: plays(findings) });
    await panelOf(form).getByText('Is checked once the form is complete.').waitFor();
    await form.page.waitForTimeout(1_500);
    expect(form.host.paramsOf('preflight')).toEqual([]);
    await form.close();
  });

  it('says in words what will fail, why, and what to do', async () => {
    const form = await looked();
    const [fail] = await panelOf(form).locator('.finding--fail').allInnerTexts();
    for (const text of [
      'Will fail',
      'Policy of acme-exports',
      'A statement of the policy denies s3:PutObject to everybody.',
      'Let the owner of the bucket take the statement away, or paste this policy.',
    ]) {
      expect(fail).toContain(text);
    }
    expect(await panelOf(form).locator('.finding--warn').innerText()).toContain('Warning');
    await form.close();
  });

  it('folds what passed and what could not be checked, with the permission for that', async () => {
    const form = await looked();
    const panel = panelOf(form);
    expect(await panel.getByText('It is active.').isVisible()).toBe(false);
    await panel.getByText('What passed').click();
    expect(await panel.getByText('It is active.').isVisible()).toBe(true);
    await panel.getByText('What could not be checked').click();
    expect(await panel.locator('.finding--unknown').innerText()).toContain(
      'Needs s3:GetBucketObjectLockConfiguration',
    );
    await form.close();
  });

  it('shows findings as they come, and what is still looked at', async () => {
    const form = await stage.open({
      script: (host) => host.answer('preflight', () => new Promise(() => undefined)),
    });
    await form.field('Bucket').fill('acme-exports');
    await panelOf(form).getByText('Checking with AWS…').waitFor();
    await expect.poll(() => form.host.paramsOf('preflight')).toHaveLength(1);
    form.host.emit('preflightChanged', {
      looking: [{ id: 'bucket-lock', looked: 'Object Lock of acme-exports' }],
      findings: findings.slice(0, 3),
    });
    await panelOf(form).getByText('Looking at: Object Lock of acme-exports…').waitFor();
    await panelOf(form).getByText('Will fail').waitFor();
    expect(await form.page.getByRole('status').innerText()).toBe('');
    await form.close();
  });

  it('says why nothing could be checked', async () => {
    const error = {
      reason: 'network',
      message: 'AWS did not answer.',
      next: 'Try again.',
    } as const;
    const form = await stage.open({ script: (host) => host.answer('preflight', failing(error)) });
    await form.field('Bucket').fill('acme-exports');
    await panelOf(form).getByText('AWS did not answer. Try again.').waitFor();
    await form.close();
  });

  it('says what has to be put right first where the host knows more than the page', async () => {
    const message = 'Turn on point-in-time recovery first.';
    const errors = [{ field: 'table', severity: 'error', code: 'recovery-off', message }] as const;
    const form = await stage.open({
      script: (host) => host.answer('preflight', () => Promise.resolve({ errors })),
    });
    await form.field('Bucket').fill('acme-exports');
    await panelOf(form).getByText(`Not checked yet. ${message}`).waitFor();
    await form.close();
  });

  it('leads from a line to its field, also in a part that is folded', async () => {
    const form = await looked();
    await panelOf(form)
      .getByRole('button', { name: 'Policy of acme-exports', exact: true })
      .click();
    await form.page.locator('#field-bucket:focus').waitFor();
    await panelOf(form).getByRole('button', { name: 'Length of the prefix' }).click();
    await form.page.locator('#field-prefix:focus').waitFor();
    await form.close();
  });

  it('says above all what failed before, and marks its lines and its field', async () => {
    const form = await reopened({ code: 'S3NoSuchBucket', field: 'bucket' });
    const panel = panelOf(form);
    await panel.getByText('Failed before').waitFor();
    const lines = await panel.getByRole('listitem').filter({ hasText: marked }).allInnerTexts();
    expect(lines.map((line) => /(?:Policy|Object Lock) of acme-exports/.exec(line)?.[0])).toEqual([
      'Policy of acme-exports',
      'Object Lock of acme-exports',
    ]);
    const bucket = form.field('Bucket');
    const message = form.page.locator('#field-bucket-message');
    await message.getByText('Failed here before.').waitFor();
    expect(await bucket.getAttribute('aria-describedby')).toContain('field-bucket-message');
    await panel.getByRole('button', { name: 'S3NoSuchBucket' }).click();
    await form.page.locator('#field-bucket:focus').waitFor();
    await bucket.fill('acme-other');
    await bucket.blur();
    await expect.poll(() => message.innerText()).not.toContain(marked);
    await form.close();
  });

  it('names the place of what failed without a code, and leads there', async () => {
    const form = await reopened({ field: 'bucket' });
    const [link] = await panelOf(form)
      .getByRole('button', { name: 'Policy of acme-exports' })
      .all();
    await link?.click();
    await form.page.locator('#field-bucket:focus').waitFor();
    await form.close();
  });
});

describe('a person at the panel', () => {
  it('hears the end of it once, and not each line', async () => {
    const form = await looked();
    expect(await form.page.getByRole('status').innerText()).toBe(summary);
    expect(await panelOf(form).locator('[aria-live]').count()).toBe(0);
    await form.close();
  });

  it('copies and opens a text by the keyboard, of which the page names only the id', async () => {
    const form = await looked();
    const keyboard = keyboardOf(form.page);
    await panelOf(form).focus();
    await keyboard.tabTo('Copy Bucket policy of acme-exports');
    await keyboard.press('Enter');
    await form.page.getByRole('status').getByText('The text was copied.').waitFor();
    await keyboard.tabTo('Open Bucket policy of acme-exports');
    await keyboard.press('Enter');
    await expect
      .poll(() => form.host.paramsOf('useFix'))
      .toEqual([
        { id: 'bucket-policy', how: 'copy' },
        { id: 'bucket-policy', how: 'open' },
      ]);
    await form.close();
  });

  it('looks again, afresh, once something was put right', async () => {
    const form = await looked();
    plays(passed)(form.host);
    await form.button('Look again').click();
    await panelOf(form).getByText('2 checks passed.').waitFor();
    expect(form.host.paramsOf('preflight').at(-1)).toMatchObject({ again: true });
    expect(await panelOf(form).getByText('Will fail').count()).toBe(0);
    await form.close();
  });

  it('is led to it from the button that starts', async () => {
    const form = await looked();
    await form.button('One check says that this will fail').click();
    await form.page.locator('#field-preflight:focus').waitFor();
    await form.close();
  });

  it('is led to the first certain failure from the question, and stays there', async () => {
    const form = await looked();
    form.host.answer('start', () => {
      form.host.emit('preflightChanged', { looking: [{ id: 'a', looked: 'A' }], findings: [] });
      form.host.emit('preflightChanged', { looking: [], findings });
      return Promise.resolve({ outcome: 'declined', showFailure: true });
    });
    await form.button('Start export').click();
    const line = form.page.locator('#field-finding-bucket-policy:focus');
    await line.waitFor();
    expect(await line.innerText()).toContain('Will fail');
    await form.page.getByRole('status').getByText('Nothing was started.').waitFor();
    await form.page.waitForTimeout(1_500);
    expect(await line.isVisible()).toBe(true);
    await keyboardOf(form.page).press('Tab');
    await form.page.getByRole('button', { name: 'Policy of acme-exports', exact: true }).waitFor();
    expect(await form.page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Policy of acme-exports',
    );
    await form.close();
  });

  it('is left where it is when the question is only put away', async () => {
    const form = await looked();
    form.host.answer('start', () => Promise.resolve({ outcome: 'declined' }));
    await form.button('Start export').click();
    await form.page.getByRole('status').getByText('Nothing was started.').waitFor();
    expect(await form.page.locator('.finding:focus').count()).toBe(0);
    await form.close();
  });

  it('is told that it is checked first when the job is started', async () => {
    const form = await looked();
    form.host.answer('start', () => new Promise(() => undefined));
    await form.button('Start export').click();
    form.host.emit('preflightChanged', { looking: [{ id: 'a', looked: 'A' }], findings: [] });
    await form.page.getByText('Checking first…').waitFor();
    form.host.emit('preflightChanged', { looking: [], findings });
    await form.page.getByText('Confirm in the dialog to start.').waitFor();
    await form.close();
  });
});

describe('every kind', () => {
  const kinds: readonly KindId[] = [
    'dynamodb-table',
    'dynamodb-backup',
    'rds-database',
    'simpledb-domain',
  ];

  it.each(kinds)('%s has the panel', async (kind) => {
    const form = await stage.open({ kind });
    await panelOf(form).waitFor();
    await form.close();
  });

  it('asks by itself where the form is complete from the beginning', async () => {
    const form = await stage.open({ kind: 'dynamodb-backup', script: plays(passed) });
    await panelOf(form).getByText('2 checks passed.').waitFor();
    await form.close();
  });
});

describe('the looks of the panel', () => {
  const unfold = async (form: FormUnderTest): Promise<void> => {
    for (const title of ['What passed', 'What could not be checked']) {
      await panelOf(form).getByText(title).click();
    }
  };

  it.each(Object.keys(themes) as Theme[])('have nothing serious for axe in %s', async (theme) => {
    const form = await looked({ theme });
    await unfold(form);
    expect(await seriousFindings(form.page)).toEqual([]);
    await form.page.screenshot({ path: shot(theme), fullPage: true });
    await form.close();
  });

  it.each(Object.keys(themes) as Theme[])(
    'have nothing serious for axe in %s where something failed before',
    async (theme) => {
      const form = await reopened({ code: 'S3NoSuchBucket', field: 'bucket' }, { theme });
      expect(await seriousFindings(form.page)).toEqual([]);
      await form.page.screenshot({ path: shot(`again-${theme}`), fullPage: true });
      await form.close();
    },
  );

  // A page of 1200 pixels at a zoom of 200 % has 600 of them.
  it.each([600, 480, 320])('fit a width of %i without scrolling sideways', async (width) => {
    const form = await looked({ width });
    await unfold(form);
    const surplus = await form.page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(surplus).toBeLessThanOrEqual(0);
    await form.page.screenshot({ path: shot(`${width}`), fullPage: true });
    await form.close();
  });

  const shot = (name: string): string =>
    join(at('.cache', 'webview-tests', 'shots'), `preflight-${name}.png`);
});
