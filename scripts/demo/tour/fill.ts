import type { FrameLocator } from 'playwright-core';

/** What the forms of the tour are filled with; all of it is in the demo's account. */
export const words = {
  bucket: 'acme-data-exports',
  role: 'arn:aws:iam::111122223333:role/rds-export-role',
  key: 'alias/acme-exports',
} as const;

/** Types into a field as a person does, and leaves it. */
async function type(form: FrameLocator, label: string, text: string): Promise<void> {
  const field = form.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press('Tab');
}

/** The bucket, which every export needs. */
export async function fillBucket(form: FrameLocator): Promise<void> {
  await type(form, 'Bucket', words.bucket);
}

/** Changes instead of the whole table, within the last hour. */
export async function fillIncremental(form: FrameLocator): Promise<void> {
  await form.getByLabel('Incremental', { exact: true }).check();
  await form.getByLabel('Last hour').check();
  await fillBucket(form);
}

/** A part of the table: items with a discount, and only some of their attributes. */
export async function fillFiltered(form: FrameLocator): Promise<void> {
  await fillBucket(form);
  await form.getByRole('heading', { name: 'Filter' }).click();
  await form.getByLabel('Export only a part of the table').check();
  await form.getByLabel('Filter expression').fill('#status = :open');
  await form.getByLabel('Projection').fill('customerId, orderId, #status');
  await form.getByLabel('Attribute names').fill('{"#status": "status"}');
  await form.getByLabel('Attribute values').fill('{":open": {"S": "PLACED"}}');
}

/** Nothing to fill: the name of a backup is suggested. */
export async function fillNothing(form: FrameLocator): Promise<void> {
  await form.getByLabel('Name', { exact: true }).waitFor();
}

/** Bucket, role and key, which every export of a database needs. */
export async function fillDatabase(form: FrameLocator): Promise<void> {
  await fillBucket(form);
  await type(form, 'IAM role', words.role);
  await type(form, 'KMS key', words.key);
}

/** One schema only. */
export async function fillPart(form: FrameLocator): Promise<void> {
  await fillDatabase(form);
  await form.getByRole('heading', { name: 'Export only a part' }).click();
  await form.getByLabel(/^Export only a part of the/).check();
  await form.getByLabel('Parts', { exact: true }).fill('warehouse.reporting');
}
