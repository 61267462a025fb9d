import type { FormFacts } from '../kinds/kind.ts';
import type { PricedService, PricedUse } from './prices.ts';

/** One thing that AWS bills by data. */
export interface Charge {
  readonly use: PricedUse;
  /** Decimal GB; absent where nobody knows before, so that only the price of one GB can be told. */
  readonly gb?: number;
  /** True where it is less by a part that nobody knows before. */
  readonly isMost?: true;
  /** True where it is billed for every month. */
  readonly isMonthly?: true;
  /** What a GB is of, such as `changes`. */
  readonly of?: string;
}

/** What AWS bills for one request, without any price. */
export interface Billed {
  /** What AWS bills, in sentences. */
  readonly basis: string;
  /** Absent where the job itself is free. */
  readonly charge?: Charge;
  /** What has to be paid for besides, where something has to be turned on first. */
  readonly besides?: Besides;
  /** What comes on top and is not counted. */
  readonly onTop?: string;
  /** AWS's page of prices. */
  readonly link: string;
}

/** A second charge, with the sentence for it. */
export interface Besides {
  readonly charge: Charge;
  /** Where its figure is known: it is put in at `{figure}`. */
  readonly withFigure: string;
  readonly withoutFigure: string;
}

/** How the jobs of one kind are billed. */
export interface KindCost<Input extends object, Facts extends FormFacts> {
  /** Whose prices count; absent where AWS bills nothing. */
  readonly service?: PricedService;
  billed(input: Input, facts: Facts): Billed;
}
