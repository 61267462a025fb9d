import { sure, type Certainty } from './certainty.ts';

/** A piece of a pattern: a character, `?` or `*`. */
type Unit = { readonly is: 'one' | 'any' } | { readonly is: 'char'; readonly char: string };

/** `${*}` stands for the character, any other `${…}` for a value that is not known here. */
const piece = /\$\{[*?$]\}|\$\{[^}]*\}|[^]/gu;

/** Whether a text is one of a pattern with `*` and `?`: "IAM JSON policy elements: Resource". */
export function like(pattern: string, text: string): Certainty {
  return compare(pattern, text, true);
}

/** Whether a text is the one of a policy, in which wildcards are characters like any other. */
export function same(pattern: string, text: string): Certainty {
  return compare(pattern, text, false);
}

/** A policy variable can be anything, so that what fits only with its help fits maybe. */
function compare(pattern: string, text: string, hasWildcards: boolean): Certainty {
  const pieces = pattern.match(piece) ?? [];
  const fits = matches(
    pieces.map((one) => unitOf(one, hasWildcards)),
    text.match(/[^]/gu) ?? [],
  );
  return fits && pieces.some(isVariable) ? 'maybe' : sure(fits);
}

const isVariable = (one: string): boolean => one.length > 4;

function unitOf(one: string, hasWildcards: boolean): Unit {
  if (isVariable(one)) return { is: 'any' };
  if (one.length === 4) return { is: 'char', char: one.charAt(2) };
  if (hasWildcards && one === '*') return { is: 'any' };
  if (hasWildcards && one === '?') return { is: 'one' };
  return { is: 'char', char: one };
}

/** By hand, since a regular expression of many stars can take for ever. */
function matches(units: readonly Unit[], text: readonly string[]): boolean {
  let [unit, at, lastAny, retry] = [0, 0, -1, 0];
  while (at < text.length) {
    if (units[unit]?.is === 'any') {
      [lastAny, retry] = [unit, at];
      unit += 1;
    } else if (takes(units[unit], text[at])) {
      unit += 1;
      at += 1;
    } else if (lastAny >= 0) {
      retry += 1;
      [unit, at] = [lastAny + 1, retry];
    } else return false;
  }
  return units.slice(unit).every(({ is }) => is === 'any');
}

function takes(unit: Unit | undefined, character: string | undefined): boolean {
  if (unit === undefined) return false;
  return unit.is !== 'char' || unit.char === character;
}
