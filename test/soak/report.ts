import type { Discrepancy } from './compare.ts';
import { flavours } from './flavours.ts';
import { hows, repeats } from './plan.ts';
import type { SoakResult } from './soak.ts';

type Row = readonly [what: string, count: number];

const count = <T>(items: readonly T[], counts: (item: T) => boolean): number =>
  items.filter(counts).length;

/** What was done, a line for each thing, and the verdict as the last one. */
export function reportOf(result: SoakResult): readonly string[] {
  const rows: readonly Row[] = [
    ...launchRows(result),
    ...outcomeRows(result),
    ...mishapRows(result),
    ['Seconds', Math.round(result.seconds)],
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  const lines = rows.map(
    ([what, number]) => `${what.padEnd(width)}  ${number.toLocaleString('en').padStart(6)}`,
  );
  return [...lines, '', verdictOf(result.discrepancies)];
}

/** `N lost, N doubled, N wrong states`. */
export function verdictOf(discrepancies: readonly Discrepancy[]): string {
  const of = (sort: Discrepancy['sort']) => count(discrepancies, (one) => one.sort === sort);
  return `${of('lost')} lost, ${of('doubled')} doubled, ${of('wrong state')} wrong states`;
}

function launchRows({ past }: SoakResult): readonly Row[] {
  return [
    ['Launches', past.length],
    ...flavours.map((flavour): Row => [
      `  ${flavour}`,
      count(past, ({ click }) => click.flavour === flavour),
    ]),
    ...repeats.map((how): Row => [
      `  again: ${how}`,
      count(past, ({ click }) => click.again?.how === how),
    ]),
  ];
}

function outcomeRows({ past, told }: SoakResult): readonly Row[] {
  const came = past.flatMap(({ asked }) => asked.came);
  const outcomes = ['started', 'unconfirmed', 'refused', 'declined', 'gone'] as const;
  const times = [...told.values()];
  return [
    ['Clicks', came.length],
    ...outcomes.map((outcome): Row => [`  ${outcome}`, count(came, (one) => one.came === outcome)]),
    ['Ends that the person was told of', times.length],
    ['  more than once', count(times, (time) => time > 1)],
  ];
}

function mishapRows({ accepted, calls, past, violations, waves }: SoakResult): readonly Row[] {
  const absences = waves.flatMap((wave) => wave.absences);
  const faults = past.reduce((sum, { click }) => sum + click.faults.length, 0);
  return [
    ['Exports and backups at AWS', accepted],
    ['Calls to AWS', calls.all],
    ['  without a good answer', calls.failed],
    ['Faults laid for launches', faults],
    ...hows.map((how): Row => [`Windows: ${how}`, count(absences, (one) => one.how === how)]),
    ['Nights without a window', count(waves, ({ night }) => night > 0)],
    ['Answers that AWS would not give', violations.length],
  ];
}
