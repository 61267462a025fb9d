import { describe, expect, it } from 'vitest';
import { abridged, toTokens } from './json.ts';

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

describe('a request with a long list', () => {
  const parts = (count: number) => Array.from({ length: count }, (_, index) => `shop.t${index}`);

  it('is shown with the beginning of it and the number of what is left out', () => {
    const { ExportOnly: shown } = abridged({ ExportOnly: parts(1020) }) as { ExportOnly: string[] };
    expect(shown).toHaveLength(21);
    expect(shown.at(-1)).toBe('… and 1,000 more');
  });

  it('is shown whole where it is not that long', () => {
    const request = { S3Bucket: 'a', ExportOnly: parts(20) };
    expect(abridged(request)).toEqual(request);
  });
});
