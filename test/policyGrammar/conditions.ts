import { isRecord } from '../../src/core/lib/json.ts';
import { listOf } from '../../src/core/policy/elements.ts';

/** "IAM JSON policy elements: Condition operators". */
const operators: ReadonlySet<string> = new Set([
  ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
  ...['StringLike', 'StringNotLike', 'Bool', 'BinaryEquals', 'IpAddress', 'NotIpAddress', 'Null'],
  ...['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals'],
  ...['NumericGreaterThan', 'NumericGreaterThanEquals', 'DateEquals', 'DateNotEquals'],
  ...['DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals'],
  ...['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
]);

/** `prefix:name`, some with more behind it, such as `aws:ResourceTag/team` or a KMS context. */
const conditionKey = /^[a-z0-9-]+:[A-Za-z][\w.-]*(?:[/:].+)?$/;

/** What is wrong with the condition of a statement, in parts of sentences. */
export function conditionProblems(value: unknown): readonly string[] {
  if (!isRecord(value)) return ['Condition is no object.'];
  return Object.entries(value).flatMap(([operator, keys]) => [
    ...(isOperator(operator) ? [] : [`Condition knows no operator ${operator}.`]),
    ...(isRecord(keys) ? keysProblems(keys) : [`Condition ${operator} is no object.`]),
  ]);
}

function isOperator(text: string): boolean {
  const plain = text.replace(/^For(?:AnyValue|AllValues):/, '');
  if (operators.has(plain)) return true;
  return plain !== 'NullIfExists' && operators.has(plain.replace(/IfExists$/, ''));
}

function keysProblems(keys: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(keys).flatMap(([key, values]) => {
    if (!conditionKey.test(key)) return [`Condition knows no key ${key}.`];
    const items = listOf(values);
    const isGood = items.length > 0 && items.every(isValue);
    return isGood ? [] : [`Condition ${key} has no value that AWS takes.`];
  });
}

const isValue = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
