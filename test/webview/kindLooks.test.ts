import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KindId } from '../../src/core/kinds/kind.ts';
import type { FormJob } from '../../src/protocol/exportForm.ts';
import { token } from '../fakes/formSamples.ts';
import { databaseFacts, openedOf, snapshot } from '../fakes/kindSamples.ts';
import type { FakeHost } from './harness/fakeHost.ts';
import { seriousFindings, setStage, type FormUnderTest, type Stage } from './harness/formPage.ts';
import { themes, type Theme } from './harness/server.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

interface State {
  readonly kind: KindId;
  readonly script?: (host: FakeHost) => void;
  readonly reach: (form: FormUnderTest) => Promise<void>;
}

async function fillDatabase({ page, field, button }: FormUnderTest): Promise<void> {
  await field('Bucket').fill('acme-exports');
  await field('IAM role').fill('arn:aws:iam::111122223333:role/rds-exports');
  await field('KMS key').fill('alias/exports');
  await field('KMS key').press('Escape');
  await page.locator('summary').click();
  await page.getByLabel('Export only a part of the snapshot').check();
  await field('Database').fill('shop');
  await button('Add').click();
  await page.getByText('Ready. Nothing is sent before you confirm.').waitFor();
}

async function startDatabase(form: FormUnderTest, changes: Partial<FormJob>): Promise<void> {
  await fillDatabase(form);
  await form.button('Start export').click();
  await form.page.locator('#status').waitFor();
  const startedAt = Date.now();
  form.host.emit('jobChanged', { jobId: token, state: 'running', startedAt, ...changes });
}

const states: Readonly<Record<string, State>> = {
  'database, untouched': {
    kind: 'rds-database',
    reach: ({ field }) => field('Bucket').waitFor(),
  },
  'database, roles open': {
    kind: 'rds-database',
    reach: async ({ field, page }) => {
      await field('IAM role').press('ArrowDown');
      await page.getByRole('option').first().waitFor();
      await field('IAM role').press('ArrowDown');
    },
  },
  'database, a part': { kind: 'rds-database', reach: fillDatabase },
  'database, errors': {
    kind: 'rds-database',
    reach: async ({ page, field, button }) => {
      await page.locator('summary').click();
      await page.getByLabel('Export only a part of the snapshot').check();
      await field('Parts').fill('my-db');
      await button('Add').click();
      await field('Identifier').fill('1');
      await button('Start export').click();
      await page.locator('#field-exportOnly[aria-invalid=true]').waitFor();
    },
  },
  'database, not exportable': {
    kind: 'rds-database',
    script: (host) =>
      host.answer('open', () => {
        const source = { ...snapshot, engine: 'sqlserver-se' };
        return Promise.resolve(openedOf('rds-database', 0, databaseFacts(0, { source })));
      }),
    reach: ({ page }) => page.locator('.banner').waitFor(),
  },
  'database, running': {
    kind: 'rds-database',
    reach: async (form) => {
      await startDatabase(form, { percent: 42, extractedGb: 17 });
      await form.page.getByRole('progressbar').waitFor();
    },
  },
  'database, complete with a warning': {
    kind: 'rds-database',
    reach: async (form) => {
      await startDatabase(form, { state: 'completed', warning: 'Skipped 1 table (a).' });
      await form.page.locator('.banner--warning').waitFor();
    },
  },
  'domain, with a key': {
    kind: 'simpledb-domain',
    reach: async ({ page, field }) => {
      await field('Bucket').fill('acme-exports');
      await page.getByText('In eu-west-1, like the domain.').waitFor();
      await page.getByLabel('SSE-KMS').check();
      await page.getByText('Advanced').click();
    },
  },
  'domain, errors': {
    kind: 'simpledb-domain',
    reach: async ({ page, button }) => {
      await button('Start export').click();
      await page.locator('#field-bucket:focus').waitFor();
    },
  },
  'backup, untouched': {
    kind: 'dynamodb-backup',
    reach: ({ field }) => field('Name').waitFor(),
  },
  'backup, wrong': {
    kind: 'dynamodb-backup',
    reach: async ({ page, field }) => {
      await field('Name').fill('a');
      await page.locator('[aria-invalid=true]').waitFor();
    },
  },
};

const openState = async (name: string, options: { theme?: Theme; width?: number }) => {
  const { kind, script, reach } = states[name] ?? { kind: 'dynamodb-table', reach: noReach };
  const form = await stage.open({ kind, ...options, ...(script && { script }) });
  await reach(form);
  return form;
};

const noReach = () => Promise.reject(new Error('There is no such state.'));

const combinations = (Object.keys(themes) as Theme[]).flatMap((theme) =>
  Object.keys(states).map((state) => ({ theme, state })),
);

describe('axe', () => {
  it.each(combinations)('finds nothing serious in $theme: $state', async ({ theme, state }) => {
    const form = await openState(state, { theme });
    expect(await seriousFindings(form.page)).toEqual([]);
    await form.close();
  });
});

describe('the page', () => {
  const narrow = [480, 320].flatMap((width) =>
    ['database, a part', 'database, running', 'domain, with a key', 'backup, untouched'].map(
      (state) => ({ width, state }),
    ),
  );

  it.each(narrow)('fits a width of $width without scrolling sideways: $state', async (one) => {
    const form = await openState(one.state, { width: one.width });
    const surplus = await form.page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(surplus).toBeLessThanOrEqual(0);
    await form.close();
  });

  it('shows where the focus is, also in the list of parts', async () => {
    const form = await openState('database, a part', {});
    await form.field('Parts').focus();
    const outline = await form.page
      .locator('.lines-area')
      .evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).toBe('solid');
    await form.close();
  });
});
