import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { StartExportTaskRequest } from '../../src/core/kinds/databaseExport.ts';
import type { DatabaseSource } from '../../src/core/databases.ts';
import type { FormJob } from '../../src/protocol/exportForm.ts';
import { token } from '../fakes/formSamples.ts';
import { databaseFacts, openedOf, snapshot } from '../fakes/kindSamples.ts';
import { failing, type FakeHost } from './harness/fakeHost.ts';
import { setStage, type FormUnderTest, type Stage } from './harness/formPage.ts';
import { keyboardOf } from './harness/keys.ts';

let stage: Stage;
let form: FormUnderTest;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
afterEach(() => form.close());

const role = 'arn:aws:iam::111122223333:role/rds-exports';
const denied = {
  reason: 'access-denied',
  message: 'The profile acme-data may not list roles.',
  next: 'Ask for iam:ListRoles.',
} as const;

async function open(script?: (host: FakeHost) => void): Promise<void> {
  form = await stage.open({ kind: 'rds-database', ...(script && { script }) });
  await form.field('Bucket').waitFor();
}

/** A form whose source is another one than the snapshot of PostgreSQL. */
const openWith = (facts: Parameters<typeof databaseFacts>[1]) =>
  open((host) =>
    host.answer('open', () => {
      const now = Date.now();
      return Promise.resolve(openedOf('rds-database', now, databaseFacts(now, facts)));
    }),
  );

async function fill(): Promise<void> {
  await form.field('Bucket').fill('acme-exports');
  await form.field('IAM role').fill(role);
  await form.field('KMS key').fill('alias/exports');
  await form.field('KMS key').press('Escape');
  await form.page.getByText('Ready. Nothing is sent before you confirm.').waitFor();
}

async function start(): Promise<void> {
  await form.button('Start export').click();
  await form.page.locator('#status:focus').waitFor();
}

async function openParts(noun = 'snapshot'): Promise<void> {
  await form.page.locator('summary', { hasText: 'Export only a part' }).click();
  await form.page.getByLabel(`Export only a part of the ${noun}`).check();
}

/** At once, as the clipboard does it: to type thousands of lines takes a browser minutes. */
const paste = (text: string) =>
  form.field('Parts').evaluate((area, pasted) => {
    if (area instanceof HTMLTextAreaElement) area.value = pasted;
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);

async function request(): Promise<StartExportTaskRequest> {
  const json = await form.page.getByLabel('Request as JSON').innerText();
  return JSON.parse(json) as StartExportTaskRequest;
}

const said = (text: string) =>
  form.page.getByRole('status').getByText(text).waitFor({ state: 'attached' });

const wrong = async (label: string, message: string): Promise<void> => {
  await form.page.locator('.field-message', { hasText: message }).waitFor();
  expect(await form.messageOf(label)).toContain(message);
  expect(await form.field(label).getAttribute('aria-invalid')).toBe('true');
};

describe('the form for a snapshot', () => {
  it('says what is exported, as whom, and what is still needed, without an error', async () => {
    await open();
    const { page } = form;
    await page
      .getByRole('heading', { name: 'Export DB snapshot orders-2026-11-20 to S3' })
      .waitFor();
    const text = await page.getByRole('banner').innerText();
    expect(text).toMatch(/111122223333[^]*eu-west-1[^]*postgres 16\.4[^]*41\.2 GB/);
    for (const name of ['Choose or type a bucket.', /IAM role that writes/, /a KMS key: RDS/]) {
      await page.getByRole('button', { name }).waitFor();
    }
    expect(await page.locator('.message--error').count()).toBe(0);
    expect(await form.field('Identifier').inputValue()).toMatch(/^orders-2026-11-20-\d{14}$/);
  });

  it('sends exactly the draft that was typed', async () => {
    await open();
    await form.field('Identifier').fill('orders-for-audit');
    await form.field('Prefix optional').fill('audit/orders');
    await fill();
    await form.page.getByText('s3://acme-exports/audit/orders/orders-for-audit/').first().waitFor();
    expect(await request()).toEqual({
      ExportTaskIdentifier: 'orders-for-audit',
      SourceArn: snapshot.arn,
      S3BucketName: 'acme-exports',
      S3Prefix: 'audit/orders',
      IamRoleArn: role,
      KmsKeyId: 'alias/exports',
    });
    await start();
    expect(form.host.drafts()).toEqual([
      {
        taskId: 'orders-for-audit',
        bucket: 'acme-exports',
        prefix: 'audit/orders',
        roleArn: role,
        kmsKeyId: 'alias/exports',
        partial: false,
        exportOnly: '',
        clientToken: token,
      },
    ]);
    expect(form.host.refused).toEqual([]);
  });

  it.each([
    ['Identifier', '1-orders', 'Begin the identifier with a letter.'],
    ['Identifier', 'orders--x', 'Remove one of the two hyphens in a row.'],
    ['Bucket', 'acme-analytics-landing', 'Choose a bucket in eu-west-1, where the source is'],
    ['Prefix optional', 'a:b', 'Remove the colon'],
    ['IAM role', 'rds-exports', 'Give the ARN of an IAM role'],
    ['KMS key', 'alias/retired', 'KMS says PendingDeletion of this one'],
    ['KMS key', 'alias/nowhere', 'KMS has none of this name in eu-west-1'],
  ])('shows at %s what is wrong with %j', async (label, text, message) => {
    await open();
    await form.field(label).fill(text);
    await wrong(label, message);
  });

  it('with something missing starts nothing, says so and goes to the first field', async () => {
    await open();
    await form.button('Start export').click();
    await form.page.locator('#field-bucket:focus').waitFor();
    await said('3 things to put right. Choose or type a bucket.');
    expect(form.host.drafts()).toEqual([]);
  });

  it('says first that a source cannot be exported, and why', async () => {
    await openWith({ source: { ...snapshot, engine: 'sqlserver-se' } });
    await form.page.locator('.banner').getByText('and never sqlserver-se').waitFor();
    await form.field('Bucket').fill('acme-exports');
    await form.field('IAM role').fill(role);
    await form.field('KMS key').fill('alias/exports');
    await form.button('Start export').click();
    await form.page.locator('#field-source:focus').waitFor();
    expect(form.host.drafts()).toEqual([]);
  });

  it('warns where five tasks run already, and lets AWS decide', async () => {
    const tasks = [1, 2, 3, 4, 5].map((id) => ({
      taskId: `nightly-${id}`,
      sourceArn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:other',
      live: true,
    }));
    await openWith({ tasks });
    await form.page.locator('.banner').getByText('AWS runs at most 5 exports').waitFor();
    await fill();
  });

  it('loses nothing at a reload', async () => {
    await open();
    await fill();
    await form.field('Identifier').fill('mine-1');
    await openParts();
    await form.field('Parts').fill('shop.public.orders');
    const before = await request();
    await form.page.reload();
    await form.page.getByText('alias/exports · Exports of the data team').waitFor();
    expect(await request()).toEqual(before);
    expect(await form.field('Parts').inputValue()).toBe('shop.public.orders');
  });
});

describe('the role picker', () => {
  it('offers roles that RDS may assume, and shows the others as what they are', async () => {
    await open();
    await form.button('Show IAM roles').click();
    const other = form.page.getByRole('option', { name: 'admin does not trust RDS exports' });
    expect(await other.getAttribute('aria-disabled')).toBe('true');
    await other.click({ force: true });
    expect(await form.field('IAM role').inputValue()).toBe('');
    await form.page.getByRole('option', { name: 'rds-exports trusts RDS exports' }).click();
    expect(await form.field('IAM role').inputValue()).toBe(role);
  });

  it('says of a typed role that it is one that RDS may not assume', async () => {
    await open();
    await form.button('Show IAM roles').click();
    await form.field('IAM role').fill('arn:aws:iam::111122223333:role/admin');
    await form.page.getByText('Its trust policy does not name export.rds.amazonaws.com').waitFor();
  });

  it('says why it cannot list and still takes what is typed', async () => {
    await open((host) => host.answer('listRoles', failing(denied)));
    await form.button('Show IAM roles').click();
    await form.page.getByText(`${denied.message} Type it instead.`).waitFor();
    await said('IAM roles could not be listed; type the ARN instead.');
    await fill();
  });
});

describe('the key picker', () => {
  it('lists the keys of the source’s Region and looks the chosen one up', async () => {
    await open();
    await form.button('Show KMS keys').click();
    await form.page.getByRole('option', { name: 'alias/exports' }).click();
    expect(await form.field('KMS key').inputValue()).toContain(':kms:eu-west-1:');
    await form.page.getByText('alias/exports · Exports of the data team').waitFor();
    expect(form.host.paramsOf('listKeys')).toEqual([{ region: 'eu-west-1' }]);
    expect(form.host.paramsOf('describeKey')).toHaveLength(1);
  });

  it('takes a key that nobody may look up', async () => {
    await open((host) =>
      host.answer('describeKey', failing({ ...denied, message: 'You may not.' })),
    );
    await form.field('KMS key').fill('alias/exports');
    await form.page.getByText('It could not be looked up. You may not.').waitFor();
    expect(await form.field('KMS key').getAttribute('aria-invalid')).toBe('false');
  });
});

describe('a part of a snapshot', () => {
  it('is put together from its names, one after the other', async () => {
    await open();
    await openParts();
    await form.page.getByText('AWS bills the size of the whole snapshot all the same.').waitFor();
    await form.field('Database').fill('shop');
    await form.field('Schema optional').fill('public');
    await form.field('Table optional').fill('orders');
    await form.button('Add').click();
    await said('shop.public.orders was added.');
    await form.page.locator('#field-part-table:focus').waitFor();
    await form.field('Table optional').fill('customers');
    await form.field('Table optional').press('Enter');
    await form.field('Table optional').fill('orders');
    await form.button('Add').click();
    await said('shop.public.orders is in the list.');
    await form.page.getByText('2 parts, 0.1 of 200 KB.').waitFor();
    expect((await request()).ExportOnly).toEqual(['shop.public.orders', 'shop.public.customers']);
  });

  it.each([1000, 500])('has its names side by side in a page of %i pixels', async (width) => {
    await open();
    await form.page.setViewportSize({ width, height: 800 });
    await openParts();
    const inputs = form.page.locator('.part-builder input, .part-builder button');
    const bottoms = await inputs.evaluateAll((all) =>
      all.map((one) => Math.round(one.getBoundingClientRect().bottom)),
    );
    expect(bottoms).toHaveLength(4);
    expect(new Set(bottoms).size).toBe(1);
  });

  it('is nothing without the names around it', async () => {
    await open();
    await openParts();
    await form.field('Database').fill('shop');
    await form.field('Table optional').fill('orders');
    await form.button('Add').click();
    await form.page.locator('#field-part-schema:focus').waitFor();
    expect(await form.messageOf('Schema optional')).toContain('Type the schema.');
    expect(await form.field('Parts').inputValue()).toBe('');
  });

  it('has no schema in MySQL, of which also a cluster can be exported', async () => {
    const cluster: DatabaseSource = {
      ...snapshot,
      type: 'cluster',
      arn: 'arn:aws:rds:eu-west-1:111122223333:cluster:orders',
      name: 'orders',
      engine: 'aurora-mysql',
    };
    await openWith({ source: cluster });
    await openParts('cluster');
    expect(await form.field('Schema optional').count()).toBe(0);
    await form.field('Parts').fill('shop.public.orders');
    await wrong('Parts', 'a part of aurora-mysql is database or database.table');
  });

  it('can be pasted, and what is wrong is said by its line', async () => {
    await open();
    await openParts();
    await paste('shop\r\n\r\nmy-shop.public\r\n');
    await wrong('Parts', 'Correct line 3');
    await expect.poll(() => form.page.locator('.lines-area-numbers').innerText()).toMatch(/3\n4$/);
    await form.page.locator('summary').click();
    await form.button('Start export').click();
    await form.page.getByRole('complementary').getByText('Correct line 3').click();
    await form.page.locator('#field-exportOnly:focus').waitFor();
  });

  it('can be of more lines than anybody reads, and more than AWS takes', async () => {
    await open();
    await openParts();
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) => `shop.public.orders_of_customer_${index}`).join(
        '\n',
      );
    await paste(lines(4000));
    await form.page.getByText('4,000 parts').waitFor();
    const shown = (await request()).ExportOnly ?? [];
    expect(shown.at(-1)).toBe('… and 3,980 more');
    await paste(lines(7000));
    await wrong('Parts', 'AWS takes 200 KB of them');
  });

  it('is kept while it is off, and not sent', async () => {
    await open();
    await openParts();
    await form.field('Parts').fill('shop');
    await form.page.getByLabel('Export only a part of the snapshot').uncheck();
    expect(await request()).not.toHaveProperty('ExportOnly');
    await form.page.getByLabel('Export only a part of the snapshot').check();
    expect(await form.field('Parts').inputValue()).toBe('shop');
  });
});

describe('a started export of a snapshot', () => {
  const job = (changes: Partial<FormJob>): FormJob => ({
    jobId: token,
    state: 'running',
    startedAt: Date.now() - 190_000,
    ...changes,
  });

  it('shows how far it is, and what it was that AWS skipped', async () => {
    await open();
    await fill();
    await start();
    form.host.emit('jobChanged', job({ percent: 0, extractedGb: 0, status: 'STARTING' }));
    await form.page.locator('#status').getByText('0 % · AWS prepares the data').waitFor();
    form.host.emit('jobChanged', job({ percent: 42, extractedGb: 17, status: 'IN_PROGRESS' }));
    await form.page.locator('#status').getByText('42 % · 17 GB extracted').waitFor();
    expect(await form.page.getByRole('progressbar').getAttribute('value')).toBe('42');
    expect(await form.page.getByRole('status').innerText()).not.toContain('42');
    const warning = 'Skipped 1 table (shop.public.a): the master user may not read the tables.';
    form.host.emit('jobChanged', job({ state: 'completed', percent: 100, warning }));
    await said('The export is complete, with a warning.');
    await form.page.locator('.banner--warning').getByText(warning).waitFor();
    expect(await form.page.getByRole('progressbar').count()).toBe(0);
  });

  it('that was canceled says what stays, and makes way for one of another name', async () => {
    await open();
    await fill();
    await start();
    form.host.emit('jobChanged', job({ state: 'canceling' }));
    await form.page.locator('#status').getByText('is being canceled').waitFor();
    form.host.emit('jobChanged', job({ state: 'canceled' }));
    await said('The export was canceled. What it has written so far stays in the bucket.');
    const before = await form.field('Identifier').inputValue();
    await form.button('Change and export again').click();
    await form.page.locator('#field-taskId:focus').waitFor();
    await said('It has a new identifier.');
    expect(await form.field('Identifier').inputValue()).not.toBe(before);
    await start();
    expect(form.host.drafts()).toHaveLength(2);
  });
});

describe('with the keyboard alone', () => {
  it('a part of a snapshot is exported', async () => {
    await open();
    const { tabTo, press, type } = keyboardOf(form.page);
    await tabTo('Identifier');
    await press('Control+A');
    await type('by-keyboard');
    await tabTo('Bucket');
    await press('ArrowDown');
    await form.page.getByRole('option', { name: 'acme-exports eu-west-1' }).waitFor();
    await press('ArrowDown', 'ArrowDown', 'Enter');
    await tabTo('IAM role');
    await press('ArrowDown');
    await form.page.getByRole('option', { name: 'rds-exports' }).waitFor();
    await press('ArrowDown', 'Enter');
    await tabTo('KMS key');
    await type('alias/exports');
    await press('Escape');
    await tabTo('Export only a part');
    await press('Enter');
    await tabTo('Export only a part of the');
    await press('Space');
    await tabTo('Database');
    await type('shop');
    await tabTo('Add');
    await press('Enter');
    await tabTo('Parts');
    await press('Control+End');
    await type('\nbilling.public');
    await press('Control+Enter');
    await form.page.locator('#status:focus').waitFor();
    expect(form.host.drafts()).toMatchObject([
      {
        taskId: 'by-keyboard',
        bucket: 'acme-exports',
        roleArn: role,
        kmsKeyId: 'alias/exports',
        partial: true,
        exportOnly: 'shop\nbilling.public',
      },
    ]);
  });
});
