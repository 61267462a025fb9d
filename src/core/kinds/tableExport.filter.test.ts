import { describe, expect, it } from 'vitest';
import {
  issuesOf,
  message,
  said,
  someDraft,
  someFacts,
  type Draft,
} from '../../../test/fakes/tableExport.ts';
import { tableExport } from './tableExport.ts';

const json = (value: object): string => JSON.stringify(value);
const customer = { ':c': { S: 'c-17' } };

const filter = (change: Draft): Draft => ({ filtered: true, ...change });

/** A key condition with the values that these placeholders of its need. */
const key = (keyCondition: string, values: object = customer, names: object = {}): Draft =>
  filter({ keyCondition, attributeValues: json(values), attributeNames: json(names) });

const oneTwo = { ...customer, ':a': { N: '1' }, ':b': { N: '2' } };

describe('a filter', () => {
  it('needs something in it', () => {
    expect(said(filter({}))).toEqual(['keyCondition error filter-empty']);
    expect(said(filter({ keyCondition: ' \n' }))).toEqual(['keyCondition error filter-empty']);
  });

  it('is not looked at and not sent while it is off, but kept', () => {
    const change = { ...key('= wrong'), filtered: false };
    expect(said(change)).toEqual([]);
    expect(tableExport.request(someDraft(change), someFacts())).not.toHaveProperty(
      'FilterSpecification',
    );
  });

  it('is sent with only what is filled in', () => {
    const request = (change: Draft) =>
      tableExport.request(someDraft(change), someFacts()).FilterSpecification;
    expect(request(filter({ projection: ' customerId, total1 ' }))).toEqual({
      ProjectionExpression: 'customerId, total1',
    });
    const all = filter({
      keyCondition: 'customerId = :c',
      filterExpression: '#s = :s',
      projection: '#s',
      attributeNames: '{"#s": "status"}',
      attributeValues: '{":c": {"S": "c-17"}, ":s": {"S": "open"}}',
    });
    expect(said(all)).toEqual([]);
    expect(request(all)).toEqual({
      KeyConditionExpression: 'customerId = :c',
      FilterExpression: '#s = :s',
      ProjectionExpression: '#s',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: { ':c': { S: 'c-17' }, ':s': { S: 'open' } },
    });
  });

  it('can go with an incremental export', () => {
    const change = { ...key('customerId = :c'), exportType: 'incremental' } as const;
    const request = tableExport.request(someDraft(change), someFacts());
    expect(request).toHaveProperty('IncrementalExportSpecification');
    expect(request).toHaveProperty('FilterSpecification');
  });

  it('comes back with the same export again', () => {
    const change = key('#c = :c', customer, { '#c': 'customerId' });
    const request = tableExport.request(someDraft(change), someFacts());
    const again = tableExport.again(request, someFacts(), 'token-2');
    expect(tableExport.request(again, someFacts())).toEqual({ ...request, ClientToken: 'token-2' });
  });

  it('that is known to be there but not what it says asks to be filled in again', () => {
    const request = { ...tableExport.request(someDraft(), someFacts()), FilterSpecification: {} };
    const again = tableExport.again(request, someFacts(), 'token-2');
    expect(tableExport.check(again, someFacts())).toMatchObject([{ code: 'filter-empty' }]);
  });
});

describe('a key condition', () => {
  it.each([
    ['customerId = :c', customer],
    ['(customerId = :c)', customer],
    ['customerId = :c AND placedAt > :a', { ...customer, ':a': { N: '1' } }],
    ['customerId = :c and placedAt between :a and :b', oneTwo],
    ['placedAt <= :a AND customerId = :c', { ...customer, ':a': { N: '1' } }],
  ])('may be %s', (expression, values) => {
    expect(said(key(expression, values))).toEqual([]);
  });

  it('may name the key by placeholders', () => {
    const names = { '#c': 'customerId', '#p': 'placedAt' };
    const values = { ...customer, ':a': { N: '1' } };
    expect(said(key('#c = :c AND #p >= :a', values, names))).toEqual([]);
  });

  it.each([
    ['customerId > :c', customer, 'key-condition-partition'],
    [
      'customerId = :c AND customerId = :d',
      { ...customer, ':d': { S: 'd' } },
      'key-condition-partition',
    ],
    ['placedAt = :a', { ':a': { N: '1' } }, 'key-condition-partition'],
    [
      'customerId = :c AND total1 = :a',
      { ...customer, ':a': { N: '1' } },
      'key-condition-other-attribute',
    ],
    ['customerId = :c AND placedAt > :a AND placedAt < :b', oneTwo, 'key-condition-twice'],
    [
      'customerId = :c AND placedAt <> :a',
      { ...customer, ':a': { N: '1' } },
      'key-condition-operator',
    ],
    [
      'customerId = :c OR customerId = :d',
      { ...customer, ':d': { S: 'd' } },
      'key-condition-operator',
    ],
    ['NOT customerId = :c', customer, 'key-condition-operator'],
    ['customerId IN (:c)', customer, 'key-condition-operator'],
    ['customerId = placedAt', {}, 'key-condition-operator'],
    ['size(customerId) = :c', { ':c': { N: '1' } }, 'key-condition-operator'],
    ['customerId.a = :c', customer, 'key-condition-operator'],
    ['customerId = :c AND attribute_exists(placedAt)', customer, 'key-condition-operator'],
    [
      'customerId = :c AND begins_with(placedAt, :a)',
      { ...customer, ':a': { N: '1' } },
      'key-condition-begins-with',
    ],
    ['customerId = :c', { ':c': { N: '17' } }, 'key-condition-type'],
    ['customerId', {}, 'expression-unreadable'],
  ])('cannot be %s', (expression, values, code) => {
    expect(said(key(expression, values))).toEqual([`keyCondition error ${code}`]);
  });

  it('may ask how a sort key of text begins', () => {
    const keys = [
      { name: 'customerId', type: 'S' },
      { name: 'placedAt', type: 'S' },
    ];
    const about = { table: { ...someFacts().table, keys } };
    const values = { ...customer, ':a': { S: '2026-' } };
    expect(said(key('customerId = :c AND begins_with(placedAt, :a)', values), about)).toEqual([]);
  });

  it('of a table without a sort key has the partition key only', () => {
    const keys = [{ name: 'customerId', type: 'S' }];
    const about = { table: { ...someFacts().table, keys } };
    expect(said(key('customerId = :c'), about)).toEqual([]);
    expect(message(key('NOT customerId = :c'), about)).not.toContain('begins_with');
  });

  it('names the key in what it says', () => {
    expect(message(key('customerId > :c'))).toContain('customerId = :value');
    expect(message(key('customerId = :c', { ':c': { N: '1' } }))).toContain('{":c": {"S": "a"}}');
    expect(message(key('customerId = :c AND total1 = :c'))).toContain('customerId and placedAt');
  });
});

describe('a filter expression', () => {
  const only = (filterExpression: string, change: Draft = {}): Draft =>
    filter({ filterExpression, ...change });

  it('may name the key where there is no key condition', () => {
    expect(said(only('customerId = :c', { attributeValues: json(customer) }))).toEqual([]);
  });

  it.each(['placedAt > :a', '#p > :a', 'attribute_exists(total1) AND size(#p) > :a'])(
    'may not name it beside one: %s',
    (filterExpression) => {
      const names = filterExpression.includes('#p') ? { '#p': 'placedAt' } : {};
      const change = key('customerId = :c', { ...customer, ':a': { N: '1' } }, names);
      const issues = issuesOf({ ...change, filterExpression });
      expect(issues.map(({ field, code }) => `${field} ${code}`)).toEqual([
        'filterExpression filter-names-key',
      ]);
      expect(issues[0]?.message).toContain('placedAt');
    },
  );

  it('may have nested attributes that are only called like the key', () => {
    const change = key('customerId = :c', { ...customer, ':a': { N: '1' } });
    expect(said({ ...change, filterExpression: 'ship.placedAt > :a' })).toEqual([]);
  });

  it.each([
    ['a1 =', 'expression-unreadable', /^Correct the filter: an attribute is expected/],
    ['status = :c', 'expression-reserved-word', /#status .*reserved word/],
    ['ship.Status = :c', 'expression-reserved-word', /#Status/],
    [`${'a'.repeat(251)} = :c`, 'expression-name-too-long', /250 bytes/],
    [`${'a = :c OR '.repeat(410)}a = :c`, 'expression-too-long', /Shorten the filter by 10 bytes/],
    [`${'a=:c OR '.repeat(150)}a = :c`, 'expression-operators', /301 operators/],
  ])('cannot be %s', (filterExpression, code, text) => {
    const issues = issuesOf(only(filterExpression, { attributeValues: json(customer) }));
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(issues[0]?.message).toMatch(text);
  });

  it('may be as large as AWS takes one', () => {
    const full = `a =${' '.repeat(4090)}:c`;
    expect(full).toHaveLength(4095);
    expect(said(only(`${full}1`, { attributeValues: '{":c1": {"S": "a"}}' }))).toEqual([]);
    const operators = `${'a=:c OR '.repeat(149)}NOT a=:c`;
    expect(said(only(operators, { attributeValues: json(customer) }))).toEqual([]);
  });
});

describe('a projection', () => {
  it.each(['a', 'a, b1.c[0]', 'customerId, placedAt'])('may be %s', (projection) => {
    expect(said(filter({ projection }))).toEqual([]);
  });

  it.each([
    ['a,', 'expression-unreadable'],
    ['a = b1', 'expression-unreadable'],
    ['a, name', 'expression-reserved-word'],
  ])('cannot be %s', (projection, code) => {
    expect(said(filter({ projection }))).toEqual([`projection error ${code}`]);
  });
});

describe('the names of attributes', () => {
  const named = (attributeNames: string, projection = '#a'): Draft =>
    filter({ projection, attributeNames });

  it.each([
    ['{"#a": ', 'names-unreadable'],
    ['["#a"]', 'names-unreadable'],
    ['{"a": "b"}', 'names-placeholder'],
    ['{"#a-b": "b"}', 'names-placeholder'],
    ['{"#a": 5}', 'names-not-text'],
    ['{"#a": ""}', 'names-not-text'],
    [json({ '#a': 'ä'.repeat(126) }), 'names-too-long'],
    ['', 'names-undefined'],
    ['{"#b": "b"}', 'names-undefined'],
    ['{"#a": "a", "#b": "b"}', 'names-unused'],
  ])('cannot be %s', (attributeNames, code) => {
    expect(said(named(attributeNames))).toEqual([`attributeNames error ${code}`]);
  });

  it('may be of any characters and up to 250 bytes', () => {
    expect(said(named(json({ '#a': `${'ä'.repeat(124)}.b` })))).toEqual([]);
  });

  it('says which expression uses what is not defined, and what is not used', () => {
    expect(message(named(''))).toContain('the projection uses it');
    expect(message(named('{"#a": "a", "#b": "b"}'))).toContain('Remove #b');
  });

  it('calls nothing unused while an expression cannot be read', () => {
    const change = { ...named('{"#a": "a", "#b": "b"}'), filterExpression: '#b ! :x' };
    expect(said(change)).toEqual(['filterExpression error expression-unreadable']);
  });
});

describe('the values', () => {
  const valued = (attributeValues: string): Draft =>
    filter({ filterExpression: 'a = :a', attributeValues });

  it.each([
    ['{":a"}', 'values-unreadable'],
    ['{"a": {"S": "b"}}', 'values-placeholder'],
    ['{":a": "b"}', 'values-type'],
    ['{":a": {"N": 5}}', 'values-type'],
    ['', 'values-undefined'],
    ['{":a": {"S": "a"}, ":b": {"S": "b"}}', 'values-unused'],
    [json({ ':a': { S: 'x'.repeat(2 * 1024 * 1024 + 1) } }), 'values-too-large'],
  ])('cannot be %.40s', (attributeValues, code) => {
    expect(said(valued(attributeValues))).toEqual([`attributeValues error ${code}`]);
  });

  it('says which one is wrong and how to write it', () => {
    expect(message(valued('{":a": {"N": 5}}'))).toBe(
      'Correct :a: N takes a number of up to 38 digits in quotes, such as {"N": "1"}.',
    );
  });
});

describe('the sentences of a filter', () => {
  const sentence = (change: Draft) => tableExport.sentence(someDraft(change), someFacts());

  it('say in words what is left, and that the key condition lowers the bill', () => {
    const text = sentence(key('#c = :c', customer, { '#c': 'customerId' }));
    expect(text).toMatch(/^Exports a part of orders as it is/);
    expect(text).toContain(
      'AWS reads only items with customerId = "c-17". The key condition lowers the bill.',
    );
  });

  it('say that nothing else does', () => {
    const values = { ...customer, ':a': { N: '7' } };
    const both = {
      ...key('customerId = :c', values),
      filterExpression: 'a > :a',
      projection: 'b1',
    };
    expect(sentence(both)).toContain(
      'AWS reads only items with customerId = "c-17", writes only items with a > 7 and writes only the attributes b1. Only the key condition lowers the bill.',
    );
    const alone = filter({ projection: 'a' });
    expect(sentence(alone)).toContain(
      'does not lower the bill: without a key condition AWS reads the whole table.',
    );
    expect(sentence({ ...alone, exportType: 'incremental' })).toContain(
      'AWS reads all changes in the window.',
    );
  });

  it('stay short however long an expression is', () => {
    const long = `${'a = :c OR '.repeat(30)}a = :c`;
    const change = filter({ filterExpression: long, attributeValues: json(customer) });
    expect(sentence(change).length).toBeLessThan(500);
  });

  it.each([
    [filter({}), 'Fill in the filter, or turn it off'],
    [key('customerId'), 'Correct the key condition'],
    [filter({ filterExpression: 'a' }), 'Correct the filter'],
    [filter({ projection: 'a,' }), 'Correct the projection'],
    [filter({ projection: '#a' }), 'Correct the names of attributes'],
    [filter({ filterExpression: 'a = :a' }), 'Correct the values'],
  ])('say what is missing', (change, expected) => {
    expect(sentence(change)).toMatch(expected);
  });
});
