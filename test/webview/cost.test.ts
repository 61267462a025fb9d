import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { KindId } from '../../src/core/kinds/kind.ts';
import type { Prices } from '../../src/core/cost/prices.ts';
import { prices } from '../fakes/prices.ts';
import type { FakeHost } from './harness/fakeHost.ts';
import { setStage, type FormUnderTest, type Stage } from './harness/formPage.ts';

let stage: Stage;
let form: FormUnderTest;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
afterEach(() => form.close());

async function open(kind: KindId, script?: (host: FakeHost) => void): Promise<void> {
  form = await stage.open({ kind, ...(script && { script }) });
}

const cost = () => form.page.getByRole('region', { name: 'Cost' });
const saying = (text: string) => cost().getByText(text).waitFor();

describe('the cost in a form', () => {
  it.each<[KindId, string, string]>([
    ['dynamodb-table', 'About $8.25 (estimate)', 'https://aws.amazon.com/dynamodb/pricing/'],
    [
      'dynamodb-backup',
      'About $16.49 per month (estimate)',
      'https://aws.amazon.com/dynamodb/pricing/',
    ],
    ['rds-database', 'About $1.24 (estimate)', 'https://aws.amazon.com/rds/pricing/'],
    ['simpledb-domain', 'AWS charges nothing', 'https://aws.amazon.com/s3/pricing/'],
  ])('of %s is told with its basis, its date and AWS’s page', async (kind, text, link) => {
    await open(kind);
    await saying(text);
    expect(await cost().getByRole('link', { name: 'AWS prices' }).getAttribute('href')).toBe(link);
    const told = await cost().innerText();
    if (kind !== 'simpledb-domain') expect(told).toContain('AWS’s price list of 2026-11-18');
    expect(form.host.paramsOf('readPrices')).toEqual([{}]);
  });

  it('follows what is chosen, without asking again', async () => {
    await open('dynamodb-table');
    await saying('About $8.25 (estimate)');
    await form.page.getByRole('radio', { name: /^Incremental/ }).check();
    await saying('About $0.25 per GB of changes (estimate)');
    await saying('at least 10 MB');
    expect(form.host.paramsOf('readPrices')).toHaveLength(1);
  });

  it('has its basis at once, and its figure when the price list was read', async () => {
    let answer: (prices: { readonly prices: Prices | null }) => void = () => undefined;
    await open('dynamodb-table', (host) =>
      host.answer('readPrices', () => new Promise((resolve) => (answer = resolve))),
    );
    await saying('AWS bills the size of the table');
    await saying('AWS’s price list is being read…');
    expect(await cost().innerText()).not.toContain('$');
    answer({ prices });
    await saying('About $8.25 (estimate)');
  });

  it.each<[string, (host: FakeHost) => void]>([
    ['is unknown', (host) => host.answer('readPrices', () => Promise.resolve({ prices: null }))],
    ['cannot be read', (host) => host.answer('readPrices', () => Promise.reject(new Error('no')))],
  ])('is its basis alone where the price %s', async (_, script) => {
    await open('rds-database', script);
    await saying('The price in this Region is not known here.');
    await saying('AWS bills the size of the whole snapshot');
    expect(await cost().innerText()).not.toContain('$');
  });
});
