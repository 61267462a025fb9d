import { expect, it } from 'vitest';
import { bucketOwnerFinding, isAccountId } from './account.ts';

it.each([
  ['111122223333', true],
  ['11112222333', false],
  ['1111222233334', false],
  ['1111-2222-3333', false],
  ['', false],
])('"%s" is an account ID: %s', (text, expected) => {
  expect(isAccountId(text)).toBe(expected);
});

it.each(['', '111122223333'])('a bucket may belong to "%s"', (owner) => {
  expect(bucketOwnerFinding(owner)).toBeUndefined();
});

it('a bucket belongs to an account, named by its ID', () => {
  expect(bucketOwnerFinding('acme')).toMatchObject({
    severity: 'error',
    code: 'owner-not-account',
  });
});
