import type { AttributeValue } from '../seed.ts';
import { showPath, testArity, type Condition, type Operand } from './condition.ts';
import { ExpressionError } from './expressionError.ts';
import { compareValues, typeOf } from './values.ts';

type Single<Kind> = Extract<Condition, { kind: Kind }>;

const longestList = 100;
const orderedTypes = ['S', 'N', 'B'];
const knownTypes = ['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M'];

/** Refuses what can be seen to be wrong in a single test without looking at any item. */
export function checkTest(condition: Condition): void {
  if (condition.kind === 'compare') checkComparison(condition);
  if (condition.kind === 'between') checkBounds(condition);
  if (condition.kind === 'in') checkCount('IN', condition.options, [1, longestList]);
  if (condition.kind === 'test') checkCall(condition);
}

function checkComparison({ operator, left, right }: Single<'compare'>): void {
  if (operator !== '=' && operator !== '<>') checkTypes(operator, [left, right], orderedTypes);
  if (left.kind !== 'path' || right.kind !== 'path') return;
  const [one, other] = [showPath(left.path), showPath(right.path)];
  if (one !== other) return;
  throw new ExpressionError(
    `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: ${one}`,
  );
}

function checkBounds({ operand, low, high }: Single<'between'>): void {
  checkTypes('BETWEEN', [operand, low, high], orderedTypes);
  if (low.kind !== 'value' || high.kind !== 'value') return;
  const order = compareValues(low.value, high.value);
  if (order !== undefined && order <= 0) return;
  const wish =
    order === undefined
      ? 'same data type for lower and upper bounds'
      : 'upper bound to be greater than or equal to lower bound';
  throw new ExpressionError(
    `The BETWEEN operator requires ${wish}; lower bound operand: ${show(low.value)}, upper bound operand: ${show(high.value)}`,
  );
}

function checkCall({ name, operands }: Single<'test'>): void {
  checkCount(name, operands, [testArity[name], testArity[name]]);
  const [first, ...rest] = operands;
  if (name.startsWith('attribute_') && first?.kind !== 'path') {
    throw new ExpressionError(
      `Operator or function requires a document path; operator or function: ${name}`,
    );
  }
  if (name === 'begins_with') checkTypes(name, operands, ['S', 'B']);
  if (name === 'attribute_type') checkTypeName(rest);
}

function checkTypeName(operands: readonly Operand[]): void {
  checkTypes('attribute_type', operands, ['S']);
  for (const operand of operands) {
    if (operand.kind !== 'value')
      throw wrongType('attribute_type', '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}');
    if (!('S' in operand.value) || knownTypes.includes(operand.value.S)) continue;
    throw new ExpressionError(
      `Invalid attribute type name found; type: ${operand.value.S}, valid types: {${knownTypes.join(',')}}`,
    );
  }
}

function checkCount(
  name: string,
  operands: readonly Operand[],
  [least, most]: readonly [number, number],
): void {
  if (operands.length >= least && operands.length <= most) return;
  throw new ExpressionError(
    `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
  );
}

function checkTypes(name: string, operands: readonly Operand[], types: readonly string[]): void {
  for (const operand of operands) {
    if (operand.kind !== 'value') continue;
    const type = typeOf(operand.value);
    if (!types.includes(type)) throw wrongType(name, type);
  }
}

function wrongType(name: string, type: string): ExpressionError {
  return new ExpressionError(
    `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`,
  );
}

function show(value: AttributeValue): string {
  const [[type, content] = []] = Object.entries(value);
  return `AttributeValue: {${String(type)}:${String(content)}}`;
}
