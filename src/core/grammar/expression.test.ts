import { describe, expect, it } from 'vitest';
import {
  aliasesIn,
  attributesIn,
  operatorCount,
  plainNamesIn,
  tokenise,
  type Token,
} from './expression.ts';

function tokens(expression: string): readonly Token[] {
  const read = tokenise(expression);
  if (!read.ok) throw new Error(read.fault);
  return read.value;
}

const kinds = (expression: string): string[] =>
  tokens(expression).map(({ kind, text }) => `${kind} ${text}`);

describe('tokenise', () => {
  it('tells placeholders, paths, functions and operators apart', () => {
    expect(kinds('a.b[0].#c >= :v AND begins_with(#d, :w)')).toEqual([
      ...['name a', 'mark .', 'name b', 'index [0]', 'mark .', 'nameAlias #c'],
      ...['comparator >=', 'valueAlias :v', 'keyword AND', 'function begins_with', 'mark ('],
      ...['nameAlias #d', 'mark ,', 'valueAlias :w', 'mark )'],
    ]);
  });

  it('takes keywords in any case, and names that only begin like one', () => {
    expect(kinds('a in (:a) or Between')).toEqual(
      expect.arrayContaining(['keyword in', 'keyword or', 'keyword Between']),
    );
    expect(kinds('inbox order_id android')).toEqual([
      'name inbox',
      'name order_id',
      'name android',
    ]);
  });

  it('needs no spaces', () => {
    expect(kinds('a<>:b')).toEqual(['name a', 'comparator <>', 'valueAlias :b']);
    expect(kinds('a<:b')).toEqual(['name a', 'comparator <', 'valueAlias :b']);
  });

  it('is empty for an empty text', () => {
    expect(tokens(' \n')).toEqual([]);
  });

  it.each([
    ['a = "open"', '" is out of place at character 5'],
    ['a = 5', '5 is out of place at character 5'],
    ['a == ; b', '; is out of place at character 6'],
    ['#', '# is out of place at character 1'],
    ['a = :', ': is out of place at character 5'],
    ['a-b = :c', '- is out of place at character 2'],
  ])('says where %s has something that means nothing', (expression, fault) => {
    expect(tokenise(expression)).toEqual({ ok: false, fault });
  });
});

describe('what is counted and found', () => {
  it.each([
    ['a = :a', 1],
    ['a = :a AND b <> :b', 3],
    ['NOT contains(a, :a)', 2],
    ['a BETWEEN :a AND :b', 1],
    ['a between :a and :b OR c IN (:c, :d)', 3],
    ['size(a) > :a', 2],
    ['a.b[0], #c', 0],
  ])('%s has %i operators and functions', (expression, count) => {
    expect(operatorCount(tokens(expression))).toBe(count);
  });

  it('finds each placeholder once', () => {
    const found = tokens('#a = :x AND #a.#b = :x OR #a = :y');
    expect(aliasesIn(found, 'nameAlias')).toEqual(['#a', '#b']);
    expect(aliasesIn(found, 'valueAlias')).toEqual([':x', ':y']);
  });

  it('finds the attributes of the item, not what is nested in them', () => {
    expect(attributesIn(tokens('a.b[0].#c = :v AND size(#d) > :w AND #d.e = a'))).toEqual([
      'a',
      '#d',
    ]);
  });

  it('finds the names that are written out, nested ones too', () => {
    expect(plainNamesIn(tokens('a.b[0].#c = :v AND size(d) > :w'))).toEqual(['a', 'b', 'd']);
  });
});
