import { describe, expect, it } from 'vitest';
import { parseCondition, parseProjection } from './condition.ts';
import { isReservedWord } from './reservedWords.ts';

const path = (...parts: readonly string[]) => ({ kind: 'path', path: parts });
const value = (alias: string) => ({ kind: 'value', alias });

describe('parseCondition', () => {
  it.each([
    ['a = :a', { kind: 'comparison', operator: '=', operands: [path('a'), value(':a')] }],
    [
      'a.b[0].#c BETWEEN :a AND :b',
      { kind: 'between', operands: [path('a', 'b', '[0]', '#c'), value(':a'), value(':b')] },
    ],
    ['a IN (:a, b)', { kind: 'in', operands: [path('a'), value(':a'), path('b')] }],
    [
      'begins_with (a, :a)',
      { kind: 'function', name: 'begins_with', operands: [path('a'), value(':a')] },
    ],
    [
      'size(a) <= :a',
      {
        kind: 'comparison',
        operator: '<=',
        operands: [{ kind: 'size', path: ['a'] }, value(':a')],
      },
    ],
  ])('reads %s', (expression, condition) => {
    expect(parseCondition(expression)).toEqual({ ok: true, value: condition });
  });

  it('binds AND closer than OR, and NOT closest', () => {
    expect(parseCondition('attribute_exists(a) OR NOT a = :a AND b = :b')).toMatchObject({
      value: {
        kind: 'or',
        parts: [{ kind: 'function' }, { kind: 'and', parts: [{ kind: 'not' }, {}] }],
      },
    });
  });

  it('lets brackets around conditions decide, and takes them around operands', () => {
    expect(parseCondition('(a = :a OR b = :b) AND c = :c')).toMatchObject({
      value: { kind: 'and', parts: [{ kind: 'or' }, { kind: 'comparison' }] },
    });
    expect(parseCondition('(a) = (:a)')).toMatchObject({ value: { kind: 'comparison' } });
  });

  it('keeps the AND of a BETWEEN apart from the next condition', () => {
    expect(parseCondition('a BETWEEN :a AND :b AND c = :c')).toMatchObject({
      value: { kind: 'and', parts: [{ kind: 'between' }, { kind: 'comparison' }] },
    });
  });

  it.each([
    ['a', 'a comparison is expected at its end'],
    ['a =', 'an attribute is expected at its end'],
    ['a = :a AND', 'an attribute is expected at its end'],
    ['a = :a b', 'b is out of place at character 8, the end is expected'],
    ['(a = :a', ') is expected at its end'],
    ['a = :a)', ') is out of place at character 7, the end is expected'],
    ['a BETWEEN :a, :b', ', is out of place at character 13, AND is expected'],
    ['exists(a)', 'exists is out of place at character 1, a function of DynamoDB is expected'],
    ['contains(a)', 'contains with 2 operands before this is expected at its end'],
    [
      'attribute_exists(a, b)',
      'attribute_exists with 1 operand before this is expected at its end',
    ],
    ['a. = :a', '= is out of place at character 4, a name is expected'],
    ['a = 1', '1 is out of place at character 5'],
    ['((a = :a)) AND b = :b', 'AWS refuses brackets directly inside brackets'],
    [`a IN (${Array.from({ length: 101 }, (_, n) => `:v${n}`).join(', ')})`, /^IN with up to 100/],
    [`${'('.repeat(2000)}a = :a`, 'its brackets are too deep'],
  ])('says what is wrong with %s', (expression, fault) => {
    const read = parseCondition(expression);
    expect(read.ok ? 'read' : read.fault).toMatch(fault);
  });

  it.each(['((a = :a) AND b = :b)', 'a IN ((:a))', 'NOT (a = :a)', 'size((a)) = :a'])(
    'takes brackets that are not doubled: %s',
    (expression) => {
      expect(parseCondition(expression)).not.toMatchObject({
        fault: expect.stringMatching(/inside brackets/) as string,
      });
    },
  );

  it('reads a condition as long as AWS takes one without trouble', () => {
    const long = Array.from({ length: 400 }, () => 'a = :a').join(' OR ');
    expect(parseCondition(long).ok).toBe(true);
  });
});

describe('parseProjection', () => {
  it('reads paths with commas between them', () => {
    expect(parseProjection('a, #b.c[1], d')).toEqual({
      ok: true,
      value: [['a'], ['#b', 'c', '[1]'], ['d']],
    });
  });

  it.each(['a b', 'a,', ', a', 'size(a)', 'a, :b'])('refuses %s', (projection) => {
    expect(parseProjection(projection).ok).toBe(false);
  });
});

describe('isReservedWord', () => {
  it('knows them in any case', () => {
    for (const word of ['status', 'Date', 'TTL', 'zone', 'abort']) {
      expect(isReservedWord(word)).toBe(true);
    }
    for (const word of ['customerId', 'orderTotal', 'statuses']) {
      expect(isReservedWord(word)).toBe(false);
    }
  });
});
