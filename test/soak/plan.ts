import type { SourceRef } from '../../src/core/sources.ts';
import { Random } from '../aws/data/random.ts';
import type { FaultRule } from '../aws/faults.ts';
import { deniedBucket, goodBucket, missingBucket } from './account.ts';
import { faultsOfStart, troublesOfWatching, type Fault } from './faultPlan.ts';
import { flavours, shares, sourcesFor, type Flavour } from './flavours.ts';

/** How a click comes a second time, and what AWS must not do of it twice. */
export const repeats = ['double click', 'other window', 'other form', 'changed'] as const;

/**
 * - `double click`: the same form, in the same window
 * - `other window`: the same form, restored in the other window
 * - `other form`: another form in the other window, filled in alike
 * - `changed`: the same token with another prefix, which must not be sent at all
 */
export type Repeat = (typeof repeats)[number];

/** The two windows, by their place. */
export const sides = [0, 1] as const;

export type Side = (typeof sides)[number];

/** One launch, and all that goes wrong with it. */
export interface Click {
  readonly number: number;
  readonly flavour: Flavour;
  readonly source: SourceRef;
  readonly bucket: string;
  readonly token: string;
  /** Of the other form, where there is one. */
  readonly otherToken: string;
  readonly window: Side;
  /** Milliseconds after the wave began. */
  readonly at: number;
  readonly again?: { readonly how: Repeat; readonly after: number };
  /** What meets the calls that start it, one after the other. */
  readonly faults: readonly Fault[];
  readonly canceled: boolean;
}

/** Ways for a window to do nothing; `stall` is a process that stands still and then goes on. */
export const hows = ['kill', 'reload', 'stall'] as const;

/** A while in which a window does nothing. */
export interface Absence {
  readonly window: Side;
  readonly how: (typeof hows)[number];
  /** Milliseconds after the wave began; after a click was written down where that is told. */
  readonly at: number;
  readonly afterClick?: number;
  /** Milliseconds until it is opened again, or goes on. */
  readonly away: number;
}

/** What happens at about the same time; when it is over, both records are compared. */
export interface Wave {
  readonly clicks: readonly Click[];
  readonly absences: readonly Absence[];
  /** Faults of the calls that watch, until a while after the clicks. */
  readonly troubles: readonly FaultRule[];
  /** When somebody looks at the list of all exports, and where. */
  readonly browsing: readonly { readonly window: Side; readonly at: number }[];
  /** Hours for which no window is open in the middle of it all. */
  readonly night: number;
  /** Hours until the next wave. */
  readonly pause: number;
}

const clicksPerWave = 20;
/** Milliseconds within which the clicks of a wave come. */
const rush = 1_200;

/** The same waves for the same seed, on every machine. */
export function planSoak(seed: number, launches: number): readonly Wave[] {
  const random = new Random(`soak ${seed}`);
  const waves: Wave[] = [];
  for (let first = 1; first <= launches; first += clicksPerWave) {
    waves.push(planWave(random, first, Math.min(clicksPerWave, launches - first + 1)));
  }
  return waves;
}

function planWave(random: Random, first: number, count: number): Wave {
  const night = random.chance(0.1) ? random.int(9, 14) : 0;
  const planned = Array.from({ length: count }, (_, index) => planClick(random, first + index));
  const clicks = night > 0 ? planned.map(sameForm) : planned;
  return {
    clicks,
    absences: night > 0 ? bedtime(random, clicks) : planAbsences(random, clicks),
    troubles: troublesOfWatching(random),
    browsing: Array.from({ length: random.int(0, 2) }, () => ({
      window: random.pick(sides),
      at: random.int(0, rush),
    })),
    night,
    pause: random.int(3, 7),
  };
}

function planClick(random: Random, number: number): Click {
  const flavour = pickFlavour(random);
  return {
    number,
    flavour,
    source: random.pick(sourcesFor(flavour)),
    bucket: pickBucket(random, flavour),
    token: random.uuid(),
    otherToken: random.uuid(),
    window: random.pick(sides),
    at: random.int(0, rush),
    ...(random.chance(0.35) && {
      again: { how: random.pick(repeats), after: random.pick([0, 0, 5, 40, 200]) },
    }),
    faults: random.chance(0.5) ? faultsOfStart(random, flavour) : [],
    canceled: random.chance(0.3) && ['snapshot', 'cluster'].includes(flavour),
  };
}

/** In the morning the export of the evening has ended: then another form asks for another one. */
function sameForm(click: Click): Click {
  const { again } = click;
  if (again?.how !== 'other form') return click;
  return { ...click, again: { ...again, how: 'other window' } };
}

function pickFlavour(random: Random): Flavour {
  let left = random.int(1, 100);
  return flavours.find((flavour) => (left -= shares[flavour]) <= 0) ?? 'full';
}

/** RDS refuses a bucket that there is not; the others accept it and fail. */
function pickBucket(random: Random, flavour: Flavour): string {
  if (flavour === 'backup' || random.chance(0.85)) return goodBucket;
  return random.pick([deniedBucket, missingBucket]);
}

function planAbsences(random: Random, clicks: readonly Click[]): readonly Absence[] {
  return sides
    .filter(() => random.chance(0.55))
    .map((window) => {
      const how = random.pick(['kill', 'kill', 'kill', 'reload', 'stall', 'stall'] as const);
      const away = how === 'stall' ? random.int(300, 4_000) : random.int(0, 300);
      return planAbsence(random, clicks, { window, how, away });
    });
}

function planAbsence(
  random: Random,
  clicks: readonly Click[],
  absence: Omit<Absence, 'at' | 'afterClick'>,
): Absence {
  const own = clicks.filter((click) => click.window === absence.window);
  const click = random.chance(0.6) ? own[random.int(0, own.length - 1)] : undefined;
  if (click === undefined) return { ...absence, at: random.int(0, rush) };
  return { ...absence, at: random.int(0, 25), afterClick: click.number };
}

/** All windows go in the midst of their calls, and stay away. */
function bedtime(random: Random, clicks: readonly Click[]): readonly Absence[] {
  return sides.map((window) => planAbsence(random, clicks, { window, how: 'kill', away: 0 }));
}
