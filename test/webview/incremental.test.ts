import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ExportTableRequest } from '../../src/core/kinds/tableExport.ts';
import { factsAt, opened, token } from '../fakes/formSamples.ts';
import { failing, type FakeHost } from './harness/fakeHost.ts';
import { setStage, type FormUnderTest, type Stage } from './harness/formPage.ts';

const minute = 60_000;
const hour = 60 * minute;

let stage: Stage;
let form: FormUnderTest;
/** The second in which a test began, and the latest restorable moment of then. */
let now: number;
let latest: number;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  now = Math.floor(Date.now() / 1000) * 1000;
  latest = now - 5 * minute;
});
afterEach(() => form.close());

const denied = {
  reason: 'access-denied',
  message: 'The profile acme-data may not list exports.',
  next: 'Ask for dynamodb:ListExports.',
} as const;

/** A form whose facts are of `now`, turned to an incremental export. */
async function openIncremental(to: number | null, script?: (host: FakeHost) => void) {
  form = await stage.open({
    script(host) {
      host.answer('open', () => Promise.resolve(opened(factsAt(now))));
      host.answer('lastIncremental', () => Promise.resolve({ to }));
      script?.(host);
    },
  });
  await choose('Incremental');
}

const choose = (label: string) => form.page.getByLabel(label, { exact: true }).check();
const checked = (label: string) => form.page.getByLabel(label, { exact: true }).isChecked();
const sinceLast = 'Since the last incremental export';

async function request(): Promise<ExportTableRequest> {
  const json = await form.page.getByLabel('Request as JSON').innerText();
  return JSON.parse(json) as ExportTableRequest;
}

const window = async () => (await request()).IncrementalExportSpecification;
const iso = (moment: number) => new Date(moment).toISOString();
const utc = (moment: number) => iso(moment).slice(0, 19).replace('T', ' ');

/** Times in UTC, as they are typed. */
async function type(from: number, to: number): Promise<void> {
  await choose('Exact times');
  await form.page.getByLabel('UTC').check({ force: true });
  await form.field('From (inclusive)').fill(utc(from));
  await form.field('To (exclusive)').fill(utc(to));
}

describe('the window', () => {
  it('begins where the last incremental export ended, and says so by both clocks', async () => {
    await openIncremental(latest - 3 * hour);
    await form.page.getByText('Goes on exactly where it ended').waitFor();
    expect(await checked(sinceLast)).toBe(true);
    expect(await window()).toEqual({
      ExportFromTime: iso(latest - 3 * hour),
      ExportToTime: iso(latest),
      ExportViewType: 'NEW_AND_OLD_IMAGES',
    });
    const times = await form.page.locator('.times').innerText();
    expect(times).toContain(`(${utc(latest - 3 * hour).slice(11)} UTC), inclusive`);
    expect(times).toContain(`(${utc(latest).slice(11)} UTC), exclusive`);
    expect(times).toContain('3 h');
    expect(times).toContain('Restorable');
  });

  it.each([
    ['Last hour', hour],
    ['Last 24 hours', 24 * hour],
  ])('is the %s up to the latest restorable moment', async (label, length) => {
    await openIncremental(null);
    await form.page.getByText('was completed in the last 90 days').waitFor();
    await choose(label);
    expect(await window()).toMatchObject({
      ExportFromTime: iso(latest - length),
      ExportToTime: iso(latest),
    });
  });

  it('is the one that was typed, on the clock of one’s choice', async () => {
    await openIncremental(null);
    await form.page.getByText('was completed in the last 90 days').waitFor();
    await type(latest - 2 * hour, latest - hour);
    await form.page.locator('.times', { hasText: '1 h' }).waitFor();
    expect(await window()).toMatchObject({
      ExportFromTime: iso(latest - 2 * hour),
      ExportToTime: iso(latest - hour),
    });
    await form.page.getByLabel('Local time').check({ force: true });
    expect(await form.field('From (inclusive)').inputValue()).not.toBe(utc(latest - 2 * hour));
    expect(await window()).toMatchObject({ ExportFromTime: iso(latest - 2 * hour) });
  });

  it('starts exact times from the preset, and takes them from the calendar, too', async () => {
    await openIncremental(null);
    await form.page.getByText('was completed in the last 90 days').waitFor();
    await choose('Last hour');
    await choose('Exact times');
    expect(await window()).toMatchObject({ ExportFromTime: iso(latest - hour) });
    await form.page.getByLabel('UTC').check({ force: true });
    const picked = utc(latest - 90 * minute).replace(' ', 'T');
    await form.page.getByLabel('Pick the start').fill(picked);
    expect(await window()).toMatchObject({ ExportFromTime: iso(latest - 90 * minute) });
  });

  it.each([
    {
      end: 'to',
      wrong: 'too short',
      from: -hour,
      to: 14 * minute - hour,
      message: 'the shortest window is 15 minutes',
    },
    {
      end: 'to',
      wrong: 'too long',
      from: -26 * hour,
      to: -hour,
      message: 'the longest window is 24 hours',
    },
    {
      end: 'to',
      wrong: 'inverted',
      from: -hour,
      to: -2 * hour,
      message: 'Choose an end after the beginning.',
    },
    {
      end: 'to',
      wrong: 'in the future',
      from: -hour,
      to: 2 * hour,
      message: 'this is in the future',
    },
    {
      end: 'from',
      wrong: 'too old',
      from: -50 * 24 * hour,
      to: -hour,
      message: 'point-in-time recovery reaches back to then',
    },
  ])('says at its end ($end) that it is $wrong', async ({ end, from, to, message }) => {
    await openIncremental(null);
    await type(latest + from, latest + to);
    await form.page.locator('.field-message', { hasText: message }).waitFor();
    const label = end === 'to' ? 'To (exclusive)' : 'From (inclusive)';
    expect(await form.messageOf(label)).toContain(message);
    expect(await form.field(label).getAttribute('aria-invalid')).toBe('true');
    await form.page.getByRole('complementary').getByText(message).click();
    await form.page.locator(`#field-${end}:focus`).waitFor();
  });

  it('is sent with the view type that was chosen', async () => {
    await openIncremental(latest - hour);
    await choose('New images only');
    await form.field('Bucket').fill('acme-exports');
    await form.button('Start export').click();
    await form.page.locator('#status').waitFor();
    expect(form.host.refused).toEqual([]);
    expect(form.host.drafts()).toMatchObject([
      { exportType: 'incremental', windowMode: 'since-last', viewType: 'NEW_IMAGE' },
    ]);
  });
});

describe('a started incremental export', () => {
  it('shows the window that was sent, and looks nothing up while it is locked', async () => {
    await openIncremental(latest - hour);
    await form.field('Bucket').fill('acme-exports');
    await form.button('Start export').click();
    await form.page.locator('#status').waitFor();
    const sent = { from: latest - hour, to: latest - minute };
    const job = { jobId: token, state: 'running', startedAt: now, window: sent } as const;
    form.host.emit('jobChanged', job);
    await form.page.locator('.times', { hasText: '59 min' }).waitFor();
    form.host.answer('open', () => Promise.resolve(opened(factsAt(now + hour), { job })));
    await form.page.reload();
    await form.page.locator('.times', { hasText: '59 min' }).waitFor();
    expect(await window()).toMatchObject({ ExportToTime: iso(sent.to) });
    expect(form.host.paramsOf('lastIncremental')).toHaveLength(1);
  });
});

describe('going on from the last incremental export', () => {
  it('is not offered where there was none, with the reason', async () => {
    await openIncremental(null);
    await form.page.getByText('was completed in the last 90 days').waitFor();
    expect(await checked('Last 24 hours')).toBe(true);
    expect(await form.field(sinceLast).getAttribute('aria-disabled')).toBe('true');
    await form.page.getByText(sinceLast).click({ force: true });
    expect(await checked('Last 24 hours')).toBe(true);
    expect(form.host.paramsOf('lastIncremental')).toEqual([{}]);
  });

  it('says that it is being looked up', async () => {
    await openIncremental(null, (host) =>
      host.answer('lastIncremental', () => new Promise(() => undefined)),
    );
    await form.page.getByText('Looking up where it ended…').waitFor();
    await choose(sinceLast);
    await form.button('Start export').click();
    await form.page.getByText('Wait until it is known').first().waitFor();
    expect(form.host.drafts()).toEqual([]);
  });

  it('says why that failed, and looks again when asked to', async () => {
    await openIncremental(null, (host) => host.answer('lastIncremental', failing(denied)));
    await form.page.getByText(`${denied.message} ${denied.next}`).waitFor();
    expect(await checked('Last 24 hours')).toBe(true);
    form.host.answer('lastIncremental', () => Promise.resolve({ to: latest - hour }));
    await form.button('Look it up again').click();
    await form.page.getByText('Goes on exactly where it ended').waitFor();
    await form.page.locator('#field-window:focus').waitFor();
    expect(await checked(sinceLast)).toBe(true);
  });

  it('says when it will be possible', async () => {
    await openIncremental(now - 10 * minute);
    await form.page.getByText('Goes on exactly where it ended').waitFor();
    await choose(sinceLast);
    await form.page.locator('.field-message', { hasText: /Wait until .* 15 minutes/ }).waitFor();
  });

  it('is nothing that a full export asks about', async () => {
    form = await stage.open();
    await form.field('Bucket').fill('acme-exports');
    await form.page.getByText('In eu-west-1, like the table.').waitFor();
    expect(form.host.paramsOf('lastIncremental')).toEqual([]);
  });
});

describe('the prefix of an incremental export', () => {
  const stamp = (moment: number) => `${iso(moment).slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const prefix = () => form.field('Prefix optional').inputValue();

  it('is its own for every window, with the reason, as long as nobody typed one', async () => {
    await openIncremental(latest - 2 * hour);
    await form.page.getByText('a prefix of its own keeps this one apart').waitFor();
    await form.page.getByText('Goes on exactly where it ended').waitFor();
    const since = `orders/incremental/${stamp(latest - 2 * hour)}--${stamp(latest)}`;
    expect(await prefix()).toBe(since);
    await choose('Last hour');
    expect(await prefix()).toBe(`orders/incremental/${stamp(latest - hour)}--${stamp(latest)}`);
    await form.field('Prefix optional').fill('mine');
    await choose('Last 24 hours');
    await choose('Full');
    expect(await prefix()).toBe('mine');
  });
});

describe('reloading an incremental export', () => {
  it('brings back type, window and view type, and looks the last one up again', async () => {
    await openIncremental(latest - 2 * hour);
    await form.page.getByText('Goes on exactly where it ended').waitFor();
    await choose('New images only');
    await type(latest - 3 * hour, latest - 2 * hour);
    const before = await request();
    await form.page.reload();
    await form.page.getByText('Goes on exactly where it ended').waitFor();
    expect(await checked('Exact times')).toBe(true);
    expect(await checked('New images only')).toBe(true);
    expect(await request()).toEqual(before);
    expect(form.host.paramsOf('lastIncremental')).toHaveLength(2);
  });
});
