import type { AttributeValue } from '../seed.ts';

/** Where an attribute is: its name, then names in maps and indexes in lists. */
export type Path = readonly [string, ...(string | number)[]];

/** What an operator or a function works on; placeholders are already replaced. */
export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'size'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue };

/** The operators that stand between two operands. */
export const comparators = ['=', '<>', '<', '<=', '>', '>='] as const;
export type Comparator = (typeof comparators)[number];

/** How many operands each function takes that is true or false by itself. */
export const testArity = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
} as const;
export type TestName = keyof typeof testArity;

/** A condition, parsed; `group` is one in parentheses. */
export type Condition =
  | {
      readonly kind: 'compare';
      readonly operator: Comparator;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'between';
      readonly operand: Operand;
      readonly low: Operand;
      readonly high: Operand;
    }
  | { readonly kind: 'in'; readonly operand: Operand; readonly options: readonly Operand[] }
  | { readonly kind: 'test'; readonly name: TestName; readonly operands: readonly Operand[] }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not' | 'group'; readonly condition: Condition };

/** The conditions directly inside a condition. */
export function partsOf(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [condition.left, condition.right];
    case 'not':
    case 'group':
      return [condition.condition];
    case 'compare':
    case 'between':
    case 'in':
    case 'test':
      return [];
  }
}

/** The operands of a single test; none for conditions that are made of others. */
export function operandsOf(condition: Condition): readonly Operand[] {
  switch (condition.kind) {
    case 'compare':
      return [condition.left, condition.right];
    case 'between':
      return [condition.operand, condition.low, condition.high];
    case 'in':
      return [condition.operand, ...condition.options];
    case 'test':
      return condition.operands;
    case 'and':
    case 'or':
    case 'not':
    case 'group':
      return [];
  }
}

/** Every attribute that a condition looks at. */
export function pathsOf(condition: Condition): readonly Path[] {
  const own = operandsOf(condition).flatMap((one) => (one.kind === 'value' ? [] : [one.path]));
  return [...own, ...partsOf(condition).flatMap(pathsOf)];
}

/** How many operators and functions a condition has; parentheses are none. */
export function countOperators(condition: Condition): number {
  const own = condition.kind === 'group' ? 0 : 1;
  const sizes = operandsOf(condition).filter(({ kind }) => kind === 'size').length;
  return partsOf(condition).reduce((sum, part) => sum + countOperators(part), own + sizes);
}

/** A path as AWS's messages show it: `[lines, [0], sku]`. */
export function showPath(path: Path): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : part));
  return `[${parts.join(', ')}]`;
}
