import { describe, expect, it } from 'vitest';
import { attributeFault, attributeSize } from './attributeJson.ts';

describe('a value in DynamoDB JSON', () => {
  it.each([
    { S: '' },
    { N: '-1.5e-3' },
    { N: '.5' },
    { N: '12345678901234567890123456789012345678' },
    { N: `1${'0'.repeat(100)}` },
    { B: '' },
    { B: 'YQ==' },
    { BOOL: false },
    { NULL: true },
    { SS: ['a', 'b'] },
    { NS: ['1', '2'] },
    { BS: ['YQ==', 'Yg=='] },
    { L: [{ S: 'a' }, { L: [] }] },
    { M: { a: { M: { b: { N: '1' } } } } },
  ])('may be %j', (value) => {
    expect(attributeFault(value)).toBeUndefined();
  });

  it.each([
    ['text', /with its type/],
    [5, /with its type/],
    [null, /with its type/],
    [['a'], /with its type/],
    [{}, /exactly one type/],
    [{ S: 'a', N: '1' }, /exactly one type/],
    [{ String: 'a' }, /the types are S, N, B/],
    [{ constructor: 'a' }, /the types are/],
    [{ S: 5 }, /S takes text/],
    [{ N: 5 }, /N takes a number .* in quotes/],
    [{ N: 'five' }, /N takes a number/],
    [{ N: '' }, /N takes a number/],
    [{ N: '123456789012345678901234567890123456789' }, /38 digits/],
    [{ B: 'not base64!' }, /B takes base64/],
    [{ B: 'YQ' }, /B takes base64/],
    [{ BOOL: 'true' }, /BOOL takes true or false/],
    [{ NULL: false }, /NULL takes true/],
    [{ SS: [] }, /SS takes a list with something in it/],
    [{ SS: ['a', 'a'] }, /each value once/],
    [{ NS: ['1', 'x'] }, /N takes a number/],
    [{ BS: 'YQ==' }, /BS takes a list/],
    [{ L: { S: 'a' } }, /L takes a list/],
    [{ L: ['a'] }, /with its type/],
    [{ M: [] }, /M takes an object/],
    [{ M: { a: 'b' } }, /with its type/],
  ])('cannot be %j', (value, fault) => {
    expect(attributeFault(value)).toMatch(fault);
  });

  it('goes no deeper than DynamoDB does, and breaks at no depth', () => {
    const nested = (depth: number): unknown =>
      depth === 0 ? { S: 'a' } : { L: [nested(depth - 1)] };
    expect(attributeFault(nested(32))).toBeUndefined();
    expect(attributeFault(nested(33))).toMatch(/32 levels/);
    expect(attributeFault(JSON.parse('{"L":['.repeat(9000) + ']}'.repeat(9000)))).toMatch(/32/);
  });

  it.each([
    [{ S: 'é' }, 2],
    [{ N: '123' }, 3],
    [{ B: 'YWJj' }, 3],
    [{ B: 'YQ==' }, 1],
    [{ BOOL: true }, 1],
    [{ SS: ['a', 'bc'] }, 3],
    [{ BS: ['YQ==', 'YWJj'] }, 4],
    [{ M: { ab: { S: 'c' }, d: { L: [{ S: 'e' }] } } }, 5],
  ])('is about as large as DynamoDB counts: %j', (value, bytes) => {
    expect(attributeSize(value)).toBe(bytes);
  });
});
