/** What a measure counts. */
export type Unit =
  'ms' | 's' | 'bytes' | 'calls' | 'calls an hour' | 'connections' | 'share' | 'bytes a row';

/** A number with the one that it is judged by: an empty extension, the least that AWS allows, … */
export interface Measure {
  /** Tells it from all others, for people. */
  readonly what: string;
  readonly unit: Unit;
  /** Null where it could not be measured. */
  readonly value: number | null;
  /** Measured or counted in the same run, in the same unit. */
  readonly beside?: { readonly what: string; readonly value: number };
  /** What it should be at the most, in the same unit. */
  readonly target?: number;
}

export type Measures = readonly Measure[];

/** How many times `than` a number is; undefined where that means nothing. */
export function ratioOf(value: number | null, than: number | undefined): number | undefined {
  if (value === null || than === undefined) return undefined;
  const ratio = value / than;
  return Number.isFinite(ratio) ? ratio : undefined;
}

/** The measure as a program reads it: with its ratios, and no digits that nobody can measure. */
export function toJson({ what, unit, value, beside, target }: Measure): object {
  return {
    what,
    unit,
    value: value === null ? null : rounded(value),
    ...(beside && { beside: { what: beside.what, value: rounded(beside.value) } }),
    ratio: rounded(ratioOf(value, beside?.value)),
    target,
    ofTarget: rounded(ratioOf(value, target)),
  };
}

const rounded = <T extends number | undefined>(value: T): T =>
  (value === undefined ? value : Number(value.toPrecision(4))) as T;
