import { describe, expect, it } from 'vitest';
import { toTokens } from './json.ts';

describe('JSON in pieces', () => {
  const value = { S3Bucket: 'a', S3Prefix: 'say "x": y\\', ItemCount: 3 };

  it('is exactly the JSON when put together', () => {
    const text = toTokens(value)
      .map((token) => token.text)
      .join('');
    expect(JSON.parse(text)).toEqual(value);
    expect(text).toBe(JSON.stringify(value, undefined, 2));
  });

  it('tells names from strings, also where a string looks like a name', () => {
    const coloured = toTokens(value).filter(({ kind }) => kind !== 'plain');
    expect(coloured.map(({ kind }) => kind)).toEqual(['name', 'string', 'name', 'string', 'name']);
  });
});
