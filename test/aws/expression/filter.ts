import { validationError } from '../apiError.ts';
import type { Item, TableSeed } from '../seed.ts';
import { countOperators, pathsOf, type Condition, type Path } from './condition.ts';
import { evaluate } from './evaluate.ts';
import { ExpressionError } from './expressionError.ts';
import { checkKeyCondition, checkTableKeys } from './keyCondition.ts';
import { parseCondition } from './parseCondition.ts';
import { Placeholders, type PlaceholderInput } from './placeholders.ts';
import { parseProjection, project } from './projection.ts';

/** A FilterSpecification as it is on the wire. */
export interface FilterInput extends PlaceholderInput {
  readonly KeyConditionExpression?: string | undefined;
  readonly FilterExpression?: string | undefined;
  readonly ProjectionExpression?: string | undefined;
}

/** What an export takes of a table. */
export interface ItemFilter {
  /** Whether the item is read at all; all are, where no key condition was given. */
  readonly reads: (item: Item) => boolean;
  /** Whether an item that was read is exported. */
  readonly keeps: (item: Item) => boolean;
  /** What is exported of an item. */
  readonly picks: (item: Item) => Item;
  /** Refuses what does not go together with the keys of the table. */
  readonly checkAgainst: (keys: TableSeed['keys']) => void;
}

const longestExpression = 4096;
const mostOperators = 300;
const expressions = ['KeyConditionExpression', 'FilterExpression', 'ProjectionExpression'] as const;
type ExpressionName = (typeof expressions)[number];

/**
 * Understands a FilterSpecification, or refuses it with a ValidationException as AWS words them for
 * queries. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
 */
export function parseFilter(input: FilterInput): ItemFilter {
  if (expressions.every((name) => input[name] === undefined)) throw nothingAsked(input);
  const placeholders = told(() => new Placeholders(input));
  const condition = (name: ExpressionName): Condition | undefined =>
    parsed(input, name, (text) => limited(parseCondition(text, placeholders)));
  const keyCondition = condition('KeyConditionExpression');
  const filter = condition('FilterExpression');
  const paths = parsed(input, 'ProjectionExpression', (text) =>
    parseProjection(text, placeholders),
  );
  if (keyCondition) told(() => checkKeyCondition(keyCondition));
  told(() => placeholders.checkAllUsed());
  return toFilter(keyCondition, filter, paths);
}

function toFilter(
  keyCondition: Condition | undefined,
  filter: Condition | undefined,
  paths: readonly Path[] | undefined,
): ItemFilter {
  return {
    reads: (item) => !keyCondition || evaluate(keyCondition, item),
    keeps: (item) => !filter || evaluate(filter, item),
    picks: (item) => (paths ? project(item, paths) : item),
    checkAgainst: (keys) =>
      told(() => {
        if (!keyCondition) return;
        checkTableKeys(keyCondition, keys);
        if (filter) checkNoKeys(filter, keys);
      }),
  };
}

/** With a key condition, the filter must leave the keys alone. */
function checkNoKeys(filter: Condition, keys: TableSeed['keys']): void {
  const key = keys.find(({ name }) => pathsOf(filter).some(([first]) => first === name));
  if (!key) return;
  throw new ExpressionError(
    `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key.name}`,
  );
}

function parsed<Result>(
  input: FilterInput,
  name: ExpressionName,
  parse: (text: string) => Result,
): Result | undefined {
  const text = input[name];
  if (text === undefined) return undefined;
  return told(() => {
    checkSize(text);
    return parse(text);
  }, `Invalid ${name}: `);
}

function checkSize(text: string): void {
  if (text.trim() === '') throw new ExpressionError('The expression can not be empty;');
  const size = Buffer.byteLength(text);
  if (size <= longestExpression) return;
  throw new ExpressionError(
    `Expression size has exceeded the maximum allowed size; expression size: ${size}`,
  );
}

function limited(condition: Condition): Condition {
  const count = countOperators(condition);
  if (count <= mostOperators) return condition;
  throw new ExpressionError(
    `Expression contains too many operators; number of operators: ${count}, maximum: ${mostOperators}`,
  );
}

function nothingAsked(input: FilterInput): Error {
  const [given] = Object.keys(input);
  return validationError(
    given === undefined
      ? 'FilterSpecification must contain at least one expression'
      : `${given} can only be specified when using expressions`,
  );
}

/** Runs a check whose faults are the caller's. */
function told<Result>(run: () => Result, prefix = ''): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof ExpressionError) throw validationError(prefix + error.message);
    throw error;
  }
}
