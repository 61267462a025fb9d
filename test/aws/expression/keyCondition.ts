import type { TableSeed } from '../seed.ts';
import { operandsOf, type Condition, type Operand, type Path } from './condition.ts';
import { ExpressionError } from './expressionError.ts';
import { typeOf } from './values.ts';

type Keys = TableSeed['keys'];
type Single = Extract<Condition, { kind: 'compare' | 'between' | 'test' }>;

/** One condition on one key, as DynamoDB takes it: an attribute and values. */
interface KeyTest {
  readonly attribute: string;
  readonly operator: string;
  readonly types: readonly string[];
}

/**
 * Refuses a key condition that a query could not use, whatever the table: anything but one or two
 * single tests joined by AND, each on another attribute.
 */
export function checkKeyCondition(condition: Condition): void {
  const tests = testsOf(condition);
  if (new Set(tests.map(({ attribute }) => attribute)).size < tests.length) {
    throw new ExpressionError('KeyConditionExpressions must only contain one condition per key');
  }
}

/** Refuses a key condition that does not test the table's partition key with `=`, or a foreign attribute. */
export function checkTableKeys(condition: Condition, keys: Keys): void {
  const tests = testsOf(condition);
  if (tests.length > 2) throw new ExpressionError('Conditions can be of length 1 or 2 only');
  const [partitionKey] = keys;
  const expected = keys.slice(0, tests.length);
  const missing = expected.find(({ name }) => !tests.some(({ attribute }) => attribute === name));
  if (missing) {
    throw new ExpressionError(`Query condition missed key schema element: ${missing.name}`);
  }
  const foreign = tests.find(({ attribute }) => !keys.some(({ name }) => name === attribute));
  if (foreign) throw new ExpressionError('Query key condition not supported');
  const partition = tests.find(({ attribute }) => attribute === partitionKey?.name);
  if (partition?.operator !== '=') throw new ExpressionError('Query key condition not supported');
  tests.forEach((test) => checkType(test, keys));
}

function checkType({ attribute, types }: KeyTest, keys: Keys): void {
  const key = keys.find(({ name }) => name === attribute);
  if (types.every((type) => type === key?.type)) return;
  throw new ExpressionError(
    'One or more parameter values were invalid: Condition parameter type does not match schema type',
  );
}

function testsOf(condition: Condition): readonly KeyTest[] {
  switch (condition.kind) {
    case 'and':
      return [...testsOf(condition.left), ...testsOf(condition.right)];
    case 'group':
      return testsOf(condition.condition);
    case 'or':
    case 'not':
    case 'in':
      throw unusable(condition.kind.toUpperCase());
    case 'compare':
    case 'between':
    case 'test':
      return [readTest(condition, operatorOf(condition))];
  }
}

function operatorOf(condition: Single): string {
  if (condition.kind === 'between') return 'BETWEEN';
  const operator = condition.kind === 'compare' ? condition.operator : condition.name;
  if (operator === '<>') throw unusable(operator);
  if (condition.kind === 'test' && operator !== 'begins_with') throw unusable(operator);
  return operator;
}

function readTest(condition: Single, operator: string): KeyTest {
  const operands = operandsOf(condition);
  const path = pathOf(operands);
  if (condition.kind !== 'compare' && operands[0]?.kind !== 'path') {
    throw new ExpressionError(
      `Invalid condition in KeyConditionExpression: ${operator} operator must have the key attribute as its first operand`,
    );
  }
  return {
    attribute: path[0],
    operator,
    types: operands.flatMap((one) => (one.kind === 'value' ? [typeOf(one.value)] : [])),
  };
}

function pathOf(operands: readonly Operand[]): Path {
  if (operands.some(({ kind }) => kind === 'size')) {
    throw new ExpressionError('KeyConditionExpressions cannot contain nested operations');
  }
  const [path, ...others] = operands.flatMap((one) => (one.kind === 'path' ? [one.path] : []));
  if (!path) {
    throw new ExpressionError(
      'Invalid condition in KeyConditionExpression: No key attribute specified',
    );
  }
  if (others.length > 0) {
    throw new ExpressionError(
      'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
    );
  }
  if (path.length === 1) return path;
  throw new ExpressionError('KeyConditionExpressions cannot have conditions on nested attributes');
}

function unusable(operator: string): ExpressionError {
  return new ExpressionError(`Invalid operator used in KeyConditionExpression: ${operator}`);
}
