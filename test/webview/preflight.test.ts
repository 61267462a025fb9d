import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../scripts/lib/paths.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';
import type { Finding } from '../../src/core/preflight/finding.ts';
import { findings } from '../fakes/findingSamples.ts';
import { factsAt, opened } from '../fakes/formSamples.ts';
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

  it('says above all what failed before', async () => {
    const failed = {
      code: 'S3NoSuchBucket',
      sentence: 'There was no bucket acme-exports.',
      field: 'bucket',
    };
    const form = await stage.open({
      script: (host) =>
        host.answer('open', () => Promise.resolve(opened(factsAt(Date.now()), { failed }))),
    });
    await panelOf(form).getByText('Failed before').waitFor();
    await panelOf(form).getByRole('button', { name: 'S3NoSuchBucket' }).click();
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
