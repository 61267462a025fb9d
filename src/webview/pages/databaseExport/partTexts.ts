import type { PartLevel } from '../../../core/grammar/exportOnly.ts';

/** The names of a part as they are typed. */
export type PartTexts = Readonly<Record<PartLevel, string>>;

/** The level that has to be named: all that are around a named one, and at least the outermost. */
export function missingLevel(
  texts: PartTexts,
  levels: readonly PartLevel[],
): PartLevel | undefined {
  const depth = depthOf(texts, levels);
  return levels.slice(0, Math.max(depth, 1)).find((level) => isEmpty(texts[level]));
}

/** The last level that is named. */
export function innermost(texts: PartTexts, levels: readonly PartLevel[]): PartLevel {
  return levels[depthOf(texts, levels) - 1] ?? 'database';
}

/** What is left after a part was added: the next one is likely to be beside it. */
export function withoutInnermost(texts: PartTexts, levels: readonly PartLevel[]): PartTexts {
  return { ...texts, [innermost(texts, levels)]: '' };
}

function depthOf(texts: PartTexts, levels: readonly PartLevel[]): number {
  return levels.findLastIndex((level) => !isEmpty(texts[level])) + 1;
}

function isEmpty(text: string): boolean {
  return text.trim() === '';
}
