import { describe, expect, it } from 'vitest';
import { toDomain } from './domainCatalog.ts';

describe('the facts of a domain', () => {
  it('are what DomainMetadata counts, with one size for all that is in it', () => {
    const answer = {
      ItemCount: 195_078,
      ItemNamesSizeBytes: 2_586_634,
      AttributeNameCount: 12,
      AttributeNamesSizeBytes: 120,
      AttributeValueCount: 3_690_416,
      AttributeValuesSizeBytes: 50_149_756,
      Timestamp: 1_225_486_466,
      $metadata: {},
    };
    expect(toDomain('sessions', answer)).toEqual({
      name: 'sessions',
      itemCount: 195_078,
      sizeBytes: 52_736_510,
      attributeNameCount: 12,
      attributeValueCount: 3_690_416,
      countedAt: 1_225_486_466_000,
    });
  });

  it('are left out where they are not told', () => {
    expect(toDomain('sessions', { $metadata: {} })).toEqual({ name: 'sessions' });
  });
});
