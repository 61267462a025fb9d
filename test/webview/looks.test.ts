import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../scripts/lib/paths.ts';
import { factsAt, opened, token } from '../fakes/formSamples.ts';
import { themeFolder } from './harness/bundle.ts';
import { failing, type FakeHost } from './harness/fakeHost.ts';
import { seriousFindings, setStage, type FormUnderTest, type Stage } from './harness/formPage.ts';
import { themes, type Theme } from './harness/server.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

interface State {
  readonly script?: (host: FakeHost) => void;
  readonly reach: (form: FormUnderTest) => Promise<void>;
}

const ready = async ({ page, field }: FormUnderTest): Promise<void> => {
  await field('Bucket').fill('acme-exports');
  await page.getByText('In eu-west-1, like the table.').waitFor();
  await page.getByLabel('A moment in the past').check();
  await page.getByLabel('SSE-KMS').check();
  await page.getByText('Advanced').click();
};

const incremental = (page: Page) => page.getByLabel('Incremental', { exact: true }).check();

const filtered = async ({ page }: FormUnderTest): Promise<void> => {
  await page.locator('summary', { hasText: 'Filter' }).click();
  await page.getByLabel('Export only a part of the table').check();
};

const denied = {
  reason: 'access-denied',
  message: 'The profile acme-data may not list exports.',
  next: 'Ask for dynamodb:ListExports.',
} as const;

const states: Readonly<Record<string, State>> = {
  untouched: { reach: ({ field }) => field('Bucket').waitFor() },
  'list open': {
    reach: async ({ page, field }) => {
      await field('Bucket').press('ArrowDown');
      await page.getByRole('option').first().waitFor();
      await field('Bucket').press('ArrowDown');
    },
  },
  errors: {
    reach: async ({ page, field, button }) => {
      await field('Prefix optional').fill('a//b');
      await field('Bucket owner optional').fill('1');
      await page.getByLabel('A moment in the past').check();
      await field('Moment').fill('never');
      await button('Start export').click();
      await page.locator('#field-moment:focus').waitFor();
    },
  },
  ready: { reach: ready },
  started: {
    reach: async (form) => {
      await ready(form);
      await form.button('Start export').click();
      await form.page.locator('#status').waitFor();
      const job = { jobId: token, state: 'running', startedAt: Date.now() } as const;
      form.host.emit('jobChanged', job);
      await form.page.getByText('The export is running.').first().waitFor();
    },
  },
  'incremental since the last': {
    reach: async ({ page }) => {
      await incremental(page);
      await page.getByText('Goes on exactly where it ended').waitFor();
    },
  },
  'incremental with nothing to go on from': {
    script: (host) => host.answer('lastIncremental', () => Promise.resolve({ to: null })),
    reach: async ({ page }) => {
      await incremental(page);
      await page.getByText('was completed in the last 90 days').waitFor();
    },
  },
  'incremental whose last is not known': {
    script: (host) => host.answer('lastIncremental', failing(denied)),
    reach: async ({ page, button }) => {
      await incremental(page);
      await button('Look it up again').waitFor();
      await page.getByLabel('Last hour').check();
    },
  },
  'exact times, wrong': {
    reach: async ({ page, field }) => {
      await incremental(page);
      await page.getByLabel('Exact times').check();
      await field('From (inclusive)').fill('soon');
      await field('To (exclusive)').fill('2099-01-01 10:00:00');
      await page.locator('#field-to[aria-invalid=true]').waitFor();
    },
  },
  'filter on': {
    reach: async (form) => {
      await ready(form);
      await filtered(form);
    },
  },
  'filter wrong': {
    reach: async (form) => {
      await filtered(form);
      await form.field('Key condition optional').fill('customerId >');
      await form.field('Attribute names optional').fill('[]');
      await form.page.locator('#field-attributeNames[aria-invalid=true]').waitFor();
    },
  },
  'recovery off': {
    script: (host) =>
      host.answer('open', () =>
        Promise.resolve(
          opened(factsAt(Date.now(), { status: 'off' }), { endpoint: 'http://127.0.0.1:4566' }),
        ),
      ),
    reach: ({ page }) => page.locator('.banner').waitFor(),
  },
};

const combinations = (Object.keys(themes) as Theme[]).flatMap((theme) =>
  Object.keys(states).map((state) => ({ theme, state })),
);

describe('axe', () => {
  it.each(combinations)('finds nothing serious in $theme, $state', async ({ theme, state }) => {
    const how = states[state];
    const form = await stage.open({ theme, ...(how?.script && { script: how.script }) });
    await how?.reach(form);
    expect(await seriousFindings(form.page)).toEqual([]);
    await form.close();
  });
});

describe('the page', () => {
  it.each([1200, 720, 480, 320])('fits a width of %i without scrolling sideways', async (width) => {
    const form = await stage.open({ width });
    await ready(form);
    await incremental(form.page);
    await form.page.getByLabel('Exact times').check();
    await filtered(form);
    const surplus = await form.page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(surplus).toBeLessThanOrEqual(0);
    await form.close();
  });

  it('shows the preview beside the fields where there is room, below them where not', async () => {
    for (const [width, beside] of [
      [1200, true],
      [600, false],
    ] as const) {
      const form = await stage.open({ width });
      await form.field('Bucket').waitFor();
      const left = await form.page.locator('.fields').boundingBox();
      const right = await form.page.locator('.preview').boundingBox();
      expect((right?.x ?? 0) > (left?.x ?? 0)).toBe(beside);
      await form.close();
    }
  });

  it('turns nothing where the person asked for reduced motion', async () => {
    const form = await stage.open({
      script: (host) => host.answer('open', () => new Promise(() => undefined)),
    });
    const icon = form.page.locator('.codicon-modifier-spin');
    await icon.waitFor();
    expect(await icon.evaluate((element) => getComputedStyle(element).animationName)).toBe('none');
    await form.close();
  });
});

describe('every colour of the style sheets', () => {
  const styles = at('src', 'webview', 'styles');
  const css = readdirSync(styles)
    .map((file) => readFileSync(join(styles, file), 'utf8'))
    .join('\n');
  const known = (Object.keys(themes) as Theme[]).map((theme) =>
    readFileSync(join(themeFolder, `${theme}.css`), 'utf8'),
  );
  const used = [...new Set(css.match(/--vscode-[\w-]+/g))];

  it.each(used)('%s is one that VS Code has', (name) => {
    expect(known.some((theme) => theme.includes(`${name}:`))).toBe(true);
  });

  it('comes from the theme', () => {
    expect(css.match(/#[0-9a-f]{3,8}\b|rgba?\(/gi)).toBeNull();
  });
});
