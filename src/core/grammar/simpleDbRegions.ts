/** The Regions with SimpleDB, by the endpoint list that AWS's SDKs ship; it is not in new ones. */
export const simpleDbRegions: readonly string[] = [
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'eu-west-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'sa-east-1',
];

/** Whether there is SimpleDB in a Region. */
export function hasSimpleDb(region: string): boolean {
  return simpleDbRegions.includes(region);
}
