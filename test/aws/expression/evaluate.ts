import type { AttributeValue, Item } from '../seed.ts';
import type { Comparator, Condition, Operand } from './condition.ts';
import { valueAt } from './paths.ts';
import { beginsWith, compareValues, containsValue, equalValues, sizeOf, typeOf } from './values.ts';

type Value = AttributeValue | undefined;
type Single<Kind> = Extract<Condition, { kind: Kind }>;

/** Whether an item meets a condition; a missing attribute meets none but `<>` and attribute_not_exists. */
export function evaluate(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return combine(condition, item);
    case 'not':
      return !evaluate(condition.condition, item);
    case 'group':
      return evaluate(condition.condition, item);
    case 'compare':
      return compare(condition, item);
    case 'between':
      return between(condition, item);
    case 'in':
      return isIn(condition, item);
    case 'test':
      return test(condition, item);
  }
}

function combine({ kind, left, right }: Single<'and' | 'or'>, item: Item): boolean {
  return evaluate(left, item) === (kind === 'and') ? evaluate(right, item) : kind === 'or';
}

function isIn({ operand, options }: Single<'in'>, item: Item): boolean {
  return options.some((option) => equal(read(operand, item), read(option, item)));
}

function read(operand: Operand, item: Item): Value {
  if (operand.kind === 'value') return operand.value;
  const value = valueAt(item, operand.path);
  if (operand.kind === 'path' || value === undefined) return value;
  const size = sizeOf(value);
  return size === undefined ? undefined : { N: String(size) };
}

const orders: Readonly<Record<Exclude<Comparator, '=' | '<>'>, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function compare({ operator, left, right }: Single<'compare'>, item: Item): boolean {
  const [one, other] = [read(left, item), read(right, item)];
  if (operator === '=') return equal(one, other);
  if (operator === '<>') return !equal(one, other);
  return ordered(one, other, orders[operator]);
}

function between({ operand, low, high }: Single<'between'>, item: Item): boolean {
  const value = read(operand, item);
  return (
    ordered(value, read(low, item), orders['>=']) && ordered(value, read(high, item), orders['<='])
  );
}

function equal(one: Value, other: Value): boolean {
  return one !== undefined && other !== undefined && equalValues(one, other);
}

function ordered(one: Value, other: Value, fits: (order: number) => boolean): boolean {
  if (one === undefined || other === undefined) return false;
  const order = compareValues(one, other);
  return order !== undefined && fits(order);
}

function test({ name, operands }: Single<'test'>, item: Item): boolean {
  const [value, wanted] = operands.map((operand) => read(operand, item));
  if (name === 'attribute_exists') return value !== undefined;
  if (name === 'attribute_not_exists') return value === undefined;
  if (value === undefined || wanted === undefined) return false;
  if (name === 'attribute_type') return 'S' in wanted && typeOf(value) === wanted.S;
  return name === 'begins_with' ? beginsWith(value, wanted) : containsValue(value, wanted);
}
