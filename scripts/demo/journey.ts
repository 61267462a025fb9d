import type { Workbench } from '../editor/workbench.ts';
import type { Camera } from './camera.ts';

/** What the person sees and says on the way; the only place that knows these words. */
const words = {
  container: 'AWS Exports',
  sources: 'Sources',
  chooseProfile: 'Choose AWS Profile',
  profile: 'acme-data',
  table: 'orders',
  exportTable: 'Export Table to S3…',
  copyArn: 'Copy ARN',
  start: 'Start export',
  confirm: 'Start Export',
  finished: 'Export of orders finished',
  openManifest: 'Open Manifest',
  bucket: 'acme-data-exports',
  prefix: 'orders/2026-11-21',
} as const;

/** What the screen said at the end of the journey. */
export interface JourneyResult {
  readonly exportArn: string;
  /** From the notification that the export is done. */
  readonly itemCount: number;
  /** From the manifest that the export wrote. */
  readonly manifestItems: number;
}

/** Opens the sidebar and chooses the profile; `before` sees it while it is still empty. */
export async function openSources(
  workbench: Workbench,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await workbench.openContainer(words.container);
  const sources = workbench.view(words.sources);
  const button = sources.locator('.monaco-button').filter({ hasText: words.chooseProfile });
  await button.waitFor();
  await before();
  await button.click();
  await workbench.choose(words.profile);
}

async function connect(workbench: Workbench, camera: Camera): Promise<void> {
  await openSources(workbench, () => camera.shoot('empty-tree'));
  await workbench.row(words.sources, words.table).getByText('PITR on').waitFor();
  await workbench.expand(words.sources, words.table);
  await camera.shootInThemes('tree');
}

async function fillForm(workbench: Workbench, camera: Camera): Promise<void> {
  await workbench.chooseFromMenu(words.sources, words.table, words.exportTable);
  const form = workbench.webview();
  const bucket = form.getByLabel('Bucket', { exact: true });
  await bucket.waitFor();
  await camera.shoot('form-untouched');
  await bucket.fill('Acme_Exports');
  await form.getByLabel('Prefix').fill('/orders//');
  await form.getByLabel('Bucket owner').fill('1111');
  await form.getByLabel('Bucket owner').press('Tab');
  await form.locator('[aria-invalid=true]').first().waitFor();
  await camera.shoot('form-errors');
  await form.getByLabel('Bucket owner').fill('');
  await form.getByLabel('Prefix').fill(words.prefix);
  await bucket.fill(words.bucket);
  await bucket.press('Tab');
  await form.locator('[aria-invalid=true]').waitFor({ state: 'detached' });
  await camera.shootInThemes('form-ready');
}

/** Starts the export and sees it run; the confirmation must name what it will do. */
async function start(workbench: Workbench, camera: Camera): Promise<void> {
  await workbench.webview().getByRole('button', { name: words.start }).click();
  const asked = await workbench.dialog().innerText();
  for (const fact of ['111122223333', 'eu-west-1', words.table, words.bucket]) {
    if (!asked.includes(fact)) throw new Error(`The confirmation does not name ${fact}: ${asked}`);
  }
  await workbench.pressInDialog(words.confirm);
  await workbench.row(words.sources, 'Full').getByText('running').waitFor();
  await workbench
    .statusBar(/export/i)
    .first()
    .waitFor();
  await camera.shoot('running');
}

function countIn(text: string, pattern: RegExp): number {
  const digits = pattern.exec(text)?.[1]?.replaceAll(/\D/g, '') ?? '';
  if (digits === '') throw new Error(`No number of items is told here:\n${text}`);
  return Number(digits);
}

async function seeManifest(workbench: Workbench, camera: Camera): Promise<number> {
  await workbench.pressInNotification(words.finished, words.openManifest);
  await workbench.tab(/manifest/i).waitFor();
  await workbench.page.locator('.view-lines').getByText('itemCount').first().waitFor();
  await camera.shoot('manifest');
  return countIn(await workbench.editorText(), /itemCount\W+([\d,]+)/);
}

async function copyArn(workbench: Workbench): Promise<string> {
  await workbench.chooseFromMenu(words.sources, 'Full', words.copyArn);
  return workbench.copied(/^arn:/);
}

/** The whole job, as a person does it, from an empty sidebar to the manifest. */
export async function journey(workbench: Workbench, camera: Camera): Promise<JourneyResult> {
  await workbench.ready();
  await connect(workbench, camera);
  await fillForm(workbench, camera);
  await start(workbench, camera);
  const notification = workbench.notification(words.finished);
  await notification.waitFor({ timeout: 90_000 });
  await camera.shoot('finished');
  const itemCount = countIn(await notification.innerText(), /([\d,]+) items?/);
  const manifestItems = await seeManifest(workbench, camera);
  return { exportArn: await copyArn(workbench), itemCount, manifestItems };
}
