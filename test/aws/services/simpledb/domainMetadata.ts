import type { DomainMetadataSeed, DomainSeed } from '../../seed.ts';

/** The numbers of a domain: those it is seeded with, else counted from its items. */
export function metadataOf({ metadata, items }: DomainSeed): DomainMetadataSeed {
  if (metadata) return metadata;
  const all = items();
  const pairs = all.flatMap(({ attributes }) => Object.entries(attributes));
  const names = [...new Set(pairs.map(([name]) => name))];
  const values = pairs.flatMap(([, several]) => several);
  return {
    itemCount: all.length,
    itemNamesSizeBytes: sizeOf(all.map(({ name }) => name)),
    attributeNameCount: names.length,
    attributeNamesSizeBytes: sizeOf(names),
    attributeValueCount: values.length,
    attributeValuesSizeBytes: sizeOf(values),
  };
}

function sizeOf(texts: readonly string[]): number {
  return Buffer.byteLength(texts.join(''));
}
