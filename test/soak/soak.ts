import { compareBooks, compareLaunches, type Books, type Discrepancy } from './compare.ts';
import { planSoak, type Wave } from './plan.ts';
import { recordsOf } from './records.ts';
import { openStage, type Stage } from './stage.ts';
import { marksOf, playWave, type Past } from './wave.ts';

/** What a run is made of; the same seed makes the same plan. */
export interface SoakOptions {
  readonly seed: number;
  readonly launches: number;
  /** Leaves the ledger and the log of the windows where they are, however it went. */
  readonly keep?: boolean;
}

/** What a run came to. */
export interface SoakResult {
  readonly waves: readonly Wave[];
  readonly past: readonly Past[];
  readonly discrepancies: readonly Discrepancy[];
  /** Calls that reached AWS, and those that got no answer or a bad one. */
  readonly calls: { readonly all: number; readonly failed: number };
  /** Exports and backups that AWS has in the end. */
  readonly accepted: number;
  /** How often the person was told of each end. */
  readonly told: ReadonlyMap<string, number>;
  /** Answers of the stand-in that AWS would not give. */
  readonly violations: readonly string[];
  readonly seconds: number;
  /** Where the ledger and the words of the windows are, if there is something to be looked at. */
  readonly folder?: string;
}

/** Called after each wave. */
export type Progress = (launches: number, discrepancies: readonly Discrepancy[]) => void;

const hour = 3_600_000;

/** Plays the whole plan and compares both records after each wave. */
export async function runSoak(
  { seed, launches, keep = false }: SoakOptions,
  progress: Progress = () => undefined,
): Promise<SoakResult> {
  const started = performance.now();
  const waves = planSoak(seed, launches);
  const stage = await openStage();
  const told = countTold(stage);
  const past: Past[] = [];
  const discrepancies: Discrepancy[] = [];
  let isGood: boolean;
  try {
    for (const wave of waves) {
      const now = await playWave(stage, wave);
      past.push(...now);
      const found = await compare(stage, now, past);
      discrepancies.push(...found);
      progress(past.length, found);
      stage.leap(wave.pause * hour);
    }
  } finally {
    isGood = !keep && discrepancies.length === 0 && past.length === launches;
    await stage.close(!isGood);
  }
  return {
    ...{ waves, past, discrepancies, told, violations: stage.aws.violations },
    calls: callsOf(stage),
    accepted: recordsOf(stage.aws).length,
    seconds: (performance.now() - started) / 1000,
    ...(!isGood && { folder: stage.folder }),
  };
}

async function compare(
  stage: Stage,
  now: readonly Past[],
  past: readonly Past[],
): Promise<readonly Discrepancy[]> {
  const books: Books = { records: recordsOf(stage.aws), jobs: await stage.ledger() };
  const launches = compareLaunches(
    now.map(({ asked }) => asked),
    books,
  );
  return [...launches, ...compareBooks(books, marksOf(past))];
}

function countTold({ windows }: Stage): ReadonlyMap<string, number> {
  const told = new Map<string, number>();
  for (const window of windows) {
    window.onDidTell((end) => told.set(end, (told.get(end) ?? 0) + 1));
  }
  return told;
}

function callsOf({ aws: { calls } }: Stage): SoakResult['calls'] {
  const failed = calls.filter(({ status }) => status === 0 || status >= 400).length;
  return { all: calls.length, failed };
}
