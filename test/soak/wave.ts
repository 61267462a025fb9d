import { setTimeout as sleep } from 'node:timers/promises';
import { isLive } from '../../src/core/jobs/job.ts';
import { jobKinds } from '../../src/core/kinds/jobKinds.ts';
import type { ExportRequest } from '../../src/core/kinds/registry.ts';
import type { Asked } from './compare.ts';
import { kindOf, markOf, requestOf, type Ask } from './flavours.ts';
import type { Absence, Click, Side, Wave } from './plan.ts';
import { slowness } from './haste.ts';
import { recordsOf } from './records.ts';
import type { Stage } from './stage.ts';
import type { Came, Window } from './window.ts';

const second = 1_000;
const hour = 3_600 * second;

/** A wave that has gone by. */
export interface Past {
  readonly click: Click;
  readonly asked: Asked;
}

/** Plays a wave until nothing is under way any more, neither at AWS nor in the ledger. */
export async function playWave(stage: Stage, wave: Wave): Promise<readonly Past[]> {
  setFaults(stage, wave);
  const stopDrifting = drift(stage);
  const clicks = wave.clicks.map((click) => play(stage, click));
  await Promise.all([...clicks, beAway(stage, wave), browse(stage, wave)]);
  await cancelSome(stage, wave);
  stopDrifting();
  await calm(stage);
  return Promise.all(clicks);
}

/** Time passes five times as fast while people click, but never long enough for anything to end. */
function drift(stage: Stage): () => void {
  let left = 60;
  const timer = setInterval(() => {
    if (left > 0) stage.leap(second);
    left -= 1;
  }, 200);
  return () => clearInterval(timer);
}

function setFaults({ aws: { faults } }: Stage, { clicks, troubles }: Wave): void {
  faults.clear();
  troubles.forEach(faults.set);
  for (const { flavour, token, ...click } of clicks) {
    const { operation } = jobKinds[kindOf(flavour)];
    // The name of a task or a backup ends in it.
    for (const fault of [...click.faults].reverse()) {
      faults.set({ ...fault, operation, about: token, times: 1 });
    }
  }
}

/** Identifiers of tasks are letters, digits and single hyphens. */
const nameOf = (token: string) => `soak-${token}`;

async function play(stage: Stage, click: Click): Promise<Past> {
  await sleep(click.at);
  const { source, bucket, flavour, token, again } = click;
  const prefix = `soak/${click.number}`;
  const now = stage.aws.clock.now();
  const ask: Ask = { flavour, source, bucket, token, prefix, now, name: nameOf(token) };
  const first = requestOf(ask);
  const second = again === undefined ? undefined : requestOf(secondOf(ask, click));
  const came = await Promise.all([
    start(stage, click, first),
    ...(second === undefined ? [] : [repeat(stage, click, second)]),
  ]);
  return { click, asked: { requests: second === undefined ? [first] : [first, second], came } };
}

/** A new form has a new token and a new identifier; the name of a backup may well be the same. */
function secondOf(ask: Ask, { again, otherToken, flavour }: Click): Ask {
  if (again?.how === 'changed') return { ...ask, prefix: `${ask.prefix}/2`, name: `${ask.name}-2` };
  if (again?.how !== 'other form') return ask;
  const name = kindOf(flavour) === 'dynamodb-backup' ? ask.name : nameOf(otherToken);
  return { ...ask, token: otherToken, name };
}

function start(stage: Stage, { window, source }: Click, request: ExportRequest): Promise<Came> {
  return stage.windowInUse(window).do({ does: 'start', request, source });
}

async function repeat(stage: Stage, click: Click, request: ExportRequest): Promise<Came> {
  const { again, window } = click;
  await sleep(again?.after ?? 0);
  const elsewhere = again?.how === 'other window' || again?.how === 'other form';
  return start(stage, { ...click, window: elsewhere ? otherThan(window) : window }, request);
}

const otherThan = (side: Side): Side => (side === 0 ? 1 : 0);

async function beAway(stage: Stage, { absences, clicks, night }: Wave): Promise<void> {
  const tokens = new Map(clicks.map(({ number, token }) => [number, token]));
  const tokenOf = ({ afterClick = 0 }: Absence) => tokens.get(afterClick);
  await Promise.all(
    absences.map(async (one) => {
      const comeBack = await leave(stage, one, tokenOf(one));
      await sleep(one.away);
      if (night === 0) await comeBack();
    }),
  );
  if (night > 0) await sleepTillMorning(stage, night);
}

/** Gives what brings the window back. */
async function leave(stage: Stage, absence: Absence, token?: string): Promise<() => unknown> {
  const window = stage.windows[absence.window];
  if (token !== undefined) await Promise.race([written(window, token), sleep(2 * second)]);
  await sleep(absence.at);
  switch (absence.how) {
    case 'stall':
      window.stall(true);
      return () => window.stall(false);
    case 'kill':
      await window.kill();
      return () => window.open();
    case 'reload':
      await window.close();
      return () => window.open();
  }
}

async function sleepTillMorning(stage: Stage, night: number): Promise<void> {
  // What was sent reaches AWS in the evening.
  await sleep(2 * slowness);
  stage.leap(night * hour);
  await Promise.all(stage.windows.map((window) => window.open()));
}

function written(window: Window, token: string): Promise<void> {
  return new Promise((resolve) => {
    const listening = window.onDidWrite((one) => {
      if (one !== token) return;
      listening.dispose();
      resolve();
    });
  });
}

async function browse(stage: Stage, { browsing, clicks }: Wave): Promise<void> {
  await Promise.all(
    browsing.map(async ({ window, at }, index) => {
      await sleep(at);
      const kind = kindOf(clicks[index]?.flavour ?? 'full');
      await stage.windowInUse(window).do({ does: 'browse', kind });
    }),
  );
}

async function cancelSome(stage: Stage, { clicks }: Wave): Promise<void> {
  const canceled = clicks.filter((click) => click.canceled);
  await Promise.all(
    canceled.map(({ token, window }) => stage.windowInUse(window).do({ does: 'cancel', token })),
  );
}

/** Lets time pass until all has ended; gives up after more of it than anything can take. */
async function calm(stage: Stage): Promise<void> {
  const { faults } = stage.aws;
  for (let step = 0; step < 120; step += 1) {
    if (step === 6) faults.clear();
    stage.leap(step < 6 ? 5 * second : 20 * second);
    await sleep(60);
    if (step >= 6 && (await isCalm(stage))) return;
  }
}

async function isCalm(stage: Stage): Promise<boolean> {
  if (recordsOf(stage.aws).some(({ state }) => isLive(state))) return false;
  return !(await stage.ledger()).some(({ state }) => isLive(state));
}

/** What AWS has of everything that was asked for in these waves. */
export const marksOf = (past: readonly Past[]): ReadonlySet<string> =>
  new Set(past.flatMap(({ asked }) => asked.requests.map(markOf)));
