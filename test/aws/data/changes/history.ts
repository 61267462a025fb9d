import type { Change, ChangeHistory, Item } from '../../seed.ts';
import { Random } from '../random.ts';
import { latestMoment } from '../time.ts';

/** An image that an item has from some time after its first write; none once it is deleted. */
export interface Stage {
  readonly after: number;
  readonly image: Item | undefined;
}

/** A birth of an item; moments in its images are told as if the stand-in started at `latestMoment`. */
export interface Birth {
  /** Counts up with time, through zero at the stand-in's start. */
  readonly index: number;
  readonly moment: number;
}

/** Items that come into being one after the other and change as they grow older. */
export interface Lives {
  readonly seed: string;
  /** One item comes into being in each stretch of this many milliseconds. */
  readonly every: number;
  /** The latest that anything happens to an item after its first write. */
  readonly longest: number;
  readonly live: (random: Random, birth: Birth) => readonly Stage[];
}

/** Items of the table that are written to one after the other, again and again. */
export interface Rounds {
  readonly seed: string;
  /** One item is written to in each stretch of this many milliseconds. */
  readonly every: number;
  readonly items: () => readonly Item[];
  /** How the item looks after a round; rounds count up with time and round 0 must leave it as it is. */
  readonly edit: (item: Item, round: number) => Item;
}

/** The history of items with lives; the same at every call. */
export function lives({ seed, every, longest, live }: Lives): ChangeHistory {
  return (from, to) =>
    range(Math.floor((-from - longest) / every), Math.floor(-to / every)).flatMap((index) => {
      const random = new Random(`${seed} ${index}`);
      const born = index * every + random.int(0, every - 1);
      const stages = live(random, { index, moment: latestMoment + born });
      return toChanges(stages, -born).filter(({ ago }) => ago <= from && ago > to);
    });
}

/** The history of items written to in rounds; at the stand-in's start each looks as in its table. */
export function rounds({ seed, every, items, edit }: Rounds): ChangeHistory {
  return (from, to) => {
    const all = items();
    return range(Math.floor(-from / every), Math.floor(-to / every)).flatMap((index) => {
      const item = all[modulo(index, all.length)];
      const round = Math.floor(index / all.length) + 1;
      const ago = -(index * every + new Random(`${seed} ${index}`).int(0, every - 1));
      if (!item || ago > from || ago <= to) return [];
      return [{ ago, oldImage: edit(item, round - 1), newImage: edit(item, round) }];
    });
  };
}

/** Several histories of one table. */
export function together(...histories: readonly ChangeHistory[]): ChangeHistory {
  return (from, to) => histories.flatMap((history) => history(from, to));
}

/** The remainder, which is never below zero. */
export function modulo(dividend: number, divisor: number): number {
  return ((dividend % divisor) + divisor) % divisor;
}

function toChanges(stages: readonly Stage[], bornAgo: number): readonly Change[] {
  return stages.map(({ after, image }, index) => {
    const oldImage = stages[index - 1]?.image;
    return {
      ago: bornAgo - after,
      ...(oldImage && { oldImage }),
      ...(image && { newImage: image }),
    };
  });
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
