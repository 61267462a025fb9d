import type { KindId } from '../../../src/core/kinds/kind.ts';
import type { SourceRef } from '../../../src/core/sources.ts';
import type { Seed } from '../../aws/seed.ts';
import type { StandIn } from '../../aws/standIn.ts';
import type { Sign } from './sign.ts';

/** What AWS does with a launch: it ends well, is not accepted, or is accepted and fails later. */
export type Truth = 'completes' | 'refused' | 'fails';

/** Something that somebody launches, in an account where something may be in the way. */
export interface Situation {
  /** To be read after the source: `to a bucket that there is not`. */
  readonly title: string;
  readonly kind: KindId;
  readonly source: SourceRef;
  /** What the form is filled with, over what it suggests. */
  readonly filled: object;
  /** How the account differs from `truthSeed`. */
  readonly change?: (seed: Seed) => Seed;
  /** What happens between the moment that the form was opened and the launch. */
  readonly meanwhile?: (standIn: StandIn) => void;
  /** The profile `acme-data` unless told. */
  readonly profile?: string;
  /** As AWS's pages and experience with AWS tell it, not as any code of ours does. */
  readonly truth: Truth;
  /** The ids of the checks that tell of a bad end; no other check may fail. */
  readonly by?: readonly string[];
  /** How certain that can be; `foretold` of a bad end unless told. */
  readonly sign?: Sign;
}
