import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from '../../scripts/editor/workbench.ts';

/** The two views by the names in their headers. */
export const views = { sources: 'Sources', exports: 'Exports' } as const;

/** For what no locator can wait for; as long as those wait. */
export const patiently = { timeout: 30_000 } as const;

/** Opens the sidebar and chooses a profile there, as somebody does who sees it for the first time. */
export async function connect(workbench: Workbench, profile = 'acme-data'): Promise<void> {
  await workbench.openContainer('AWS Exports');
  await workbench
    .view(views.sources)
    .locator('.monaco-button')
    .filter({ hasText: 'Choose AWS Profile' })
    .click();
  await workbench.choose(profile);
  await workbench.row(views.sources, profile).waitFor();
}

/** Right-clicks a table and opens its form; resolves when the form can be filled. */
export async function openForm(workbench: Workbench, table: string): Promise<FrameLocator> {
  await workbench.chooseFromMenu(views.sources, table, 'Export Table to S3…');
  const form = workbench.webview();
  await form.getByRole('heading', { name: `Export table ${table} to S3` }).waitFor();
  return form;
}

/** The form's field for the bucket. */
export const bucketOf = (form: FrameLocator): Locator => form.getByLabel('Bucket', { exact: true });

/** Presses the form's button and agrees; gives what the confirmation said. */
export async function start(workbench: Workbench): Promise<string> {
  await workbench.webview().getByRole('button', { name: 'Start export' }).click();
  const asked = await workbench.dialog().innerText();
  await workbench.pressInDialog('Start Export');
  return asked;
}

/**
 * Presses the form's button and agrees although the confirmation foretells a failure; gives what
 * it said. `before` sees it.
 */
export async function startAnyway(
  workbench: Workbench,
  before: () => Promise<unknown> = () => Promise.resolve(),
): Promise<string> {
  await workbench.webview().getByRole('button', { name: 'Start export' }).click();
  const asked = await workbench.dialog().innerText();
  await before();
  await workbench.pressInDialog('Start Anyway');
  return asked;
}

/** The form's panel that tells whether the request would succeed. */
export const preflightOf = (form: FrameLocator): Locator =>
  form.getByRole('region', { name: 'Will this work?' });

/** What the form says about the export that it started. */
export const statusOf = (form: FrameLocator): Locator => form.locator('#status');
