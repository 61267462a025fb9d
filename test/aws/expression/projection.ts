import type { AttributeValue, Item } from '../seed.ts';
import { showPath, type Path } from './condition.ts';
import { ExpressionError } from './expressionError.ts';
import { readPath } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { Tokens } from './tokens.ts';

/** The part of each path that lies below one place; an empty rest takes everything there. */
type Rest = readonly (string | number)[];

/** Parses the paths of a projection, of which none may lie within another; throws ExpressionError. */
export function parseProjection(text: string, placeholders: Placeholders): readonly Path[] {
  const tokens = new Tokens(text);
  const paths = [readPath(tokens, placeholders)];
  while (tokens.skip(',')) paths.push(readPath(tokens, placeholders));
  tokens.expectEnd();
  checkOverlap(paths);
  return paths;
}

/** Only what the paths name; elements of lists move together, in their own order. */
export function project(item: Item, paths: readonly Path[]): Item {
  return pickMembers(item, paths);
}

function checkOverlap(paths: readonly Path[]): void {
  paths.forEach((path, index) => {
    const other = paths.slice(0, index).find((earlier) => overlap(earlier, path));
    if (!other) return;
    throw new ExpressionError(
      `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${showPath(other)}, path two: ${showPath(path)}`,
    );
  });
}

function overlap(one: Path, other: Path): boolean {
  const shared = Math.min(one.length, other.length);
  return one.slice(0, shared).every((part, index) => part === other[index]);
}

function pickMembers(item: Item, rests: readonly Rest[]): Item {
  const picked = Object.entries(item).flatMap(([name, value]) => {
    const part = pick(value, below(rests, name));
    return part === undefined ? [] : [[name, part] as const];
  });
  return Object.fromEntries(picked);
}

function pick(value: AttributeValue, rests: readonly Rest[]): AttributeValue | undefined {
  if (rests.length === 0) return undefined;
  if (rests.some((rest) => rest.length === 0)) return value;
  if ('M' in value) {
    const members = pickMembers(value.M, rests);
    return Object.keys(members).length === 0 ? undefined : { M: members };
  }
  if (!('L' in value)) return undefined;
  const elements = value.L.flatMap((one, index) => pick(one, below(rests, index)) ?? []);
  return elements.length === 0 ? undefined : { L: elements };
}

function below(rests: readonly Rest[], part: string | number): readonly Rest[] {
  return rests.filter(([first]) => first === part).map(([, ...rest]) => rest);
}
