import { isRecord } from '../lib/json.ts';
import { utf8Length } from './keyPrefix.ts';

/** DynamoDB takes lists and maps in each other up to this depth: "Quotas in Amazon DynamoDB". */
const maxDepth = 32;

/**
 * What is wrong with a value in DynamoDB JSON (`{"S": "a"}`), as the end of "Correct :a: …"; binary
 * values are base64 text. Undefined for a good one.
 */
export function attributeFault(value: unknown, depth = 0): string | undefined {
  if (depth > maxDepth) return `lists and maps go no deeper than ${maxDepth} levels`;
  if (!isRecord(value)) return 'write it with its type, such as {"S": "text"} or {"N": "1"}';
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0) return 'it needs exactly one type';
  const [type, content] = entry;
  const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
  return check === undefined ? `the types are ${types.join(', ')}` : check(content, depth);
}

/** About how many bytes DynamoDB counts for a good value. */
export function attributeSize(value: unknown): number {
  if (typeof value === 'string') return utf8Length(value);
  if (Array.isArray(value)) return sum(value.map(attributeSize));
  if (!isRecord(value)) return 1;
  return sum(Object.entries(value).map(([type, content]) => sizeAs(type, content)));
}

function sizeAs(type: string, content: unknown): number {
  if (type === 'B' && typeof content === 'string') return base64Size(content);
  if (type === 'BS' && Array.isArray(content)) {
    return sum(content.map((one) => sizeAs('B', one)));
  }
  if (type !== 'M' || !isRecord(content)) return attributeSize(content);
  return sum(Object.entries(content).map(([name, one]) => utf8Length(name) + attributeSize(one)));
}

const base64Size = (text: string): number => Math.floor((text.replace(/=+$/, '').length * 3) / 4);

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

type Check = (content: unknown, depth: number) => string | undefined;

const is =
  (test: (content: unknown) => boolean, wanted: string): Check =>
  (content) =>
    test(content) ? undefined : wanted;

const setOf =
  (type: string, check: Check): Check =>
  (content, depth) => {
    if (!Array.isArray(content) || content.length === 0)
      return `${type} takes a list with something in it`;
    if (new Set(content).size < content.length) return `${type} takes each value once`;
    return firstFault(content, (one) => check(one, depth));
  };

const text = is((content) => typeof content === 'string', 'S takes text in quotes');
const number = is(isNumber, 'N takes a number of up to 38 digits in quotes, such as {"N": "1"}');
const binary = is(isBase64, 'B takes base64 text in quotes');

const checks: Readonly<Record<string, Check>> = {
  S: text,
  N: number,
  B: binary,
  BOOL: is((content) => typeof content === 'boolean', 'BOOL takes true or false, without quotes'),
  NULL: is((content) => content === true, 'NULL takes true, without quotes'),
  SS: setOf('SS', text),
  NS: setOf('NS', number),
  BS: setOf('BS', binary),
  L: (content, depth) =>
    Array.isArray(content)
      ? firstFault(content, (one) => attributeFault(one, depth + 1))
      : 'L takes a list of values with their types',
  M: (content, depth) =>
    isRecord(content)
      ? firstFault(Object.values(content), (one) => attributeFault(one, depth + 1))
      : 'M takes an object of values with their types',
};

const types = Object.keys(checks);

function firstFault(
  values: readonly unknown[],
  check: (value: unknown) => string | undefined,
): string | undefined {
  for (const value of values) {
    const fault = check(value);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Up to 38 significant digits; zeros around them only place the point. */
function isNumber(content: unknown): boolean {
  if (typeof content !== 'string') return false;
  const [, digits] = /^[+-]?((?:\d+\.?\d*)|(?:\.\d+))(?:e[+-]?\d{1,3})?$/i.exec(content) ?? [];
  if (digits === undefined) return false;
  return digits.replace('.', '').replace(/^0+|0+$/g, '').length <= 38;
}

function isBase64(content: unknown): boolean {
  if (typeof content !== 'string' || content.length % 4 !== 0) return false;
  return /^[a-z0-9+/]*={0,2}$/i.test(content);
}
