import { describe, expect, it } from 'vitest';
import { isRegionName, partitionOf, regionName, regions } from './regions.ts';

describe('regions', () => {
  it('lists each Region once, with a name of its own', () => {
    expect(new Set(regions.map(({ id }) => id)).size).toBe(regions.length);
    expect(new Set(regions.map(({ name }) => name)).size).toBe(regions.length);
  });

  it.each([
    ['eu-west-1', 'Europe (Ireland)'],
    ['us-east-1', 'US East (N. Virginia)'],
    ['eusc-de-east-1', 'AWS European Sovereign Cloud (Germany)'],
    ['cn-north-1', 'China (Beijing)'],
    ['us-gov-west-1', 'AWS GovCloud (US-West)'],
  ])('names %s as AWS does', (id, name) => {
    expect(regionName(id)).toBe(name);
  });

  it('has no name for a Region that is not known yet', () => {
    expect(regionName('xx-north-9')).toBeUndefined();
  });
});

describe('partitionOf', () => {
  it.each([
    ['us-east-1', 'aws'],
    ['cn-northwest-1', 'aws-cn'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['xx-north-9', 'aws'],
  ])('puts %s into %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });
});

describe('isRegionName', () => {
  it.each([...regions.map(({ id }) => id), 'xx-north-9', 'us-gov-central-12'])('takes %s', (id) => {
    expect(isRegionName(id)).toBe(true);
  });

  it.each(['', 'Ireland', 'EU-WEST-1', 'eu-west', 'eu-west-1a', 'aws-global', 'evil.example-1'])(
    'does not take "%s"',
    (text) => {
      expect(isRegionName(text)).toBe(false);
    },
  );
});
