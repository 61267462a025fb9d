import { parseDecimal } from '../decimal.ts';
import type { AttributeValue } from '../seed.ts';
import { ExpressionError } from './expressionError.ts';

/** What a filter may hold for the `#names` and `:values` of its expressions, as it is on the wire. */
export interface PlaceholderInput {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>> | undefined;
}

const longestName = 250;
const longestValue = 2_000_000;

/** Replaces placeholders and remembers which were used, for AWS wants neither too few nor too many. */
export class Placeholders {
  readonly #names: ReadonlyMap<string, string>;
  readonly #values: ReadonlyMap<string, AttributeValue>;
  readonly #used = new Set<string>();

  constructor(input: PlaceholderInput) {
    this.#names = readNames(input.ExpressionAttributeNames);
    this.#values = readValues(input.ExpressionAttributeValues);
  }

  name(placeholder: string): string {
    const name = this.#names.get(placeholder);
    this.#used.add(placeholder);
    if (name !== undefined) return name;
    throw new ExpressionError(
      `An expression attribute name used in the document path is not defined; attribute name: ${placeholder}`,
    );
  }

  value(placeholder: string): AttributeValue {
    const value = this.#values.get(placeholder);
    this.#used.add(placeholder);
    if (value !== undefined) return value;
    throw new ExpressionError(
      `An expression attribute value used in expression is not defined; attribute value: ${placeholder}`,
    );
  }

  checkAllUsed(): void {
    this.#checkUsed('ExpressionAttributeNames', this.#names);
    this.#checkUsed('ExpressionAttributeValues', this.#values);
  }

  #checkUsed(member: string, placeholders: ReadonlyMap<string, unknown>): void {
    const unused = [...placeholders.keys()].filter((one) => !this.#used.has(one));
    if (unused.length === 0) return;
    throw new ExpressionError(
      `Value provided in ${member} unused in expressions: keys: {${unused.join(', ')}}`,
    );
  }
}

function readNames(input: PlaceholderInput['ExpressionAttributeNames']): Map<string, string> {
  const names = Object.entries(input ?? {});
  checkKeys('ExpressionAttributeNames', input, /^#\w+$/);
  const long = names.find((entry) => entry.some((text) => sizeOf(text) > longestName));
  if (!long) return new Map(names);
  throw new ExpressionError(
    `ExpressionAttributeNames contains invalid value: Attribute name is longer than ${longestName} bytes for key ${long[0]}`,
  );
}

function readValues(
  input: PlaceholderInput['ExpressionAttributeValues'],
): Map<string, AttributeValue> {
  checkKeys('ExpressionAttributeValues', input, /^:\w+$/);
  return new Map(
    Object.entries(input ?? {}).map(([key, value]) => {
      const problem = problemOf(value);
      if (problem === undefined) return [key, value as AttributeValue];
      throw new ExpressionError(
        `ExpressionAttributeValues contains invalid value: ${problem} for key ${key}`,
      );
    }),
  );
}

function checkKeys(member: string, input: object | undefined, pattern: RegExp): void {
  if (input === undefined) return;
  const keys = Object.keys(input);
  if (keys.length === 0) throw new ExpressionError(`${member} must not be empty`);
  const wrong = keys.find((key) => !pattern.test(key));
  if (wrong === undefined) return;
  throw new ExpressionError(`${member} contains invalid key: Syntax error; key: "${wrong}"`);
}

/** The wire's schema made sure of the members' types, but not that there is exactly one. */
function problemOf(value: unknown): string | undefined {
  if (sizeOf(JSON.stringify(value)) > longestValue) {
    return `Attribute value is larger than ${longestValue} bytes`;
  }
  return shapeProblem(value as Partial<Record<string, unknown>>);
}

function shapeProblem(value: Partial<Record<string, unknown>>): string | undefined {
  const [content, ...others] = Object.values(value).filter((one) => one !== undefined);
  if (content === undefined) {
    return 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes';
  }
  if (others.length > 0) {
    return 'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes';
  }
  return contentProblem(value as AttributeValue);
}

function contentProblem(value: AttributeValue): string | undefined {
  if ('N' in value) return numberProblem([value.N]);
  if ('NS' in value) return setProblem(value.NS) ?? numberProblem(value.NS);
  if ('SS' in value) return setProblem(value.SS);
  if ('BS' in value) return setProblem(value.BS);
  if ('M' in value) return firstProblem(Object.values(value.M));
  return 'L' in value ? firstProblem(value.L) : undefined;
}

function firstProblem(values: readonly AttributeValue[]): string | undefined {
  return values.map(shapeProblem).find((problem) => problem !== undefined);
}

function setProblem(elements: readonly string[]): string | undefined {
  if (elements.length === 0) {
    return 'One or more parameter values were invalid: An set may not be empty';
  }
  if (new Set(elements).size === elements.length) return undefined;
  return `One or more parameter values were invalid: Input collection [${elements.join(', ')}] contains duplicates.`;
}

function numberProblem(numbers: readonly string[]): string | undefined {
  const wrong = numbers.find((text) => !parseDecimal(text));
  return wrong === undefined
    ? undefined
    : `The parameter cannot be converted to a numeric value: ${wrong}`;
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}
