import { expect, it } from 'vitest';
import { regionName } from './regions.ts';
import { hasSimpleDb, simpleDbRegions } from './simpleDbRegions.ts';

it('names Regions that there are', () => {
  expect(simpleDbRegions.filter((region) => regionName(region) === undefined)).toEqual([]);
});

it.each([
  ['us-east-1', true],
  ['sa-east-1', true],
  ['us-east-2', false],
  ['eu-central-1', false],
  ['us-gov-west-1', false],
  ['cn-north-1', false],
])('SimpleDB is in %s: %s', (region, expected) => {
  expect(hasSimpleDb(region)).toBe(expected);
});
