import { rm } from 'node:fs/promises';
import { relative } from 'node:path';
import type { StandIn, StandInOptions } from '../../test/aws/standIn.ts';
import { startBrowser } from '../editor/browser.ts';
import type { OutsideCall } from '../editor/outsideCalls.ts';
import { Workbench } from '../editor/workbench.ts';
import { at, root } from '../lib/paths.ts';
import { messageOf, say, timed } from '../lib/report.ts';
import { createCamera, type Camera } from './camera.ts';
import { journey, type JourneyResult } from './journey.ts';
import { openStage, type Stage } from './stage.ts';
import type { StopName } from './tour/stop.ts';
import { connect, hasWorked, tour, type TourResult } from './tour/tour.ts';

/** The last line of `npm run demo -- --headless`. */
export interface HeadlessResult extends Partial<JourneyResult> {
  /** What AWS says of the export: COMPLETED if all is well. */
  readonly status: string;
  /** From the first click to the open manifest. */
  readonly seconds: number;
  /** Paths below the checkout, in the order in which they were taken. */
  readonly screenshots: readonly string[];
  /** What became of each kind, where kinds were asked for. */
  readonly kinds?: TourResult;
  /** Attempts of editor, extensions or page to reach anything but this machine. */
  readonly outsideCalls: number;
  readonly error?: string;
}

/** What became of one journey. */
export interface Drive<T = JourneyResult> {
  /** Absent when the journey could not be finished; `error` then says why. */
  readonly told?: T;
  readonly error?: string;
  readonly pictures: readonly string[];
  readonly outside: readonly OutsideCall[];
}

/** What is done in the window. */
export type Play<T> = (workbench: Workbench, camera: Camera) => Promise<T>;

/** Plays in a browser of its own; pictures go into `folder`. Does not throw. */
export async function drive<T>(stage: Stage, folder: string, play: Play<T>): Promise<Drive<T>> {
  const browser = await startBrowser();
  const page = await browser.open(stage.editor.url);
  const workbench = new Workbench(page);
  const camera = createCamera(workbench, folder);
  const outside = async (): Promise<readonly OutsideCall[]> => [
    ...browser.outsideCalls(),
    ...(await stage.editor.outsideCalls()),
  ];
  try {
    const told = await play(workbench, camera);
    return { told, pictures: camera.pictures, outside: await outside() };
  } catch (error) {
    await camera.shoot('where-it-stopped');
    return { error: messageOf(error), pictures: camera.pictures, outside: await outside() };
  } finally {
    await browser.close();
  }
}

const statusOf = (standIn: StandIn, arn: string | undefined): string =>
  standIn.exports().find((found) => found.arn === arn)?.status ?? 'NOT_FOUND';

/** The main job, or each of some kinds once. */
async function perform(stage: Stage, folder: string, kinds: readonly StopName[]): Promise<Played> {
  if (kinds.length === 0) {
    const done = await drive(stage, folder, journey);
    return { ...done, status: statusOf(stage.standIn, done.told?.exportArn) };
  }
  const { told, ...done } = await drive(stage, folder, async (workbench, camera) => {
    await connect(workbench);
    return tour(kinds, { workbench, camera, standIn: stage.standIn });
  });
  const status = told !== undefined && hasWorked(told) ? 'COMPLETED' : 'FAILED';
  return { ...done, status, ...(told && { kinds: told }) };
}

interface Played extends Drive, Pick<HeadlessResult, 'status' | 'kinds'> {}

/** What a headless run does. */
export interface HeadlessOptions {
  /** The packaged extension. */
  readonly vsix: string;
  readonly standIn: StandInOptions;
  readonly kinds: readonly StopName[];
  readonly prepare: (standIn: StandIn) => void;
}

/** Does it all in a browser without a screen and prints what came of it as JSON. */
export async function runHeadless(options: HeadlessOptions): Promise<void> {
  const { vsix, standIn, kinds, prepare } = options;
  const folder = at('out', 'screenshots');
  await rm(folder, { recursive: true, force: true });
  say('Starting the stand-in and the editor…');
  const stage = await openStage({ vsix, standIn });
  prepare(stage.standIn);
  say('Doing the whole job through the user interface…');
  const { result, seconds } = await timed(() => perform(stage, folder, kinds));
  for (const { how, target, process: by } of result.outside)
    say(`Refused: ${how} ${target} (${by})`);
  const summary: HeadlessResult = {
    status: result.status,
    ...result.told,
    seconds,
    ...(result.kinds && { kinds: result.kinds }),
    screenshots: result.pictures.map((picture) => relative(root, picture)),
    outsideCalls: result.outside.length,
    ...(result.error !== undefined && { error: result.error }),
  };
  await stage.close();
  if (summary.status !== 'COMPLETED' || summary.outsideCalls > 0) process.exitCode = 1;
  say(JSON.stringify(summary));
}
