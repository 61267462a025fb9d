import { describe, expect, it } from 'vitest';
import type { AttributeValue, Item } from '../seed.ts';
import { parseFilter, type FilterInput } from './filter.ts';

const order: Item = {
  customerId: { S: 'C-1' },
  orderId: { S: '2026-100007' },
  total: { N: '12.50' },
  city: { S: 'Köln' },
  photo: { B: Buffer.from('PNG data').toString('base64') },
  paid: { BOOL: true },
  note: { NULL: true },
  labels: { SS: ['gift', 'fragile'] },
  ratings: { NS: ['5', '4.0'] },
  digests: { BS: ['AQI='] },
  shipTo: { M: { city: { S: 'Lyon' }, streets: { L: [{ S: 'Rue 1' }, { S: '2e étage' }] } } },
  rows: { L: [{ M: { sku: { S: 'A-1' }, price: { N: '3' } } }, { N: '7' }] },
};

const names = { '#rows': 'rows', '#total': 'total', '#missing': 'missing value' };

const values: Readonly<Record<string, AttributeValue>> = {
  ':n': { N: '12.5' },
  ':low': { N: '9' },
  ':high': { N: '100' },
  ':s': { S: 'Köln' },
  ':k': { S: 'K' },
  ':gift': { S: 'gift' },
  ':four': { N: '4' },
  ':seven': { N: '7' },
  ':two': { N: '2' },
  ':set': { SS: ['fragile', 'gift'] },
  ':map': { M: { price: { N: '3.0' }, sku: { S: 'A-1' } } },
  ':png': { B: Buffer.from('PNG').toString('base64') },
  ':bytes': { B: 'AQI=' },
  ':true': { BOOL: true },
  ':null': { NULL: true },
  ':L': { S: 'L' },
};

/** Only the placeholders that an expression uses, because DynamoDB takes no others. */
function used<Value>(
  all: Readonly<Record<string, Value>>,
  text: string,
): Record<string, Value> | undefined {
  const found = Object.entries(all).filter(([key]) => new RegExp(`${key}\\b`).test(text));
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function inputOf(expressions: FilterInput): FilterInput {
  const text = Object.values(expressions).join(' ');
  return {
    ...expressions,
    ExpressionAttributeNames: used(names, text),
    ExpressionAttributeValues: used(values, text),
  };
}

describe('a filter expression', () => {
  const keeps = (FilterExpression: string): boolean =>
    parseFilter(inputOf({ FilterExpression })).keeps(order);

  it.each([
    'city = :s',
    'city <> :k',
    'city > :k',
    '#total = :n',
    '#total >= :n and #total <= :n',
    '#total > :low AND #total < :high',
    ':low < #total',
    '#total between :low and :high',
    'city IN (:k, :s)',
    'paid = :true',
    'note = :null',
    'labels = :set',
    '#rows[0] = :map',
    '#rows[1] = :seven',
    'shipTo.city <> city',
    'attribute_exists(shipTo.streets[1])',
    'attribute_not_exists(shipTo.streets[2])',
    'attribute_not_exists(city.part)',
    'attribute_type(shipTo.streets, :L)',
    'begins_with(city, :k)',
    'begins_with(photo, :png)',
    'contains(city, :k)',
    'contains(labels, :gift)',
    'contains(ratings, :four)',
    'contains(digests, :bytes)',
    'contains(#rows, :map)',
    'contains(photo, :png)',
    'size(labels) = :two',
    'size(shipTo) = :two',
    'size(city) = :four',
    'size(digests[0]) = :two OR size(shipTo.streets) = :two',
    'NOT city = :k',
    'NOT (city = :k OR paid <> :true)',
    '#missing <> :k',
    'city = :k OR city = :s AND paid = :true',
    'NOT city = :k AND city = :s',
  ])('keeps an item for %s', (expression) => {
    expect(keeps(expression)).toBe(true);
  });

  it.each([
    'city = :k',
    'city < :n',
    'city = :n',
    '#missing = :k',
    '#missing > :k',
    '#missing between :low and :high',
    'NOT attribute_exists(city)',
    'contains(#total, :four)',
    'begins_with(#total, :k)',
    'size(#total) > :low',
    'contains(labels, :four)',
    '(city = :k OR city = :s) AND paid <> :true',
    'city = :s AND (paid <> :true OR #total < :low)',
    'attribute_exists(#rows[1].sku)',
  ])('drops an item for %s', (expression) => {
    expect(keeps(expression)).toBe(false);
  });

  it('keeps every item where there is only a projection', () => {
    expect(parseFilter({ ProjectionExpression: 'city' }).keeps(order)).toBe(true);
  });
});

describe('a projection', () => {
  const pick = (ProjectionExpression: string): Item =>
    parseFilter(inputOf({ ProjectionExpression })).picks(order);

  it.each<[string, Item]>([
    ['city, paid', { city: { S: 'Köln' }, paid: { BOOL: true } }],
    ['#total', { total: { N: '12.50' } }],
    ['shipTo.city', { shipTo: { M: { city: { S: 'Lyon' } } } }],
    ['shipTo.streets[1]', { shipTo: { M: { streets: { L: [{ S: '2e étage' }] } } } }],
    ['#rows[1], #rows[0].sku', { rows: { L: [{ M: { sku: { S: 'A-1' } } }, { N: '7' }] } }],
    ['#missing, shipTo.street, #rows[9], city.part', {}],
  ])('of %s picks what is there', (expression, expected) => {
    expect(pick(expression)).toEqual(expected);
  });
});

describe('a key condition', () => {
  const keys = [
    { name: 'customerId', type: 'S' },
    { name: 'orderId', type: 'S' },
  ] as const;
  const values = { ':c': { S: 'C-1' }, ':o': { S: '2026-1' }, ':n': { N: '1' } };
  const check = (KeyConditionExpression: string): void =>
    parseFilter({
      KeyConditionExpression,
      ExpressionAttributeValues: used(values, KeyConditionExpression),
    }).checkAgainst(keys);

  it.each([
    'customerId = :c',
    ':c = customerId',
    '(customerId = :c) AND (orderId > :o)',
    'orderId >= :o AND customerId = :c',
    'customerId = :c AND begins_with(orderId, :o)',
    'customerId = :c AND orderId BETWEEN :o AND :o',
  ])('may be %s', (expression) => {
    expect(() => check(expression)).not.toThrow();
  });

  it.each([
    ['orderId = :o', 'missed key schema element: customerId'],
    ['customerId > :c', 'Query key condition not supported'],
    ['begins_with(customerId, :c)', 'Query key condition not supported'],
    ['customerId = :c AND city = :o', 'missed key schema element: orderId'],
    ['customerId = :c AND customerId = :o', 'one condition per key'],
    ['customerId = :c AND orderId > :o AND city = :o', 'length 1 or 2 only'],
    ['customerId = :c OR orderId = :o', 'Invalid operator used in KeyConditionExpression: OR'],
    ['NOT customerId = :c', 'Invalid operator used in KeyConditionExpression: NOT'],
    ['customerId <> :c', 'Invalid operator used in KeyConditionExpression: <>'],
    ['customerId IN (:c)', 'Invalid operator used in KeyConditionExpression: IN'],
    ['contains(customerId, :c)', 'Invalid operator used in KeyConditionExpression: contains'],
    ['size(customerId) = :n', 'cannot contain nested operations'],
    ['customerId.part = :c', 'cannot have conditions on nested attributes'],
    ['customerId = orderId', 'Multiple attribute names'],
    [':c = :o', 'No key attribute specified'],
    [':c BETWEEN customerId AND :o', 'must have the key attribute as its first operand'],
    ['customerId = :n', 'does not match schema type'],
  ])('may not be %s', (expression, message) => {
    expect(() => check(expression)).toThrow(message);
  });

  it('leaves the keys to the filter where there is none', () => {
    const filter = parseFilter({
      FilterExpression: 'customerId = :c',
      ExpressionAttributeValues: { ':c': { S: 'C-1' } },
    });
    expect(() => filter.checkAgainst(keys)).not.toThrow();
    expect(filter.keeps(order)).toBe(true);
  });
});

describe('an expression that AWS would refuse', () => {
  it.each([
    ['', 'The expression can not be empty;'],
    ['a =', 'Syntax error; token: "<EOF>", near: "="'],
    ['a', 'Syntax error; token: "<EOF>", near: "a"'],
    ['a ! b', 'Syntax error; token: "!", near: "a !"'],
    ['a = 4', 'Syntax error; token: "4", near: "= 4"'],
    ['a = b c', 'Syntax error; token: "c", near: "b c"'],
    ['(a = b', 'Syntax error; token: "<EOF>", near: "b"'],
    ['a[b] = c', 'Syntax error; token: "b", near: "[b]"'],
    ['((a = b))', 'The expression has redundant parentheses;'],
    ['status = a', 'Attribute name is a reserved keyword; reserved keyword: status'],
    ['a.items[0] = b', 'Attribute name is a reserved keyword; reserved keyword: items'],
    [
      '#x = a',
      'An expression attribute name used in the document path is not defined; attribute name: #x',
    ],
    [
      'a = :x',
      'An expression attribute value used in expression is not defined; attribute value: :x',
    ],
    [
      'a = a',
      'must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]',
    ],
    ['exists(a)', 'Invalid function name; function: exists'],
    ['a = exists(b)', 'Invalid function name; function: exists'],
    ['size(a)', 'The function is not allowed to be used this way in an expression; function: size'],
    ['a = contains(b, c)', 'not allowed to be used this way in an expression; function: contains'],
    [
      'contains(a)',
      'Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1',
    ],
    [
      'a < :true',
      'Incorrect operand type for operator or function; operator or function: <, operand type: BOOL',
    ],
    ['begins_with(a, :n)', 'operator or function: begins_with, operand type: N'],
    [
      'attribute_exists(:n)',
      'Operator or function requires a document path; operator or function: attribute_exists',
    ],
    ['size(:s) > b', 'Operator or function requires a document path; operator or function: size'],
    ['attribute_type(a, :s)', 'Invalid attribute type name found; type: Köln'],
    [
      'a BETWEEN :high AND :low',
      'requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:100}, upper bound operand: AttributeValue: {N:9}',
    ],
    ['a BETWEEN :low AND :s', 'requires same data type for lower and upper bounds'],
    [`a IN (${'b, '.repeat(100)}b)`, 'operator or function: IN, number of operands: 101'],
    [`a = b${' AND a = b'.repeat(150)}`, 'too many operators; number of operators: 301'],
    [`a = b${' AND a = b'.repeat(450)}`, 'maximum allowed size; expression size: 4505'],
  ])('is refused as a filter: %.40s', (FilterExpression, message) => {
    expect(() => parseFilter(inputOf({ FilterExpression }))).toThrow(/^Invalid FilterExpression: /);
    expect(() => parseFilter(inputOf({ FilterExpression }))).toThrow(message);
  });

  it('may have 300 operators', () => {
    const input = { FilterExpression: `NOT a = b${' AND a = b'.repeat(149)}` };
    expect(() => parseFilter(input)).not.toThrow();
  });

  it.each([
    ['a, ', 'Syntax error; token: "<EOF>", near: ","'],
    ['a b', 'Syntax error; token: "b", near: "a b"'],
    ['data', 'reserved keyword: data'],
    [
      'a.b, c, a',
      'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]',
    ],
    ['a[0], a[0]', 'path one: [a, [0]], path two: [a, [0]]'],
  ])('is refused as a projection: %s', (ProjectionExpression, message) => {
    expect(() => parseFilter({ ProjectionExpression })).toThrow(/^Invalid ProjectionExpression: /);
    expect(() => parseFilter({ ProjectionExpression })).toThrow(message);
  });

  it.each<[string, FilterInput, string]>([
    [
      'names without an expression',
      { ExpressionAttributeNames: { '#a': 'b' } },
      'ExpressionAttributeNames can only be specified when using expressions',
    ],
    [
      'no names',
      { FilterExpression: 'a = b', ExpressionAttributeNames: {} },
      'ExpressionAttributeNames must not be empty',
    ],
    [
      'a name without #',
      { FilterExpression: 'a = b', ExpressionAttributeNames: { a: 'b' } },
      'ExpressionAttributeNames contains invalid key: Syntax error; key: "a"',
    ],
    [
      'an unused name',
      { FilterExpression: 'a = b', ExpressionAttributeNames: { '#a': 'b', '#c': 'd' } },
      'Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #c}',
    ],
    [
      'a name that is too long',
      { FilterExpression: '#a = b', ExpressionAttributeNames: { '#a': 'é'.repeat(126) } },
      'longer than 250 bytes',
    ],
    [
      'a value without :',
      { FilterExpression: 'a = b', ExpressionAttributeValues: { v: { S: '' } } },
      'ExpressionAttributeValues contains invalid key: Syntax error; key: "v"',
    ],
    [
      'a value of no type',
      { FilterExpression: 'a = :v', ExpressionAttributeValues: { ':v': {} } },
      'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes for key :v',
    ],
    [
      'a value of two types',
      { FilterExpression: 'a = :v', ExpressionAttributeValues: { ':v': { S: '1', N: '1' } } },
      'more than one datatypes set',
    ],
    [
      'a number that is none',
      { FilterExpression: 'a = :v', ExpressionAttributeValues: { ':v': { L: [{ N: 'one' }] } } },
      'cannot be converted to a numeric value: one',
    ],
    [
      'an empty set',
      { FilterExpression: 'a = :v', ExpressionAttributeValues: { ':v': { SS: [] } } },
      'An set may not be empty',
    ],
    [
      'a value that is too large',
      {
        FilterExpression: 'a = :v',
        ExpressionAttributeValues: { ':v': { S: 'x'.repeat(2_000_000) } },
      },
      'larger than 2000000 bytes',
    ],
  ])('is refused with %s', (_what, input, message) => {
    expect(() => parseFilter(input)).toThrow(message);
  });
});
