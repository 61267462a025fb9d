import { expect, it } from 'vitest';
import { fits, fitsAction } from './wildcard.ts';

it.each<[string, string, boolean]>([
  ['a*c', 'abbc', true],
  ['a*c', 'ac', true],
  ['a?c', 'abbc', false],
  ['a.c', 'abc', false],
  ['a${*}c', 'a*c', true],
  ['a${*}c', 'abc', false],
  ['a${?}${$}/*', 'a?$/b', true],
  ['a${?}', 'ab', false],
  ['a${aws:username}', 'a${aws:username}', true],
])('%s and %s', (pattern, text, verdict) => {
  expect(fits(pattern, text)).toBe(verdict);
});

it('takes actions in any case', () => {
  expect(fitsAction('S3:put*', 's3:PutObject')).toBe(true);
});
