import { listOf, type PolicyStatement } from './document.ts';
import { fits } from './wildcard.ts';

/** What is known of a request, by condition key in lower case. */
export type Context = ReadonlyMap<string, readonly string[]>;

type Test = (wanted: string, given: string) => boolean;

const same: Test = (wanted, given) => wanted === given;
const sameInAnyCase: Test = (wanted, given) => wanted.toLowerCase() === given.toLowerCase();

const tests: Readonly<Record<string, Test>> = {
  ArnEquals: fits,
  ArnLike: fits,
  Bool: sameInAnyCase,
  IpAddress: same,
  StringEquals: same,
  StringEqualsIgnoreCase: sameInAnyCase,
  StringLike: fits,
};

/** Whether all conditions of a statement hold; those that nobody plays are an error of the stand-in. */
export function holds({ Condition = {} }: PolicyStatement, context: Context): boolean {
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      keyHolds(operator, listOf(wanted), context.get(key.toLowerCase())),
    ),
  );
}

function keyHolds(
  operator: string,
  wanted: readonly string[],
  given: readonly string[] | undefined,
): boolean {
  if (operator === 'Null') return wanted.includes(String(given === undefined));
  const [, set, name = '', ifExists] =
    /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const isNegated = name.includes('Not');
  const test = tests[name.replace('Not', '')];
  if (test === undefined) throw new Error(`The stand-in does not play the condition ${operator}.`);
  if (given === undefined) return isNegated || ifExists !== undefined || set === 'ForAllValues';
  const matches = (one: string): boolean => wanted.some((text) => test(text, one)) !== isNegated;
  return set === 'ForAnyValue' ? given.some(matches) : given.every(matches);
}
