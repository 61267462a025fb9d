import { ratioOf, type Measure, type Measures, type Unit } from './measure.ts';

const heads = ['', 'Measured', 'Beside it', 'Ratio', 'Target', 'Of it'] as const;

/** The measures in columns, one line each, for people. */
export function toTable(measures: Measures): string {
  const rows = [heads, ...measures.map(cellsOf)];
  const widths = heads.map((_, column) =>
    Math.max(...rows.map((cells) => (cells[column] ?? '').length)),
  );
  return rows.map((cells) => toLine(cells, widths)).join('\n');
}

function toLine(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, column) =>
    column === 0 || column === 2
      ? cell.padEnd(widths[column] ?? 0)
      : cell.padStart(widths[column] ?? 0),
  );
  return padded.join('  ').trimEnd();
}

function cellsOf({ what, unit, value, beside, target }: Measure): readonly string[] {
  const write = writers[unit];
  return [
    what,
    value === null ? 'not measured' : write(value),
    beside === undefined ? '' : `${write(beside.value)} ${beside.what}`,
    writeRatio(ratioOf(value, beside?.value)),
    target === undefined ? '' : write(target),
    writeRatio(ratioOf(value, target)),
  ];
}

function writeRatio(ratio: number | undefined): string {
  if (ratio === undefined) return '';
  return ratio < 0.1 ? ratio.toPrecision(1) : ratio.toFixed(2);
}

const count = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 });

const writers: Readonly<Record<Unit, (value: number) => string>> = {
  ms: (value) => `${value.toFixed(1)} ms`,
  s: (value) => `${value.toFixed(1)} s`,
  bytes: (value) => `${(value / 1000).toFixed(1)} kB`,
  calls: count,
  'calls an hour': (value) => `${count(value)} /h`,
  connections: count,
  share: (value) => `${(value * 100).toFixed(1)} %`,
  'bytes a row': (value) => `${count(Math.round(value))} B`,
};
