import { describe, expect, it } from 'vitest';
import { domainTokenFinding, tokenFinding } from './token.ts';

describe('tokenFinding', () => {
  it.each(['0b1c2d3e-4f5a-6b7c-8d9e-0f1a2b3c4d5e', 'nightly export 7', 'x'.repeat(255)])(
    'finds nothing wrong with %s',
    (token) => {
      expect(tokenFinding(token)).toBeUndefined();
    },
  );

  it.each([
    ['', 'error', 'token-missing'],
    ['price-$5', 'error', 'token-dollar'],
    ['a\tb', 'warning', 'token-invisible'],
    ['a\u200bb', 'warning', 'token-invisible'],
    ['x'.repeat(256), 'warning', 'token-long'],
  ])('says of "%s" with an %s: %s', (token, severity, code) => {
    expect(tokenFinding(token)).toMatchObject({ severity, code });
  });
});

describe('domainTokenFinding', () => {
  it.each(['0b1c2d3e-4f5a-6b7c-8d9e-0f1a2b3c4d5e', '!price=$5~', 'x'.repeat(128)])(
    'finds nothing wrong with %s',
    (token) => {
      expect(domainTokenFinding(token)).toBeUndefined();
    },
  );

  it.each([
    ['', 'token-missing'],
    ['nightly export', 'token-characters'],
    ['a\u007f', 'token-characters'],
    ['größe', 'token-characters'],
    ['x'.repeat(129), 'token-long'],
  ])('refuses "%s": %s', (token, code) => {
    expect(domainTokenFinding(token)).toMatchObject({ severity: 'error', code });
  });
});
