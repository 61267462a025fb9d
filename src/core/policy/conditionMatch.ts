import { isRecord } from '../lib/json.ts';
import type { Access, Value } from './access.ts';
import { all, any, not, sure, type Certainty } from './certainty.ts';
import { contextOf } from './context.ts';
import { listOf } from './elements.ts';
import { like, same } from './pattern.ts';

type Compare = (wanted: string, value: string) => Certainty;

const ignoringCase: Compare = (wanted, value) => same(wanted.toLowerCase(), value.toLowerCase());

/** Of the operators of "IAM JSON policy elements: Condition operators", those for texts. */
const comparisons: ReadonlyMap<string, Compare> = new Map([
  ['StringEquals', same],
  ['StringEqualsIgnoreCase', ignoringCase],
  ['StringLike', like],
  ['ArnEquals', like],
  ['ArnLike', like],
  ['Bool', ignoringCase],
]);

/** Whether the condition of a statement holds; `yes` where there is none. */
export function conditionMatch(condition: unknown, access: Access): Certainty {
  return all(partsOf(condition, access).map(({ match }) => match));
}

/** The keys that keep a condition from being clear. */
export function unclearKeys(condition: unknown, access: Access): readonly string[] {
  const unclear = partsOf(condition, access).filter(({ match }) => match === 'maybe');
  return [...new Set(unclear.map(({ key }) => key))];
}

interface Part {
  readonly key: string;
  readonly match: Certainty;
}

function partsOf(condition: unknown, access: Access): readonly Part[] {
  if (condition === undefined) return [];
  if (!isRecord(condition)) return [{ key: 'Condition', match: 'maybe' }];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(isRecord(keys) ? keys : { [operator]: undefined }).map(([key, wanted]) => ({
      key,
      match: keyMatch(operator, { key, wanted: listOf(wanted).map(String) }, access),
    })),
  );
}

interface Wanted {
  readonly key: string;
  readonly wanted: readonly string[];
}

function keyMatch(operator: string, { key, wanted }: Wanted, access: Access): Certainty {
  const known = contextOf(key, access, wanted);
  return known === undefined
    ? 'maybe'
    : agreement(known.map((value) => valueMatch(operator, wanted, value)));
}

function valueMatch(operator: string, wanted: readonly string[], value: Value): Certainty {
  if (operator === 'Null') return sure(wanted.includes(String(value === null)));
  const plain = operator.replace(/IfExists$/, '');
  const isNegated = plain.includes('Not');
  const compare = comparisons.get(plain.replace('Not', ''));
  if (compare === undefined) return 'maybe';
  if (value === null) return sure(isNegated || plain !== operator);
  const match = any(wanted.map((text) => compare(text, value)));
  return isNegated ? not(match) : match;
}

/** One of several values is the true one: what holds for each of them holds. */
function agreement(matches: readonly Certainty[]): Certainty {
  const [first = 'maybe', ...others] = matches;
  return others.every((match) => match === first) ? first : 'maybe';
}
