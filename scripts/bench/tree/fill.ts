import { setTimeout as sleep } from 'node:timers/promises';
import type { Workbench } from '../../editor/workbench.ts';

/** The words of the two views. */
export const views = { sources: 'Sources', exports: 'Exports' } as const;

/** Chooses a profile in the palette; resolves when the view shows it. */
export async function chooseProfile(workbench: Workbench, profile: string): Promise<void> {
  await workbench.runCommand('AWS Exports: Choose Profile…');
  await workbench.choose(profile);
  await workbench.row(views.sources, profile).waitFor();
}

/** Milliseconds after which a view will not be filled any more. */
const patience = 240_000;
/** Pages between two looks at a view. */
const atOnce = 20;

/** Presses “Load more…” at the end of a view until so many rows have the same parent. */
export async function loadAll(workbench: Workbench, view: string, rows: number): Promise<void> {
  const whole = workbench.view(view).locator(`.monaco-list-row[aria-setsize="${rows}"]`);
  const deadline = performance.now() + patience;
  while ((await whole.count()) === 0) {
    if (performance.now() > deadline) throw new Error(`The view ${view} has no ${rows} rows.`);
    await loadSome(workbench, view);
    await settle(workbench);
    await workbench.runCommand(`AWS Exports: Focus on ${view} View`);
    await workbench.page.keyboard.press('End');
  }
}

async function loadSome(workbench: Workbench, view: string): Promise<void> {
  const more = workbench.row(view, 'Load more…');
  await workbench.runCommand(`AWS Exports: Focus on ${view} View`);
  for (let page = 0; page < atOnce; page += 1) {
    await workbench.page.keyboard.press('End');
    // Rows that come just then push it out of sight: then it is looked for again.
    await more.click({ timeout: 1_000 }).catch(() => undefined);
  }
}

/**
 * Looks away for a moment. The editor puts off showing a change until nothing has changed for a
 * fifth of a second, and while somebody looks, rows are filled in one after the other.
 */
async function settle(workbench: Workbench): Promise<void> {
  await workbench.openContainer('Explorer');
  await sleep(1_000);
  await workbench.openContainer('AWS Exports');
}
