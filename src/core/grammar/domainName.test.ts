import { expect, it } from 'vitest';
import { isDomainName } from './domainName.ts';

it.each([
  ['abc', true],
  ['web.sessions_2026-11', true],
  ['x'.repeat(255), true],
  ['ab', false],
  ['x'.repeat(256), false],
  ['my domain', false],
  ['a/b/c', false],
  ['größe', false],
])('"%s" is the name of a domain: %s', (text, expected) => {
  expect(isDomainName(text)).toBe(expected);
});
