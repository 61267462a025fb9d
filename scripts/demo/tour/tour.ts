import type { FrameLocator } from 'playwright-core';
import type { StandIn } from '../../../test/aws/standIn.ts';
import type { Workbench } from '../../editor/workbench.ts';
import { messageOf, timed } from '../../lib/report.ts';
import type { Camera } from '../camera.ts';
import { openSources } from '../journey.ts';
import type { Stop, StopName } from './stop.ts';
import { stops } from './stops.ts';

/** What became of one kind. */
export interface StopResult {
  /** AWS's word for how the job ended. */
  readonly status: string;
  /** From the menu to the notification. */
  readonly seconds: number;
  /** What the person was told at the end. */
  readonly told?: string;
  readonly error?: string;
}

/** What came of every kind that was done. */
export type TourResult = Readonly<Partial<Record<StopName, StopResult>>>;

const sources = 'Sources';

/** AWS's words for a job that did what it was asked for. */
const good: ReadonlySet<string> = new Set(['COMPLETED', 'COMPLETE', 'SUCCEEDED', 'AVAILABLE']);

/** Whether every job came to a good end, and the person was told so. */
export function hasWorked(result: TourResult): boolean {
  return Object.values(result).every(({ status, told }) => good.has(status) && told !== undefined);
}

/** Opens the sidebar and chooses the demo's profile. */
export async function connect(workbench: Workbench): Promise<void> {
  await workbench.ready();
  await openSources(workbench);
}

/** Does each job once, one after the other, through the window. A job that fails stops no other. */
export async function tour(
  names: readonly StopName[],
  { workbench, camera, standIn }: { workbench: Workbench; camera: Camera; standIn: StandIn },
): Promise<TourResult> {
  const results: (readonly [StopName, StopResult])[] = [];
  for (const stop of stops.filter(({ name }) => names.includes(name))) {
    const { result, seconds } = await timed(() => visit(stop, workbench, camera));
    const status = stop.statusIn(standIn) ?? 'NOT_FOUND';
    results.push([stop.name, { status, seconds, ...result }]);
  }
  return Object.fromEntries(results);
}

async function visit(
  stop: Stop,
  workbench: Workbench,
  camera: Camera,
): Promise<Pick<StopResult, 'told' | 'error'>> {
  try {
    return { told: await perform(stop, workbench, camera) };
  } catch (error) {
    await camera.shoot(`${stop.name}-where-it-stopped`);
    return { error: messageOf(error) };
  }
}

async function perform(stop: Stop, workbench: Workbench, camera: Camera): Promise<string> {
  const form = await openForm(stop, workbench);
  await stop.fill(form);
  await form.getByText('Ready. Nothing is sent before you confirm.').waitFor();
  await camera.shoot(`${stop.name}-form`);
  await launch(stop, workbench);
  return ending(stop, workbench, camera);
}

/** Finds the source in the tree and opens its form; resolves when that can be filled. */
export async function openForm(stop: Stop, workbench: Workbench): Promise<FrameLocator> {
  await workbench.collapseAll(sources);
  await workbench.expand(sources, 'acme-data');
  for (const row of stop.path) await workbench.expand(sources, row);
  await workbench.chooseFromMenu(sources, stop.source, stop.entry);
  const form = workbench.webview();
  await form.getByRole('button', { name: stop.submit }).waitFor();
  return form;
}

/** Presses the form's button and agrees; gives what the confirmation said. */
export async function launch(stop: Stop, workbench: Workbench): Promise<string> {
  await workbench.webview().getByRole('button', { name: stop.submit }).click();
  const asked = await workbench.dialog().innerText();
  await workbench.pressInDialog(stop.confirm);
  return asked;
}

/** Clears the stage for the next stop: neither messages nor forms stay. */
export async function tidyUp(workbench: Workbench): Promise<void> {
  await workbench.runCommand('Notifications: Clear All Notifications');
  await workbench.runCommand('View: Close All Editors');
}

async function ending(stop: Stop, workbench: Workbench, camera: Camera): Promise<string> {
  const notification = workbench.notification(stop.ended);
  await notification.waitFor({ timeout: 90_000 });
  await camera.shoot(`${stop.name}-finished`);
  const told = await notification.locator('.notification-list-item-message').innerText();
  await tidyUp(workbench);
  return told;
}
